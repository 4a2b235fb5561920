import { readdirSync } from "node:fs";
import { join } from "node:path";
import { closestName } from "../config/closest-name.js";
import type { FileState, Files } from "../rules/model.js";
import { staysIn } from "../system/inside.js";

/**
 * Looks up files below `root` on disk, with their exact upper and lower case also where the file system does not mind it.
 *
 * @param root absolute
 * @param paths from `root`, `/` between their parts; a path that was not asked for here is absent afterwards, but for what such a path is really called
 */
export async function filesOnDisk(root: string, paths: readonly string[]): Promise<Files> {
  const folders = new Map<string, Promise<readonly string[]>>();
  const namesIn = (folder: string): Promise<readonly string[]> => {
    const known = folders.get(folder) ?? namesAt(folder === "" ? root : join(root, folder), root);
    folders.set(folder, known);
    return known;
  };
  return filesByName(paths, namesIn);
}

/**
 * The same of any folders.
 *
 * @param namesIn the names in a folder, which is empty for the root; none where it is none
 */
export async function filesByName(
  paths: readonly string[],
  namesIn: (folder: string) => Promise<readonly string[]>,
): Promise<Files> {
  const states = new Map<string, FileState>();
  for (const path of paths) {
    const state = await stateOf(path, namesIn);
    states.set(path, state);
    if ("actual" in state) states.set(state.actual, { kind: "present" });
  }
  return (path) => states.get(path) ?? { kind: "absent" };
}

/** So many names of a folder are compared with one that is not there. */
const mostCompared = 500;

/** The names in a folder; none where it is none, or a symbolic link leads out of `root`. */
async function namesAt(folder: string, root: string): Promise<readonly string[]> {
  try {
    return staysIn(folder, root) ? readdirSync(folder) : [];
  } catch {
    return [];
  }
}

async function stateOf(path: string, namesIn: (folder: string) => Promise<readonly string[]>): Promise<FileState> {
  let folder = "";
  for (const part of path.split("/")) {
    const names = await namesIn(folder);
    const name = nameLike(part, names);
    if (name === null) return absent(path, folder, part, names);
    folder = folder === "" ? name : `${folder}/${name}`;
  }
  if (folder === path) return { kind: "present" };
  return { kind: folder.toLowerCase() === path.toLowerCase() ? "other-case" : "other-form", actual: folder };
}

/** The name among `names` that is `part`, or is it but for case or Unicode form. */
function nameLike(part: string, names: readonly string[]): string | null {
  if (names.includes(part)) return part;
  const folded = (name: string): string => name.normalize("NFC").toLowerCase();
  return (
    names.find((one) => one.toLowerCase() === part.toLowerCase()) ??
    names.find((one) => folded(one) === folded(part)) ??
    null
  );
}

/** @param names those that the last folder of `path` that is there has; `part` is the first that is not */
function absent(path: string, folder: string, part: string, names: readonly string[]): FileState {
  if (!path.endsWith(part)) return { kind: "absent" };
  const plain = (name: string): string =>
    name
      .normalize("NFC")
      .toLowerCase()
      .replace(/\.[a-z]{3,4}$/, "")
      .replace(/[^\p{L}\p{N}]/gu, "");
  const near =
    names.find((one) => plain(one) === plain(part) && plain(part) !== "") ??
    closestName(part, names.slice(0, mostCompared));
  return near === null ? { kind: "absent" } : { kind: "absent", near: folder === "" ? near : `${folder}/${near}` };
}
