import { lstatSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../system/refusal.js";

/** What a process that was killed may leave in our folder; removed once it is this old, in milliseconds. */
const leftover = /^report-hook-(?:index|page|old|merge|state|told)-\d+/;
const oldAge = 3_600_000;

/**
 * report-hook's own folder under a git directory, made where it is missing.
 *
 * Throws the file system's error where it cannot be made, and a `Refusal` where something else is in its place: a symbolic link there
 * could lead anywhere.
 */
export function ownFolder(gitDir: string): string {
  const folder = join(gitDir, "report-hook");
  mkdirSync(folder, { recursive: true });
  if (!lstatSync(folder).isDirectory())
    throw new Refusal(`${folder}: a file stands where its folder should be; remove it`);
  return folder;
}

/** Removes what killed runs left in our folder. */
export function removeLeftovers(gitDir: string, now: number): void {
  const folder = ownFolder(gitDir);
  for (const name of readdirSync(folder)) {
    if (!leftover.test(name)) continue;
    const file = join(folder, name);
    const about = statSync(file, { throwIfNoEntry: false });
    if (about !== undefined && now - about.mtimeMs > oldAge) rmSync(file, { force: true });
  }
}
