import {
  type BigIntStats,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  ftruncateSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { codeOf, Refusal } from "../system/refusal.js";
import { removeFile } from "../system/remove-file.js";
import type { GitSetting } from "./guards.js";
import { gitIsAlive } from "./parent.js";
import type { Repository } from "./repository.js";
import { failedWith, waitForGit } from "./run.js";

/** The index that git is committing. */
export interface CommitIndex {
  /** Absolute. */
  readonly file: string;
  /** Git holds it locked for this commit: it is a lock file, or made for the commit alone. */
  readonly held: boolean;
  /**
   * For a commit of named paths, the index that will be the repository's afterwards: `unknown` where it is not beside the one
   * that is committed. Null for other commits.
   */
  readonly following: string | "unknown" | null;
}

/** Which index git is committing, by what it told its hook: `.git/index`, its lock, or one made for named paths. */
export function commitIndex(repository: Repository): CommitIndex {
  const named = process.env.GIT_INDEX_FILE;
  if (named === undefined || named === "") {
    return { file: join(repository.gitDir, "index"), held: false, following: null };
  }
  // Git names it from the top, also to a hook that has gone into a folder below.
  const file = resolve(repository.top, named);
  const following = join(dirname(file), "index.lock");
  const forPaths = /^next-index-\d+\.lock$/.test(basename(file));
  return {
    file,
    held: file.endsWith(".lock"),
    following: !forPaths ? null : existsSync(following) ? following : "unknown",
  };
}

/** Tells one state of a file from any other, since every change of an index is a new file. Null: there is none. */
export type FileMark = string | null;

export function markOf(file: string): FileMark {
  const about = statSync(file, { bigint: true, throwIfNoEntry: false });
  return about === undefined ? null : markFrom(about);
}

/** The same of a file that is known. */
export function markFrom({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [ino, size, mtimeNs, ctimeNs].join(" ");
}

/** How long another process may hold the lock before we give up, and how often we look, in milliseconds. */
const patience = 2000;
const interval = 20;

/** Waits until no other process holds the index. Throws a `Refusal` where it is held for long. */
export async function waitForIndex(file: string): Promise<void> {
  const lock = `${file}.lock`;
  for (let waited = 0; existsSync(lock); waited += interval) {
    if (waited >= patience) throw new Refusal(`another process holds ${lock}; wait for it to end, then commit again`);
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}

/** One `git update-index`. */
export interface IndexCommand {
  readonly args: readonly string[];
  readonly settings: readonly GitSetting[];
}

export interface IndexEdit {
  readonly file: string;
  readonly held: boolean;
  /** Edits a copy of the index. What the copy names then must be stored. */
  readonly change: (copy: string) => Promise<void>;
  /** The state of the index at which `stillRight` was last known to hold. */
  readonly since: FileMark;
  /** Whether the edit is still wanted; asked with the environment of the copy where the index changed meanwhile. */
  readonly stillRight: (env: Readonly<Record<string, string>>) => Promise<boolean>;
}

/**
 * Edits an index by editing a copy and putting that in its place, so that whatever dies, and when, the index is whole, and a lock of ours is
 * left only within the two system calls between taking it and letting it go.
 *
 * @param drafts a folder in the git directory for the copy
 * @returns the index's new state. Throws a `Refusal` where it is locked, changed under our hands, or git is gone.
 */
export async function editIndex(drafts: string, edit: IndexEdit): Promise<FileMark> {
  const copy = copyPath(drafts, edit.file);
  const env = { GIT_INDEX_FILE: copy };
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      const before = markOf(edit.file);
      if (before === null && edit.held) throw gitIsGone();
      removeFile(copy);
      if (before !== null) copyIndex(edit.file, copy);
      if (before !== edit.since && !(await edit.stillRight(env))) throw changedMeanwhile();
      await edit.change(copy);
      if (edit.held ? putHeld(copy, edit.file, before) : await putLocked(copy, edit.file, before)) {
        return markOf(edit.file);
      }
    }
    throw changedMeanwhile();
  } finally {
    removeFile(copy);
  }
}

/**
 * With its time: a file that was written in the same instant as the index may have changed without a sign of it, and git looks into
 * such files only where it knows the index to be as old.
 */
function copyIndex(file: string, copy: string): void {
  const { mtimeMs } = statSync(file);
  copyFileSync(file, copy);
  const seconds = Math.floor(mtimeMs) / 1000;
  utimesSync(copy, seconds, seconds);
}

/**
 * Runs commands on an index one after the other. `update-index` says 1 where `--refresh` finds entries that differ from the disk: no failure
 * here.
 */
export function updateIndex(commands: readonly IndexCommand[], file: string): void {
  for (const { args, settings } of commands) {
    const command = ["update-index", "-q", ...args];
    const result = waitForGit(command, { env: { GIT_INDEX_FILE: file }, settings });
    if (result.code > 1) throw failedWith(command, result);
  }
}

/** Whether an index names an object with this id at all. */
export function namesObject(file: string, id: string): boolean {
  return readFileSync(file).includes(Buffer.from(id, "hex"));
}

/**
 * Git holds this index for us and reads it again when the hook has ended well; otherwise it throws it away. So it is written where it
 * is, which can never bring back a lock that git took along when it was ended.
 */
function putHeld(copy: string, file: string, before: FileMark): boolean {
  const now = markOf(file);
  if (now === null || !gitIsAlive()) throw gitIsGone();
  if (now !== before) return false;
  const content = readFileSync(copy);
  let lock: number;
  try {
    lock = openSync(file, constants.O_WRONLY);
  } catch {
    throw gitIsGone();
  }
  try {
    writeFileSync(lock, content);
    ftruncateSync(lock, content.length);
  } finally {
    closeSync(lock);
  }
  return true;
}

/** Takes the lock as git does, by making `index.lock`, and lets it go by renaming it into place. */
async function putLocked(copy: string, file: string, before: FileMark): Promise<boolean> {
  const lock = `${file}.lock`;
  await waitForIndex(file);
  if (!take(copy, lock)) return false;
  if (markOf(file) === before) {
    renameSync(lock, file);
    return true;
  }
  removeFile(lock);
  return false;
}

/** Makes `lock` with the content of `copy`; false where another process was faster. */
function take(copy: string, lock: string): boolean {
  try {
    linkSync(copy, lock);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === "EEXIST") return false;
    if (code === "ENOENT" || code === "EACCES" || code === "EROFS" || code === "ENOSPC") throw error;
    // Some file systems have no hard links.
    copyFileSync(copy, lock, constants.COPYFILE_EXCL);
    return true;
  }
}

/** On the index's own file system, so that a rename is one step: beside an index that does not lie in the git directory. */
function copyPath(drafts: string, file: string): string {
  const folder = dirname(file) === dirname(drafts) ? drafts : dirname(file);
  return join(folder, `report-hook-index-${process.pid}`);
}

function changedMeanwhile(): Refusal {
  return new Refusal("the report was staged again while it was being checked; commit again");
}

function gitIsGone(): Refusal {
  return new Refusal("git ended while the report was being checked; nothing was committed");
}
