import { closeSync, constants, fstatSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { removeFile } from "../system/remove-file.js";
import { writeWhole } from "../system/write-whole.js";
import { ownFolder } from "./own-folder.js";

/** Neither a symbolic link nor a pipe in a file's place is waited for or followed. Windows has no such flags. */
const carefully = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** A file larger than this is none of ours, and is not read. */
const mostBytes = 8 * 1024 * 1024;

/** What is kept under this name; null where there is nothing that can be read. */
export function readState(gitDir: string, name: string): Buffer | null {
  return readOwnFile(join(gitDir, "report-hook", name), mostBytes);
}

/**
 * The bytes of an ordinary file that report-hook wrote, whoever put it there; null where there is none, or it is too large.
 *
 * @param byThisPerson only a file that belongs to the person who runs this counts
 */
export function readOwnFile(path: string, most: number, byThisPerson = false): Buffer | null {
  try {
    const file = openSync(path, constants.O_RDONLY | carefully);
    try {
      const about = fstatSync(file);
      if (!about.isFile() || about.size > most) return null;
      if (byThisPerson && process.getuid !== undefined && about.uid !== process.getuid()) return null;
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/** Keeps this under a name, all of it or nothing. Throws the file system's error where it cannot be written. */
export function writeState(gitDir: string, name: string, content: string | Uint8Array): void {
  const folder = ownFolder(gitDir);
  writeWhole(join(folder, name), content, { draft: join(folder, `report-hook-state-${process.pid}-${name}`) });
}

/** Keeps this text under a name, and writes nothing where it is there already. */
export function keepText(gitDir: string, name: string, text: string): void {
  if (readState(gitDir, name)?.toString() !== text) writeState(gitDir, name, text);
}

/** Adds a line to what is kept. Lines of several processes do not mix. */
export function addToState(gitDir: string, name: string, line: string): void {
  const { O_APPEND, O_CREAT, O_WRONLY } = constants;
  const file = openSync(join(ownFolder(gitDir), name), O_APPEND | O_CREAT | O_WRONLY | carefully, 0o666);
  try {
    writeSync(file, `${line}\n`);
  } finally {
    closeSync(file);
  }
}

export function removeState(gitDir: string, name: string): void {
  removeFile(join(gitDir, "report-hook", name));
}
