import { chmodSync, renameSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { codeOf } from "./refusal.js";
import { removeFile } from "./remove-file.js";

export interface HowToWrite {
  /** Where the file is first written, so that a run that is killed leaves nothing beside it; on another file system it is beside it all the same. */
  readonly draft?: string;
  /** The permissions of a file that takes no other's place: one that does has the other's. */
  readonly mode?: number;
  /** It must be on the disk before it takes its place. */
  readonly flush?: boolean;
  /** What is done last; where it throws, what stood there stays. */
  readonly last?: () => void;
}

/**
 * Writes a file by one rename, so that it is whole at any instant. A symbolic link in its place is replaced. Throws the file system's error where it
 * cannot be written; then what stood there stays.
 */
export function writeWhole(path: string, content: string | Uint8Array, how: HowToWrite = {}): void {
  const beside = join(dirname(path), `.${basename(path)}.report-hook-${process.pid}`);
  try {
    writeBy(how.draft ?? beside, path, content, how);
  } catch (error) {
    if (how.draft === undefined || codeOf(error) !== "EXDEV") throw error;
    writeBy(beside, path, content, how);
  }
}

function writeBy(draft: string, path: string, content: string | Uint8Array, how: HowToWrite): void {
  const { mode = 0o666, flush = false, last } = how;
  removeFile(draft);
  try {
    writeFileSync(draft, content, { flag: "wx", mode, flush });
    keepPermissions(path, draft);
    last?.();
    renameSync(draft, path);
  } catch (error) {
    removeFile(draft);
    throw error;
  }
}

/** Gives a draft the permissions of the file whose place it takes, where there is one. */
function keepPermissions(path: string, draft: string): void {
  const old = statSync(path, { throwIfNoEntry: false });
  // Some file systems refuse to set what is so already.
  if (old !== undefined && old.mode !== statSync(draft).mode) chmodSync(draft, old.mode & 0o7777);
}
