import { linkSync, lstatSync, mkdirSync, readFileSync, renameSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { onDisk, type Repository } from "../git/repository.js";
import { ownFolder } from "../state/own-folder.js";
import { asRefusal, codeOf, Refusal } from "../system/refusal.js";
import { removeFile } from "../system/remove-file.js";
import { writeWhole } from "../system/write-whole.js";

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

/** How many files this process has written; each is kept under a name of its own. */
let files = 0;

/**
 * Writes a file by one rename, so that it is whole at any instant, and keeps what stood there until it is forgotten. Throws a `Refusal`
 * where it cannot be written, or is no longer what it was; then nothing has changed. Folders that are missing on the way are made.
 *
 * @param was what the file held when it was found that it may be replaced; null where there was none
 */
export function writeIntoTree(repository: Repository, file: FileToWrite, was: Uint8Array | null): Undo {
  const target = onDisk(repository, file.path);
  const own = ownFolder(repository.gitDir);
  const second = join(own, `report-hook-old-${process.pid}-${++files}`);
  // Under the git directory, so that a run that is killed leaves no file in anyone's folder.
  const how = { draft: join(own, `report-hook-page-${process.pid}`), mode: file.executable ? 0o777 : 0o666 };
  const made: string[] = [];
  let old: Old | null = null;
  const forget = (): void => removeFile(second);
  try {
    makeFolders(repository.top, file.path, made);
    const last = (): void => {
      old = keepOld(target, second);
      if (!isSame(old?.content ?? null, was)) throw new Refusal(`${file.path} was changed meanwhile; commit again`);
    };
    writeWhole(target, file.content, { ...how, last });
  } catch (error) {
    forget();
    removeFolders(made);
    throw asRefusal(error) ?? error;
  }
  const restore = (): void => {
    if (old === null) removeFile(target);
    else if (old.linked) renameSync(second, target);
    else writeWhole(target, old.content, how);
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
    } else if (!about.isDirectory()) throw new Refusal(`${folder} is not a folder; remove it`);
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

interface Old {
  readonly content: Buffer;
  /** A second name for the file exists. */
  readonly linked: boolean;
}

/** Keeps a file under a second name, where the file system has hard links; null: no file. */
function keepOld(target: string, second: string): Old | null {
  removeFile(second);
  try {
    linkSync(target, second);
    return { content: readFileSync(second), linked: true };
  } catch (error) {
    return codeOf(error) === "ENOENT" ? null : { content: readFileSync(target), linked: false };
  }
}
