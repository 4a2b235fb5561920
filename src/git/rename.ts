import { posix } from "node:path";
import type { ObjectReader } from "./objects.js";
import { entriesAt, type TreeEntry, treeEntries } from "./tree.js";

/** So many folders and files are compared: a commit that changes more is not asked where a file came from. */
const mostFolders = 500;
const mostFiles = 5000;

/** Two files are one and the same, renamed, where they share this much of their lines. As for git. */
const similar = 0.5;

/**
 * The path that a file had before the commit that added it: of the files with its ending that the commit takes away the one that is most like it, as
 * long as they share half of their lines.
 *
 * @param bring fetches files by their ids, where not all of them need be here
 * @returns null where it came from nowhere, the first parent has it at the same path, or the commit changes too much to tell
 */
export async function renamedFrom(
  reader: ObjectReader,
  commit: string,
  path: string,
  bring: (ids: readonly string[]) => Promise<unknown> = async () => undefined,
): Promise<string | null> {
  const [now, before] = await Promise.all([`${commit}^{tree}`, `${commit}^^{tree}`].map(reader.read));
  if (now == null || before == null) return null;
  const [file, there] = await Promise.all(
    [commit, `${commit}^`].map(async (tree) => (await entriesAt(reader, tree, [path])).get(path)),
  );
  if (file === undefined || there !== undefined) return null;
  const removed = await removedFiles(reader, before.id, now.id);
  if (removed === null) return null;
  const same = removed.find(({ id }) => id === file.id);
  if (same !== undefined) return same.path;
  const likely = alikeByName(removed, path);
  if (likely.length === 0) return null;
  await bring([file.id, ...likely.map(({ id }) => id)]);
  const text = (await reader.read(file.id))?.content;
  return text == null ? null : mostLike(reader, likely, text);
}

/** How often a file's renames are followed. */
const mostRenames = 20;

/**
 * What commits did to a file, its renames followed, the oldest first, each with the path that the file had after it. Git's own `--follow` compares whole
 * trees, which somebody may have made without end: here each log is of one path, and a rename is looked for in the one commit that added it.
 *
 * @param path from the repository's root
 * @param newest the commit that has it there
 * @param commitsOf what changed the file at a path, in the history of a commit, the oldest first
 * @param nameBefore the path that a file had before the commit that added it; null where it came from nowhere
 */
export async function alongRenames<Change extends { readonly commit: string }>(
  path: string,
  newest: string,
  commitsOf: (path: string, from: string) => Promise<readonly Change[]>,
  nameBefore: (commit: string, path: string) => Promise<string | null>,
): Promise<readonly (Change & { readonly path: string })[]> {
  let changes: (Change & { readonly path: string })[] = [];
  let from = newest;
  let name = path;
  for (let renames = 0; renames <= mostRenames; renames++) {
    const older = (await commitsOf(name, from)).map((one) => ({ ...one, path: name }));
    changes = [...older, ...changes];
    const first = older[0]?.commit;
    const before = first === undefined ? null : await nameBefore(first, name);
    if (first === undefined || before === null) return changes;
    from = `${first}^`;
    name = before;
  }
  return changes;
}

/**
 * The path that a file has at HEAD which is renamed within its folder and not committed: of the files there with its ending that are gone the one
 * that is most like it.
 *
 * @param isThere whether there is a file at a path now
 */
export async function renamedSinceHead(
  reader: ObjectReader,
  path: string,
  text: string,
  isThere: (path: string) => boolean,
): Promise<string | null> {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const tree = await reader.read(`HEAD:${folder}`);
  const entries = tree == null ? null : await entriesOf(reader, tree.id);
  const files = (entries ?? []).map(({ name, id }) => ({ path: folder + name, id }));
  const gone = files.filter((one) => posix.extname(one.path) === posix.extname(path) && !isThere(one.path));
  return mostLike(reader, alikeByName(gone, path), Buffer.from(text));
}

/** Of some files those that may be another under an earlier name. */
function alikeByName(files: readonly File[], path: string): readonly File[] {
  return files.filter((one) => posix.extname(one.path) === posix.extname(path)).slice(0, 50);
}

async function mostLike(reader: ObjectReader, files: readonly File[], text: Buffer): Promise<string | null> {
  let best: { path: string; share: number } = { path: "", share: 0 };
  for (const old of files) {
    const content = (await reader.read(old.id))?.content;
    const share = content == null ? 0 : sharedLines(content, text);
    if (share > best.share) best = { path: old.path, share };
  }
  return best.share >= similar ? best.path : null;
}

interface File {
  readonly path: string;
  readonly id: string;
}

/** The files that one tree has and the other does not; null where there is too much to compare. */
async function removedFiles(reader: ObjectReader, before: string, now: string): Promise<readonly File[] | null> {
  const removed: File[] = [];
  const waiting: { folder: string; before: string; now: string | null }[] = [{ folder: "", before, now }];
  for (let read = 0; ; read++) {
    const next = waiting.pop();
    if (next === undefined) return removed;
    if (read > mostFolders || removed.length > mostFiles) return null;
    const old = await entriesOf(reader, next.before);
    const still = next.now === null ? [] : await entriesOf(reader, next.now);
    if (old === null || still === null) return null;
    const byName = new Map(still.map((entry) => [entry.name, entry]));
    for (const entry of old) {
      const path = next.folder + entry.name;
      const same = byName.get(entry.name);
      if (entry.kind === "folder") {
        const other = same?.kind === "folder" ? same.id : null;
        if (other !== entry.id) waiting.push({ folder: `${path}/`, before: entry.id, now: other });
      } else if (entry.kind === "file" && same?.kind !== "file") removed.push({ path, id: entry.id });
    }
  }
}

async function entriesOf(reader: ObjectReader, id: string): Promise<readonly TreeEntry[] | null> {
  const tree = await reader.read(id);
  return tree?.type === "tree" && tree.content !== null ? treeEntries(tree.content, id.length / 2) : null;
}

/** How much of the larger of two texts the lines make up that stand in both, from 0 to 1. */
function sharedLines(one: Buffer, other: Buffer): number {
  const left = new Map<string, number>();
  for (const line of one.toString("latin1").split("\n")) left.set(line, (left.get(line) ?? 0) + 1);
  let shared = 0;
  for (const line of other.toString("latin1").split("\n")) {
    const count = left.get(line) ?? 0;
    if (count === 0) continue;
    left.set(line, count - 1);
    shared += line.length + 1;
  }
  return shared / (Math.max(one.length, other.length) + 1);
}
