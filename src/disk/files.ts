import { promises as disk } from "node:fs";
import { join } from "node:path";
import type { FileState, Files } from "../rules/model.js";

/**
 * Looks up files below `root` on disk, with their exact upper and lower case also where the file system does not mind it.
 *
 * @param root absolute
 * @param paths from `root`, `/` between their parts; a path that was not asked for here is absent afterwards
 */
export async function filesOnDisk(root: string, paths: readonly string[]): Promise<Files> {
  const folders = new Map<string, Promise<readonly string[]>>();
  const namesIn = (folder: string): Promise<readonly string[]> => {
    const known = folders.get(folder) ?? disk.readdir(folder === "" ? root : join(root, folder)).catch(() => []);
    folders.set(folder, known);
    return known;
  };
  const states = new Map<string, FileState>();
  for (const path of paths) states.set(path, await stateOf(path, namesIn));
  return (path) => states.get(path) ?? { kind: "absent" };
}

async function stateOf(path: string, namesIn: (folder: string) => Promise<readonly string[]>): Promise<FileState> {
  let folder = "";
  for (const part of path.split("/")) {
    const names = await namesIn(folder);
    const name = names.includes(part) ? part : names.find((one) => one.toLowerCase() === part.toLowerCase());
    if (name === undefined) return { kind: "absent" };
    folder = folder === "" ? name : `${folder}/${name}`;
  }
  return folder === path ? { kind: "present" } : { kind: "other-case", actual: folder };
}
