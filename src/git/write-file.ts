import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { asGitError, GitError } from "./git-error.js";
import { ownFolder } from "./own-folder.js";
import { onDisk, type Repository } from "./repository.js";

/** How to take a written file back, until that is no longer wanted. */
export interface Undo {
  readonly restore: () => void;
  readonly forget: () => void;
}

export interface FileToWrite {
  /** From the repository's root. */
  readonly path: string;
  readonly content: Uint8Array;
  /** Whether it may be run as a program, where it takes no other's place: else it has the permissions of what stood there. */
  readonly executable: boolean;
}

/**
 * Writes a file by one rename, so that it is whole at any instant, and keeps what stood there until it is forgotten. Throws a `GitError`
 * where it cannot be written, or is no longer what it was; then nothing has changed. Folders that are missing on the way are made.
 *
 * @param was what the file held when it was found that it may be replaced; null where there was none
 */
export function writeFile(repository: Repository, file: FileToWrite, was: Uint8Array | null): Undo {
  const target = onDisk(repository, file.path);
  const own = ownFolder(repository.gitDir);
  const second = join(own, `report-hook-old-${process.pid}`);
  const made: string[] = [];
  let old: Old | null = null;
  const forget = (): void => rmSync(second, { force: true });
  try {
    makeFolders(repository.top, file.path, made);
    replace(target, file, own, () => {
      old = keepOld(target, second);
      if (!isSame(old?.content ?? null, was)) throw new GitError(`${file.path} was changed meanwhile; commit again`);
    });
  } catch (error) {
    forget();
    removeFolders(made);
    throw asGitError(error) ?? error;
  }
  const restore = (): void => {
    if (old === null) rmSync(target, { force: true });
    else if (old.linked) renameSync(second, target);
    else replace(target, { ...file, content: old.content }, own, () => undefined);
    removeFolders(made);
  };
  return { restore, forget };
}

/**
 * Makes the folders that are missing on a file's way, never through a symbolic link.
 *
 * @param made what was made is added to it, the outermost first
 */
function makeFolders(top: string, path: string, made: string[]): void {
  let folder = top;
  for (const part of path.split("/").slice(0, -1)) {
    folder = join(folder, part);
    const about = lstatSync(folder, { throwIfNoEntry: false });
    if (about === undefined) {
      mkdirSync(folder);
      made.push(folder);
    } else if (!about.isDirectory()) throw new GitError(`${folder} is not a folder; remove it`);
  }
}

/** Removes folders that we made, as far as nothing was put into them meanwhile. */
function removeFolders(made: readonly string[]): void {
  try {
    for (const folder of made.toReversed()) rmdirSync(folder);
  } catch {
    // Somebody uses it now.
  }
}

function isSame(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one === null || other === null ? one === other : Buffer.from(one).equals(other);
}

/**
 * The draft is made under the git directory, so that a run that is killed leaves no file in anyone's folder; where that is on another
 * file system, beside the target.
 *
 * @param check what is to be done last before the rename
 */
function replace(
  target: string,
  { content, executable }: Pick<FileToWrite, "content" | "executable">,
  own: string,
  check: () => void,
): void {
  const drafts = [
    join(own, `report-hook-page-${process.pid}`),
    join(dirname(target), `.${basename(target)}.report-hook-${process.pid}`),
  ];
  for (const draft of drafts) {
    try {
      writeFileSync(draft, content, { mode: executable ? 0o777 : 0o666 });
      keepPermissions(target, draft);
      check();
      renameSync(draft, target);
      return;
    } catch (error) {
      rmSync(draft, { force: true });
      if (codeOf(error) !== "EXDEV" || draft === drafts.at(-1)) throw error;
    }
  }
}

/** Gives a draft the permissions of the file whose place it takes, where there is one. */
function keepPermissions(target: string, draft: string): void {
  const old = statSync(target, { throwIfNoEntry: false });
  // Some file systems refuse to set what is so already.
  if (old !== undefined && old.mode !== statSync(draft).mode) chmodSync(draft, old.mode & 0o777);
}

interface Old {
  readonly content: Buffer;
  /** A second name for the file exists. */
  readonly linked: boolean;
}

/** Keeps a file under a second name, where the file system has hard links; null: no file. */
function keepOld(target: string, second: string): Old | null {
  rmSync(second, { force: true });
  try {
    linkSync(target, second);
    return { content: readFileSync(second), linked: true };
  } catch (error) {
    return codeOf(error) === "ENOENT" ? null : { content: readFileSync(target), linked: false };
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
