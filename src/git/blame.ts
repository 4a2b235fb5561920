import { secondsIn } from "./commit-seconds.js";
import { cutOffAt } from "./cut-off.js";
import type { GitSetting } from "./guards.js";
import type { Repository } from "./repository.js";
import { failedWith, tryGit } from "./run.js";

/** Who wrote one line of a file as it is on disk, and when. */
export interface BlamedLine {
  /** Null where the line is in no commit yet. */
  readonly author: Author | null;
  /** When its commit was made, in seconds since 1970; null where it is in none. */
  readonly time: number | null;
}

/** Somebody as `.mailmap` has them, else as their commits do. */
export interface Author {
  readonly name: string;
  readonly email: string;
}

/** A version of a file: what stands on disk now, at an absolute path, or what a commit has. */
export type Version = { readonly onDisk: string } | { readonly commit: string };

/**
 * Blame reads each version once and goes on from there: the 96 MB of versions that git keeps by itself are fresh memory, which takes longer than to
 * unpack them again.
 */
export const blameSettings: readonly GitSetting[] = [["core.deltaBaseCacheLimit", "1m"]];

/**
 * Who wrote each line of a file, renames followed, white space aside. Git reads by itself what the file holds now: what is longer than a pipe holds would be
 * handed over only when this process has nothing else to do, and git would wait for that.
 *
 * @param path from the repository's root
 * @returns a line each; null where no commit has the file; "cut off" where some of it is older than what a shallow clone has. Throws a `Refusal` where git fails otherwise
 */
export async function blame(
  repository: Repository,
  path: string,
  version: Version,
): Promise<readonly BlamedLine[] | "cut off" | null> {
  const which = "commit" in version ? [version.commit] : ["--contents", version.onDisk];
  const args = ["blame", "--porcelain", "--no-textconv", "--no-ignore-revs-file", "-w", ...which, "--", path];
  // A named repository's working tree is not looked into: the mail map that a commit has is an object as any other.
  const mailmap = `${"commit" in version ? version.commit : "HEAD"}:.mailmap`;
  const mapped: readonly GitSetting[] = repository.through === null ? [] : [["mailmap.blob", mailmap]];
  const result = await tryGit(args, { repository, settings: [...blameSettings, ...mapped] });
  if (result.code === 0) {
    const told = `\n${result.stdout.toString()}`;
    // Git says of them that they wrote all that was there before.
    const isCut = [...cutOffAt(repository)].some((id) => told.includes(`\n${id} `));
    return isCut ? "cut off" : readPorcelain(told.slice(1));
  }
  if (/no such path|no such ref|bad revision/.test(result.stderr)) return null;
  throw failedWith(["blame"], result);
}

const uncommitted: BlamedLine = { author: null, time: null };

/** What `git blame --porcelain` tells; it tells a commit's author with the first of its lines only. */
export function readPorcelain(output: string): BlamedLine[] {
  const lines: BlamedLine[] = [];
  const known = new Map<string, BlamedLine>();
  let at = 0;
  for (;;) {
    // What is told of a line comes before it, and it comes after a tab.
    const end = output.indexOf("\n\t", at);
    if (end < 0) return lines;
    const id = output.slice(at, output.indexOf(" ", at));
    const blamed = known.get(id) ?? blamedBy(id, output.slice(at, end + 1));
    known.set(id, blamed);
    lines.push(blamed);
    at = output.indexOf("\n", end + 2) + 1 || output.length;
  }
}

function blamedBy(id: string, told: string): BlamedLine {
  const time = secondsIn(/\nauthor-time (.*)\n/.exec(told)?.[1]);
  if (/^0+$/.test(id) || !Number.isFinite(time)) return uncommitted;
  const email = /\nauthor-mail <?([^\n]*?)>?\n/.exec(told)?.[1] ?? "";
  return { author: { name: /\nauthor ([^\n]*)\n/.exec(told)?.[1] ?? email, email }, time };
}
