import { squashedCommits } from "./commit-bases.js";
import type { ObjectReader } from "./objects.js";
import type { Repository } from "./repository.js";
import { tryGit } from "./run.js";

const lineEnd = /\r?\n/;
/** A line that git writes between the sides of a conflict. */
const conflictMarker = /^(?:<{7,}|\|{7,}|={7,}|>{7,})(?: .*)?$/;

/**
 * Whether a text is what git itself made of committed versions of the file at `path` in a merge, pick or revert: each line stands in one of
 * them, or marks a conflict. Replacing such a text loses nothing.
 *
 * @param bases the parents of the commit that is being made
 */
export async function isMerged(
  repository: Repository,
  reader: ObjectReader,
  text: string,
  path: string,
  bases: readonly string[],
): Promise<boolean> {
  const picked = ["CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD"].flatMap((name) => [name, `${name}^`]);
  const others = [...bases.slice(1), ...squashedCommits(repository)];
  const origins = others.length === 0 ? [] : await mergeBases(others);
  const commits = [...bases, ...picked, ...others, ...origins];
  const versions = await Promise.all(commits.map((commit) => reader.read(`${commit}:${path}`)));
  const texts = versions.flatMap((version) => version?.content?.toString() ?? []);
  if (texts.length < 2) return false;
  const lines = new Set(texts.flatMap((one) => one.split(lineEnd)));
  return text.split(lineEnd).every((line) => lines.has(line) || conflictMarker.test(line));
}

/** The newest commit that two commits, given by name, share; null where none is here. */
export async function mergeBase(one: string, other: string): Promise<string | null> {
  const result = await tryGit(["merge-base", one, other]);
  return result.code === 0 ? result.stdout.toString().trim() : null;
}

async function mergeBases(others: readonly string[]): Promise<string[]> {
  const result = await tryGit(["merge-base", "--all", "--octopus", "HEAD", ...others]);
  return result.code === 0 ? result.stdout.toString().trim().split("\n") : [];
}
