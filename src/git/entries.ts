import type { Asked } from "./guards.js";
import { type GitOptions, git, literally, splitAtNul } from "./run.js";

/** A file as the index or a commit has it. */
export interface Entry {
  readonly path: string;
  /** `100644`, `100755`, `120000` (a symbolic link) or `160000` (a submodule). */
  readonly mode: string;
  readonly id: string;
}

export interface IndexEntry extends Entry {
  /** 0, or 1 to 3 where a merge's conflict is not resolved. */
  readonly stage: number;
  readonly assumeUnchanged: boolean;
  readonly skipWorktree: boolean;
}

/** So often an index is read for a few paths before all of it is read. */
const mostProcesses = 8;

/** More paths than this are not named to git one by one, since an operating system limits a command's length. */
const mostArguments = 500;

/**
 * What the index that is being committed has at these paths and, where a path is a folder, below it.
 *
 * @param options `anyCase`: entries that differ from a path in upper and lower case count too
 */
export async function readIndex(
  paths: readonly string[],
  options: Pick<GitOptions, "env"> & { readonly anyCase?: boolean } = {},
): Promise<IndexEntry[]> {
  const possible = paths.filter(canBePath);
  if (possible.length === 0) return [];
  const magic = options.anyCase === true ? ["icase"] : [];
  const named = possible.length > mostArguments ? [literally("")] : possible.map((path) => literally(path, ...magic));
  const output = await git(["ls-files", "-z", "-s", "-v", "--full-name", "--", ...named], options);
  return splitAtNul(output).flatMap(parseIndexEntry);
}

/** All that the index has. */
async function readWholeIndex(): Promise<IndexEntry[]> {
  return splitAtNul(await git(["ls-files", "-z", "-s", "-v", "--full-name", "--", literally("")])).flatMap(
    parseIndexEntry,
  );
}

/** An entry as `git ls-files -z -s -v` prints it; none where it is no such thing. */
export function parseIndexEntry(record: string): IndexEntry[] {
  const match = /^(\S) (\d+) ([0-9a-f]+) (\d)\t([^]+)$/.exec(record);
  if (match === null) return [];
  const [, tag = "", mode = "", id = "", stage = "", path = ""] = match;
  return [{ path, mode, id, stage: Number(stage), assumeUnchanged: /[a-z]/.test(tag), skipWorktree: /s/i.test(tag) }];
}

/** What the index has at these paths and below them, in whatever case. */
interface ToldEntries {
  readonly paths: ReadonlySet<string>;
  readonly entries: readonly IndexEntry[];
}

/** Reads entries of the index that is being committed, as `readIndex` does. */
export type IndexReader = (
  paths: readonly string[],
  options?: { readonly anyCase?: boolean },
) => Promise<readonly IndexEntry[]>;

/**
 * A reader that asks git at once for the paths that are likely to be wanted, and answers from that where it can, so that in most runs one
 * process reads the index. Where other paths are wanted again and again it reads all of it, once.
 *
 * @param told what git has answered already; null: nothing
 */
export function openIndex(likely: readonly string[], told: ToldEntries | null): IndexReader {
  const asked = told?.paths ?? new Set(likely.filter(canBePath));
  let entries: Promise<readonly IndexEntry[]> =
    told !== null ? Promise.resolve(told.entries) : readIndex([...asked], { anyCase: true });
  // Whoever asks is told; nobody may ask.
  entries.catch(() => undefined);
  let others = 0;
  let isWhole = false;
  return async (paths, options = {}) => {
    if (!isWhole && !paths.every((path) => foldersAndSelf(path).some((one) => asked.has(one)))) {
      if (++others <= mostProcesses) return readIndex(paths, options);
      entries = readWholeIndex();
      isWhole = true;
    }
    const fold = (path: string): string => (options.anyCase === true ? path.toLowerCase() : path);
    const wanted = new Set(paths.map(fold));
    return (await entries).filter((entry) => foldersAndSelf(fold(entry.path)).some((path) => wanted.has(path)));
  };
}

/** A path, and every folder that it is in. */
function foldersAndSelf(path: string): string[] {
  const parts = path.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** What a commit of a repository has at these paths; of the current folder's where none is named. */
export async function readTree(commit: string, paths: readonly string[], repository?: Asked): Promise<Entry[]> {
  const possible = paths.filter(canBePath);
  if (possible.length === 0) return [];
  const named = possible.length > mostArguments ? ["-r", commit] : [commit, "--", ...possible];
  const place = repository === undefined ? {} : { repository };
  const output = await git(["ls-tree", "-z", "--full-tree", ...named], place);
  return splitAtNul(output).flatMap((record) => {
    const match = /^(\d+) \S+ ([0-9a-f]+)\t([^]+)$/.exec(record);
    return match === null ? [] : [{ mode: match[1] ?? "", id: match[2] ?? "", path: match[3] ?? "" }];
  });
}

/** A NUL cannot be in a path, and no program takes it in an argument; a link in a report can say it all the same. */
export function canBePath(path: string): boolean {
  return path !== "" && !path.includes("\0");
}
