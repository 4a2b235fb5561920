import { stat } from "node:fs/promises";

/** Whether a path leads to a folder, a symbolic link followed. */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (about) => about.isDirectory(),
    () => false,
  );
}
