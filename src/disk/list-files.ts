import { readdirSync } from "node:fs";
import { join } from "node:path";

/** A folder with more in it than this is not searched to its end. */
const mostEntries = 50_000;

/**
 * The files below a folder, with `/` between the parts of their paths. No symbolic link is followed; git's own folder and installed packages are
 * left out.
 *
 * @returns null where there are too many to look through
 */
export function listFiles(root: string): readonly string[] | null {
  const files: string[] = [];
  const waiting = [""];
  for (let entries = 0; ; ) {
    const folder = waiting.pop();
    if (folder === undefined) return files;
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (++entries > mostEntries) return null;
      if (entry.isFile()) files.push(folder + entry.name);
      else if (entry.isDirectory() && entry.name !== ".git" && entry.name !== "node_modules") {
        waiting.push(`${folder}${entry.name}/`);
      }
    }
  }
}
