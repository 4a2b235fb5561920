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
    const found = tree?.type === "tree" ? await namesIn(reader, tree, commit, inFolder) : new Map<string, string>();
    for (const path of inFolder) {
      const id = found.get(path) ?? found.get(posix.basename(path));
      if (id !== undefined) ids.set(path, id);
    }
  }
  return ids;
}

/** The ids of the files that a commit has at these paths, by path: no folders, links or submodules. */
export async function filesInTree(
  reader: ObjectReader,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const possible = new Set(paths.filter(canBePath));
  const ids = new Map<string, string>();
  for (const folder of new Set([...possible].map(folderOf))) {
    const tree = await reader.read(`${commit}:${folder}`);
    if (tree?.type !== "tree" || tree.content === null) continue;
    for (const { name, kind, id } of treeEntries(tree.content, tree.id.length / 2)) {
      const path = posix.join(folder, name);
      if (kind === "file" && possible.has(path)) ids.set(path, id);
    }
  }
  return ids;
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === "." ? "" : folder;
}

/** Ids by name, or by path where the folder is so large that git is asked for these paths alone. */
async function namesIn(
  { repository }: ObjectReader,
  tree: GitObject,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, string>> {
  if (tree.content !== null) {
    return new Map(treeEntries(tree.content, tree.id.length / 2).map(({ name, id }) => [name, id]));
  }
  return new Map((await readTree(commit, paths, repository)).map(({ path, id }) => [path, id]));
}

/** An entry of a tree object. */
export interface TreeEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "other";
  /** As git writes it: `100644`. */
  readonly mode: string;
  readonly id: string;
}

/** A tree object's entries, each a mode, a space, a name, a NUL and the id's bytes. */
export function treeEntries(tree: Buffer, idLength: number): readonly TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < tree.length; ) {
    const space = tree.indexOf(32, at);
    const end = tree.indexOf(0, space);
    if (space < 0 || end < 0) break;
    const mode = tree.toString("latin1", at, space);
    const kind = mode === "40000" ? "folder" : mode.startsWith("100") ? "file" : "other";
    at = end + 1 + idLength;
    entries.push({ name: tree.toString("utf8", space + 1, end), kind, mode, id: tree.toString("hex", end + 1, at) });
  }
  return entries;
}
