import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Repository } from "./repository.js";
import { tryGit } from "./run.js";

/** What the commit that is being made is compared with. */
export interface Bases {
  /** Commits: `HEAD` first, then in a merge the others. `HEAD` stands here also where there is no commit yet. */
  readonly commits: readonly string[];
  /**
   * The tree that will be committed is fixed already: git runs `pre-merge-commit` for a merge without conflict after it has
   * written the merge's tree.
   */
  readonly treeFixed: boolean;
}

/**
 * The parents of the commit that is being made: HEAD and, in a merge, those in MERGE_HEAD. While `pre-merge-commit` runs there is
 * no MERGE_HEAD yet; git names the other sides in variables, `GITHEAD_<id>`.
 */
export async function basesOf(repository: Repository): Promise<Bases> {
  const merging = mergeHeads(repository.gitDir);
  if (merging.length > 0) return { commits: ["HEAD", ...merging], treeFixed: false };
  const sides = await sidesNamed(repository);
  return { commits: ["HEAD", ...sides], treeFixed: sides.length > 0 };
}

/**
 * The sides of a merge that is not in HEAD yet. What `git merge` starts inherits the variables, a commit in a person's own `post-merge` too: by
 * then HEAD has what they name, or it stands in the index as the changes of a squash.
 */
async function sidesNamed(repository: Repository): Promise<string[]> {
  const named = Object.keys(process.env).flatMap((name) => /^GITHEAD_([0-9a-f]{40,64})$/.exec(name)?.[1] ?? []);
  if (named.length === 0) return [];
  const squashed = new Set(squashedCommits(repository));
  const merged = await Promise.all(named.map((id) => tryGit(["merge-base", "--is-ancestor", id, "HEAD"])));
  return named.filter((id, index) => merged[index]?.code !== 0 && !squashed.has(id));
}

function mergeHeads(gitDir: string): string[] {
  try {
    return idsIn(readFileSync(join(gitDir, "MERGE_HEAD"), "latin1"), /^[0-9a-f]{40,64}$/gm);
  } catch {
    return [];
  }
}

/** The commits that `git merge --squash` has put into the index, as its message names them. */
export function squashedCommits(repository: Repository): string[] {
  try {
    return idsIn(readFileSync(join(repository.gitDir, "SQUASH_MSG"), "latin1"), /(?<=^commit )[0-9a-f]{40,64}/gm);
  } catch {
    return [];
  }
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[0]);
}
