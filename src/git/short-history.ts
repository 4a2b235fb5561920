import { existsSync } from "node:fs";
import { join } from "node:path";
import { headersOf } from "./commit-headers.js";
import { secondsIn } from "./commit-seconds.js";
import type { ObjectReader } from "./objects.js";
import type { Repository } from "./repository.js";
import { treeEntries } from "./tree.js";

/** A commit that changed a file. */
export interface Change {
  readonly commit: string;
  /** Its committer's date in seconds since 1970. */
  readonly time: number;
  /** What git says that it did to it: added, modified, deleted it, or changed what kind of file it is; of a merge it says nothing. */
  readonly did: "A" | "M" | "D" | "T" | null;
}

/** To read as many commits one by one takes about as long as to start a git that reads them. */
const mostCommits = 200;
/** A commit or folder of more bytes is left to git: somebody may have made many of them, to take room and time. */
const mostBytes = 256 * 1024;

/**
 * The commits that changed a file as `git log -- path` lists them, the newest first, read through a process that runs anyway.
 *
 * @param commonDir where git keeps what a commit's parents are said to be
 * @param from a commit's name
 * @param path from the repository's root
 * @param isFull as with `--full-history`: each side of a merge, also one that the merge has nothing of
 * @returns null where the history is longer than this pays for, not all of it is here, parents are not those that commits name, a date is none, or there
 * once was a folder of that name: git is to be asked then
 */
export async function shortHistory(
  { commonDir }: Pick<Repository, "commonDir">,
  reader: ObjectReader,
  from: string,
  path: string,
  isFull: boolean,
): Promise<readonly Change[] | null> {
  if (["shallow", "info/grafts"].some((name) => existsSync(join(commonDir, name)))) return null;
  const fileIn = readerOf(reader, path);
  const seen = new Set<string>();
  const waiting: Commit[] = [];
  const wait = (commit: Commit): void => {
    if (seen.has(commit.id)) return;
    seen.add(commit.id);
    const later = waiting.findIndex(({ time }) => time < commit.time);
    waiting.splice(later < 0 ? waiting.length : later, 0, commit);
  };
  const first = await readCommit(reader, from);
  if (first === null) return null;
  wait(first);
  const changes: Change[] = [];
  for (let commit = waiting.shift(); commit !== undefined; commit = waiting.shift()) {
    // A commit may name any number of parents, and one a thousand times.
    if (seen.size + commit.parents.length > mostCommits) return null;
    const parents = await Promise.all(commit.parents.map((id) => readCommit(reader, id)));
    const file = await fileIn(commit.tree);
    if (file === null) return null;
    const others: { readonly parent: Commit; readonly file: string }[] = [];
    for (const parent of parents) {
      const other = parent === null ? null : await fileIn(parent.tree);
      if (parent === null || other === null) return null;
      others.push({ parent, file: other });
    }
    const alike = others.filter((one) => one.file === file);
    const followed = !isFull && alike[0] !== undefined ? [alike[0]] : others;
    const isChanged =
      others.length === 0 ? file !== nothing : isFull ? alike.length < others.length : alike.length === 0;
    const { id, time } = commit;
    const did = others.length > 1 ? null : changeOf(others[0]?.file ?? nothing, file);
    if (isChanged) changes.push({ commit: id, time, did });
    for (const { parent } of followed) wait(parent);
  }
  return changes;
}

interface Commit {
  readonly id: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly time: number;
}

/** A committer with a date as git writes it. Of any other git's own programs say one thing where they sort by it, and another where they print it. */
const dateOf = /^[^<>]*<[^<>]*> (\d{1,12}) [+-]\d{4}$/;

/** What was read by a reader: a history is often asked for twice. */
interface Known {
  readonly commits: Map<string, Commit>;
  /** By the path, and the folder's id. */
  readonly files: Map<string, string>;
}

const known = new WeakMap<ObjectReader, Known>();

function knownTo(reader: ObjectReader): Known {
  const found = known.get(reader) ?? { commits: new Map(), files: new Map() };
  known.set(reader, found);
  return found;
}

const anId = /^[0-9a-f]{40,64}$/;

async function readCommit(reader: ObjectReader, name: string): Promise<Commit | null> {
  const { commits } = knownTo(reader);
  const found = commits.get(name);
  if (found !== undefined) return found;
  const commit = await commitFrom(reader, name);
  // What another name stands for may change, and what is not here may be fetched.
  if (commit !== null && anId.test(name)) commits.set(name, commit);
  return commit;
}

async function commitFrom(reader: ObjectReader, name: string): Promise<Commit | null> {
  const object = await reader.read(name);
  if (object?.type !== "commit" || object.content === null || object.size > mostBytes) return null;
  const header = headersOf(object.content);
  const date = dateOf.exec(header("committer")[0] ?? "")?.[1];
  if (date === undefined) return null;
  return { id: object.id, tree: header("tree")[0] ?? "", parents: header("parent"), time: secondsIn(date) };
}

/** What stands where a tree has no such file. */
const nothing = "-";

function changeOf(before: string, now: string): Change["did"] {
  if (before === nothing || now === nothing) return now === nothing ? "D" : "A";
  const kindOf = (file: string): string => file.slice(0, 3);
  return kindOf(before) === kindOf(now) ? "M" : "T";
}

/**
 * What reads a file's mode and id in a tree; null where the tree, or a folder in it, cannot be read, or a folder stands in the file's place. Each folder
 * is read once: most commits leave it as it is.
 */
function readerOf(reader: ObjectReader, path: string): (tree: string) => Promise<string | null> {
  const names = path.split("/");
  const { files } = knownTo(reader);
  const read = async (tree: string, depth: number): Promise<string | null> => {
    const object = await reader.read(tree);
    if (object?.type !== "tree" || object.content === null || object.size > mostBytes) return null;
    const entry = treeEntries(object.content, object.id.length / 2).find((one) => one.name === names[depth]);
    if (entry === undefined) return nothing;
    const mode = modeOf(entry.mode);
    if (depth + 1 < names.length) return mode === folder ? fileIn(entry.id, depth + 1) : nothing;
    return mode === folder ? null : `${mode} ${entry.id}`;
  };
  const fileIn = async (tree: string, depth = 0): Promise<string | null> => {
    const key = `${depth} ${tree} ${path}`;
    const found = files.get(key);
    if (found !== undefined) return found;
    const file = await read(tree, depth);
    if (file !== null) files.set(key, file);
    return file;
  };
  return (tree) => fileIn(tree);
}

const folder = "40000";

/** A mode as git takes it, whatever else an old or odd program has written: of a file it sees no more than whether it may be run. */
function modeOf(written: string): string {
  const bits = Number.parseInt(written, 8);
  const kind = bits & 0o170000;
  if (kind === 0o100000) return bits & 0o100 ? "100755" : "100644";
  return kind === 0o040000 ? folder : kind === 0o120000 ? "120000" : "160000";
}
