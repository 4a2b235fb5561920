import { lstatSync } from "node:fs";
import { join } from "node:path";
import { type Conversion, checkedOutBlob, conversionOf, withoutFilter } from "./attributes.js";
import { type IndexEntry, readIndex } from "./entries.js";
import { GitError } from "./git-error.js";
import {
  type CommitIndex,
  editIndex,
  type FileMark,
  type IndexCommand,
  markOf,
  namesObject,
  updateIndex,
  waitForIndex,
} from "./index-file.js";
import { isOurPage, rememberPage } from "./known-pages.js";
import { readNote, removeNote, writeNote } from "./notes.js";
import { type ObjectReader, writeBlob } from "./objects.js";
import { removeLeftovers } from "./own-folder.js";
import { gitIsAlive } from "./parent.js";
import { fromHere, type Repository } from "./repository.js";
import { writeFile } from "./write-file.js";

export interface PageToPut {
  /** From the repository's root. */
  readonly path: string;
  readonly content: string;
  readonly id: string;
  /** The entry that the index has for it; null where it has none. */
  readonly entry: IndexEntry | null;
  /** Whether it goes into the commit; false where the repository ignores it. */
  readonly commit: boolean;
  /** What it replaces on disk, null where there is nothing; `kept` where it is not written to disk. */
  readonly onDisk: Buffer | null | "kept";
  /** The working tree is sparse and leaves this folder out. */
  readonly sparse: boolean;
  readonly conversion: Conversion;
}

/** What the page was rendered from, so that nothing staged meanwhile is committed beside it. */
export interface RenderedFrom {
  readonly path: string;
  readonly id: string;
  /** The index's state before the report was read from it. */
  readonly since: FileMark;
}

/**
 * Puts a page where it belongs: first to disk, by one rename, then into the index, which then knows the file on disk as it is. Where the
 * index cannot be written, the disk is put back as it was. Throws a `GitError` that says why.
 */
export async function putPage(
  repository: Repository,
  index: CommitIndex,
  page: PageToPut,
  from: RenderedFrom,
): Promise<void> {
  if (!index.held && page.commit) await waitForIndex(index.file);
  rememberPage(repository, page.id);
  const { onDisk } = page;
  const converted = onDisk !== "kept" && !page.conversion.none;
  const store = storing(page);
  if (converted) await store();
  const content = converted ? await checkedOutBlob(page.id, page.path, page.conversion) : Buffer.from(page.content);
  if (!gitIsAlive()) throw new GitError("git ended while the report was being checked; nothing was written");

  const file = { path: page.path, content, executable: page.entry?.mode === "100755" };
  const undo = onDisk === "kept" ? null : writeFile(repository, file, onDisk);
  try {
    if (page.commit) await intoIndex(repository, index, page, from, store);
  } catch (error) {
    undo?.restore();
    throw error;
  }
  undo?.forget();
  removeLeftovers(repository.gitDir, Date.now());
}

/** Stores a page as a blob, once however often it is called. */
function storing(page: PageToPut): () => Promise<void> {
  let stored: Promise<void> | null = null;
  const store = async (): Promise<void> => {
    if ((await writeBlob(page.content)) !== page.id) throw new GitError("git stored another page than ours");
  };
  return () => {
    stored ??= store();
    return stored;
  };
}

async function intoIndex(
  repository: Repository,
  index: CommitIndex,
  page: PageToPut,
  from: RenderedFrom,
  store: () => Promise<void>,
): Promise<void> {
  const change = (copy: string): Promise<void> => putEntry(repository, page, copy, store);
  const stillRight = async (env: Readonly<Record<string, string>>): Promise<boolean> => {
    const entries = await readIndex([from.path, page.path], { env });
    const idAt = (path: string): string | undefined => entries.find((entry) => entry.path === path)?.id;
    return idAt(from.path) === from.id && [page.entry?.id, page.id].includes(idAt(page.path));
  };
  await editIndex(repository, { file: index.file, held: index.held, change, since: from.since, stillRight });
  if (index.following === null) return;
  if (index.following !== "unknown") await intoFollowing(repository, index.following, page, change);
  else writeNote(repository.gitDir, followNote, [page.path, page.entry?.id ?? "", page.id].join("\0"));
}

