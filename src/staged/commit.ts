import { mostBytes } from "../disk/report-file.js";
import { type Bases, basesOf } from "../git/bases.js";
import { type IndexReader, openIndex } from "../git/entries.js";
import { type CommitIndex, commitIndex, type FileMark, markOf } from "../git/index-file.js";
import { type GitObject, type ObjectReader, openObjects } from "../git/objects.js";
import { findRepository, hookRepository, type Repository } from "../git/repository.js";
import { watchedPaths } from "./watched-paths.js";

/** The commit that is being made, as far as git can be asked about it. */
export interface Commit {
  readonly repository: Repository;
  readonly objects: ObjectReader;
  readonly bases: Bases;
  readonly index: CommitIndex;
  readonly entries: IndexReader;
  /** The index's state before anything was read from it. */
  readonly since: FileMark;
}

/** Runs `use` on the commit that is being made in the current folder's repository; null outside a repository. */
export async function withCommit<T>(use: (commit: Commit) => Promise<T>): Promise<T | null> {
  // One byte more than a report may have, so that a report that is too large is told from one that is not there.
  const objects = openObjects(mostBytes + 1);
  try {
    const repository = hookRepository() ?? (await findRepository());
    if (repository === null) return null;
    const index = commitIndex(repository);
    const since = markOf(index.file);
    const entries = openIndex(watchedPaths(repository));
    return await use({ repository, objects, bases: basesOf(repository), index, entries, since });
  } finally {
    objects.close();
  }
}

/** A file in the index that is being committed. */
export function inIndex(commit: Commit, path: string): Promise<GitObject | null> {
  return commit.objects.read(`:0:${path}`);
}

/** A file in a commit. */
export function inCommit(commit: Commit, base: string, path: string): Promise<GitObject | null> {
  return commit.objects.read(`${base}:${path}`);
}
