import { closeSync, constants, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { ownFolder } from "./own-folder.js";

/** Neither a symbolic link nor a pipe in a note's place is waited for or followed. Windows has no such flags. */
const carefully = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** What a note of ours says; null where there is none. */
export function readNote(gitDir: string, name: string): Buffer | null {
  try {
    const file = openSync(join(gitDir, "report-hook", name), constants.O_RDONLY | carefully);
    try {
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/** Writes a note, all of it or nothing. */
export function writeNote(gitDir: string, name: string, content: string | Uint8Array): void {
  const folder = ownFolder(gitDir);
  const draft = join(folder, `report-hook-note-${process.pid}-${name}`);
  rmSync(draft, { force: true });
  try {
    writeFileSync(draft, content, { flag: "wx" });
    renameSync(draft, join(folder, name));
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Adds a line to a note. Lines of several processes do not mix. */
export function addToNote(gitDir: string, name: string, line: string): void {
  const { O_APPEND, O_CREAT, O_WRONLY } = constants;
  const file = openSync(join(ownFolder(gitDir), name), O_APPEND | O_CREAT | O_WRONLY | carefully, 0o666);
  try {
    writeSync(file, `${line}\n`);
  } finally {
    closeSync(file);
  }
}

export function removeNote(gitDir: string, name: string): void {
  rmSync(join(gitDir, "report-hook", name), { force: true });
}