/** A page still to be put into the index that follows a commit of named paths: its path, the id the index has, the page's id. */
const followNote = "follow";

/**
 * After a commit of named paths whose following index was not found before it: puts the committed page into the index, as git has put
 * the named paths. A page that a person has staged there meanwhile is left alone.
 */
export async function followCommit(repository: Repository, index: CommitIndex, objects: ObjectReader): Promise<void> {
  const note = readNote(repository.gitDir, followNote);
  if (note === null) return;
  removeNote(repository.gitDir, followNote);
  const [path = "", before = "", id = ""] = note.toString().split("\0");
  const [committed, entries, conversion] = await Promise.all([
    objects.read(`HEAD:${path}`),
    readIndex([path]),
    conversionOf(repository, path),
  ]);
  const entry = entries[0] ?? null;
  if (committed?.id !== id || (entry?.id ?? "") !== before) return;
  const commands = commandsFor(repository, { path, id, entry, sparse: false, conversion });
  const change = (copy: string): Promise<void> => updateIndex(commands, copy);
  const stillRight = async (): Promise<boolean> => true;
  await editIndex(repository, { file: index.file, held: false, change, since: markOf(index.file), stillRight });
}

/**
 * A commit of named paths: the page goes as well into the index that will be the repository's afterwards, unless a person has staged a page of
 * their own there.
 */
async function intoFollowing(
  repository: Repository,
  file: string,
  page: PageToPut,
  change: (copy: string) => Promise<void>,
): Promise<void> {
  const mayReplace = async (env: Readonly<Record<string, string>>): Promise<boolean> => {
    const [entry] = await readIndex([page.path], { env });
    return entry?.id === page.entry?.id || (entry !== undefined && isOurPage(repository, entry.id));
  };
  if (!(await mayReplace({ GIT_INDEX_FILE: file }))) return;
  await editIndex(repository, { file, held: true, change, since: null, stillRight: mayReplace });
}

/**
 * Stores the page and gives an index its entry. Git does both in one process where it may take the page from disk. It has taken something
 * else where somebody wrote there meanwhile, and nothing where a file system monitor says that nothing changed: then the index still
 * does not name the page. Where it does so before, for a copy of the page, this would not be seen.
 */
async function putEntry(
  repository: Repository,
  page: PageToPut,
  index: string,
  store: () => Promise<void>,
): Promise<void> {
  if (isOnDiskAsItIs(repository, page) && !namesObject(index, page.id)) {
    await updateIndex([{ args: ["--add", "--", fromHere(repository, page.path)], env: {} }], index);
    if (namesObject(index, page.id)) return;
  }
  await store();
  await updateIndex(commandsFor(repository, page), index);
}

/** Whether the file on disk would become the very entry that we want: the same bytes, the same mode, and no flag that git would clear. */
function isOnDiskAsItIs(repository: Repository, { path, onDisk, conversion, entry, sparse }: PageToPut): boolean {
  if (onDisk === "kept" || !conversion.none || sparse) return false;
  if (entry !== null && (entry.mode !== "100644" || entry.assumeUnchanged || entry.skipWorktree)) return false;
  const about = lstatSync(join(repository.top, path), { throwIfNoEntry: false });
  return about?.isFile() === true && (about.mode & 0o111) === 0;
}

/**
 * The page's entry, and then the state of the files on disk, without which git takes the page for changed. Writing an entry clears
 * its flags: those it had are put back.
 */
function commandsFor(
  repository: Repository,
  page: Pick<PageToPut, "path" | "id" | "entry" | "sparse" | "conversion">,
): readonly IndexCommand[] {
  const path = fromHere(repository, page.path);
  const add = [
    "--add",
    "--cacheinfo",
    `${page.entry?.mode === "100755" ? "100755" : "100644"},${page.id},${page.path}`,
  ];
  const env = withoutFilter(page.conversion);
  const edit: IndexCommand[] = [{ args: [...add, "--refresh"], env }];
  const skip = page.entry?.skipWorktree ?? page.sparse;
  if (skip) edit.push({ args: ["--skip-worktree", "--", path], env: {} });
  if (page.entry?.assumeUnchanged === true) edit.push({ args: ["--assume-unchanged", "--", path], env: {} });
  return edit;
}
