import { posix } from "node:path";
import { canBePath, readTree } from "./entries.js";
import type { ObjectReader } from "./objects.js";

/**
 * What a commit has at these paths, files and folders, read from the folders they are in: the process that reads objects runs
 * anyway, and one more costs a commit more than that.
 *
 * @param paths from the repository's root
 * @returns by path; what is not in the commit is not in it
 */
export async function entriesAt(
  reader: ObjectReader,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, TreeEntry>> {
  const possible = paths.filter(canBePath);
  const folders = [...new Set(possible.map(folderOf))];
  const found = await Promise.all(
    folders.map(async (folder) => {
      const wanted = possible.filter((path) => folderOf(path) === folder);
      const entries = await entriesIn(reader, commit, folder, wanted);
      return wanted.flatMap((path) => {
        const entry = entries.get(posix.join(folder, posix.basename(path)));
        return entry === undefined ? [] : [[path, entry] as const];
      });
    }),
  );
  return new Map(found.flat());
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === "." ? "" : folder;
}

/** A folder's entries by path; where it is so large that it is not kept, git is asked for these paths alone. */
async function entriesIn(
  reader: ObjectReader,
  commit: string,
  folder: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, TreeEntry>> {
  const tree = await reader.read(`${commit}:${folder}`);
  if (tree?.type !== "tree") return new Map();
  if (tree.content !== null) {
    const entries = treeEntries(tree.content, tree.id.length / 2);
    return new Map(entries.map((entry) => [posix.join(folder, entry.name), entry]));
  }
  const entries = await readTree(commit, paths, reader.repository);
  return new Map(
    entries.map(({ path, mode, id }) => [path, treeEntry(posix.basename(path), mode.replace(/^0/, ""), id)]),
  );
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
    at = end + 1 + idLength;
    entries.push(treeEntry(tree.toString("utf8", space + 1, end), mode, tree.toString("hex", end + 1, at)));
  }
  return entries;
}

function treeEntry(name: string, mode: string, id: string): TreeEntry {
  return { name, kind: mode === "40000" ? "folder" : mode.startsWith("100") ? "file" : "other", mode, id };
}
