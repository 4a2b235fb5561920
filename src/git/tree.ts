import { posix } from "node:path";
import { canBePath, readTree } from "./entries.js";
import type { GitObject, ObjectReader } from "./objects.js";

/**
 * The ids of the files and folders that a commit has at these paths, read from the folders they are in: the process that reads
 * objects runs anyway, and one more costs a commit more than that.
 *
 * @param paths from the repository's root
 * @returns by path; what is not in the commit is not in it
 */
export async function idsInTree(
  reader: ObjectReader,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const possible = paths.filter(canBePath);
  const folders = [...new Set(possible.map(folderOf))];
  const trees = await Promise.all(folders.map((folder) => reader.read(`${commit}:${folder}`)));
  const ids = new Map<string, string>();
  for (const [i, tree] of trees.entries()) {
    const folder = folders[i] ?? "";
    const inFolder = possible.filter((path) => folderOf(path) === folder);
    const found = tree?.type === "tree" ? await namesIn(tree, commit, inFolder) : new Map<string, string>();
    for (const path of inFolder) {
      const id = found.get(path) ?? found.get(posix.basename(path));
      if (id !== undefined) ids.set(path, id);
    }
  }
  return ids;
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === "." ? "" : folder;
}

/** Ids by name, or by path where the folder is so large that git is asked for these paths alone. */
async function namesIn(tree: GitObject, commit: string, paths: readonly string[]): Promise<Map<string, string>> {
  if (tree.content !== null) return entriesOf(tree.content, tree.id.length / 2);
  return new Map((await readTree(commit, paths)).map(({ path, id }) => [path, id]));
}

/** A tree object's entries, each a mode, a space, a name, a NUL and the id's bytes. */
function entriesOf(tree: Buffer, idLength: number): Map<string, string> {
  const ids = new Map<string, string>();
  for (let at = 0; at < tree.length; ) {
    const space = tree.indexOf(32, at);
    const end = tree.indexOf(0, space);
    if (space < 0 || end < 0) break;
    at = end + 1 + idLength;
    ids.set(tree.toString("utf8", space + 1, end), tree.toString("hex", end + 1, at));
  }
  return ids;
}
