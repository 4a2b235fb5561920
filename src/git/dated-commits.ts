import { isRefusal } from "../system/refusal.js";
import { secondsIn } from "./commit-seconds.js";
import type { Asked } from "./guards.js";
import type { ObjectReader } from "./objects.js";
import type { Repository } from "./repository.js";
import { literally } from "./run.js";
import { shortHistory } from "./short-history.js";
import { simple } from "./simple-git.js";

/** A commit, and when it was made: its committer's date in seconds since 1970. */
export interface DatedCommit {
  readonly commit: string;
  readonly time: number;
}

/** More commits than this are not looked at: a history may be made without end. */
const mostCommits = 2000;

/**
 * The commits of the checked-out branch that changed a file, the oldest first; none where there are none, or the history is not here.
 *
 * @param path from the repository's root
 * @param until only commits made then or before; null: all
 */
export async function commitsOf(
  repository: Repository,
  reader: ObjectReader,
  path: string,
  until: number | null,
): Promise<readonly DatedCommit[]> {
  const commits = (await shortCommits(repository, reader, path)) ?? (await loggedCommits(repository, path, until));
  // Git sorts out by what it takes for a date, which is not always what it prints.
  return commits.filter(({ time }) => until === null || time <= until).reverse();
}

/** Null where git is to be asked, also where it ended at a damaged object: another git may not come by it. */
async function shortCommits(
  repository: Repository,
  reader: ObjectReader,
  path: string,
): Promise<readonly DatedCommit[] | null> {
  try {
    return await shortHistory(repository, reader, "HEAD", path, false);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

async function loggedCommits(repository: Asked, path: string, until: number | null): Promise<readonly DatedCommit[]> {
  const limit = ["-n", String(mostCommits), ...(until === null ? [] : [`--before=${until}`])];
  const args = [
    "log",
    "--no-show-signature",
    "--no-renames",
    "--format=%H %ct",
    ...limit,
    "HEAD",
    "--",
    literally(path),
  ];
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
