import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder that only its owner may enter, and those above it that are missing. Node's own `recursive` never comes to an end where a file
 * system makes no folders and says of each that it is not there, as /proc does, and an automounter for a home folder that it does not know.
 */
export function makePrivateFolder(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makePrivateFolder(above);
  mkdirSync(folder, { mode: 0o700 });
}
