import { dirname } from "node:path";

/** What `act` gives in the folder of a file, where git is asked; two must not look at once. */
export async function inFolderOf<Found>(file: string, act: () => Promise<Found>): Promise<Found> {
  const here = process.cwd();
  try {
    process.chdir(dirname(file));
    return await act();
  } finally {
    process.chdir(here);
  }
}
