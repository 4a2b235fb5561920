import { isRefusal } from "../system/refusal.js";
import { secondsIn } from "./commit-seconds.js";
import type { Asked } from "./guards.js";
import type { ObjectReader } from "./objects.js";
import { alongRenames, renamedFrom } from "./rename.js";
import type { Repository } from "./repository.js";
import { literally } from "./run.js";
import { shortHistory } from "./short-history.js";
import { simple } from "./simple-git.js";

/** A commit, and when it was made: its committer's date in seconds since 1970. */
export interface DatedCommit {
  readonly commit: string;
  readonly time: number;
}

/** A version of a file: the commit that made it, and the path that the file had then, from the repository's root. */
export interface DatedVersion extends DatedCommit {
  readonly path: string;
}

/**
 * The commits of the checked-out branch that changed a file, renames followed, the oldest first; none where there are none, or the history is not here.
 *
 * @param path from the repository's root
 */
export async function datedVersions(
  repository: Repository,
  reader: ObjectReader,
  path: string,
): Promise<readonly DatedVersion[]> {
  return alongRenames(
    path,
    "HEAD",
    (name, from) => commitsFrom(repository, reader, from, name),
    (commit, name) => unlessDamaged(renamedFrom(reader, commit, name)),
  );
}

/** More commits than this are not looked at: a history may be made without end. */
const mostCommits = 2000;

/** Null also where git ended at a damaged object: another git may not come by it. */
async function unlessDamaged<Found>(found: Promise<Found | null>): Promise<Found | null> {
  try {
    return await found;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

async function commitsFrom(
  repository: Repository,
  reader: ObjectReader,
  from: string,
  path: string,
): Promise<readonly DatedCommit[]> {
  const short = await unlessDamaged(shortHistory(repository, reader, from, path, false));
  return (short ?? (await loggedCommits(repository, from, path))).toReversed();
}

async function loggedCommits(repository: Asked, from: string, path: string): Promise<readonly DatedCommit[]> {
  const limit = ["-n", String(mostCommits)];
  const shape = ["--no-show-signature", "--no-renames", "--format=%H %ct"];
  const args = ["log", ...shape, ...limit, from, "--", literally(path)];
  return (await linesOf(repository, args)).flatMap(datedCommit);
}

/** The newest commit of the checked-out branch that was made at a time or before; null where there is none. */
export async function commitAt(repository: Asked, time: number): Promise<string | null> {
  const args = ["rev-list", "--first-parent", "--format=%H %ct", "-n", String(mostCommits), "HEAD"];
  const all = (await linesOf(repository, args)).flatMap(datedCommit);
  return all.find((one) => one.time <= time)?.commit ?? null;
}

function datedCommit(line: string): DatedCommit[] {
  const match = /^([0-9a-f]{40,64}) (\d+)$/.exec(line);
  return match === null ? [] : [{ commit: match[1] ?? "", time: secondsIn(match[2]) }];
}

async function linesOf(repository: Asked, args: readonly string[]): Promise<readonly string[]> {
  try {
    return (await simple(repository, args)).split("\n");
  } catch (error) {
    if (isRefusal(error)) return [];
    throw error;
  }
}
