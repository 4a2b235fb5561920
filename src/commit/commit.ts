import { join } from "node:path";
import { mostBytes } from "../disk/report-file.js";
import { type Bases, basesOf } from "../git/commit-bases.js";
import { committedIds } from "../git/committed-ids.js";
import { type IndexReader, openIndex } from "../git/entries.js";
import { seeTop } from "../git/folder-below-top.js";
import { type CommitIndex, commitIndex, type FileMark, markOf } from "../git/index-file.js";
import { type GitObject, type ObjectReader, openObjects, openObjectsLater } from "../git/objects.js";
import { findRepository, hookRepository, type Repository } from "../git/repository.js";
import { readTold, type Told } from "../git/told-by-shell.js";
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
  /** The ids of all files that history has at a path; git is asked once for each path. */
  readonly committed: (path: string) => Promise<ReadonlySet<string>>;
  /** What git had told the hook before we were started; null: nothing. */
  readonly told: Told | null;
  /** The names of all objects that were asked for. */
  readonly asked: ReadonlySet<string>;
}

/** One byte more than a report may have, so that a report that is too large is told from one that is not there. */
const largest = mostBytes + 1;

/** Where `hooks/pre-commit`, in whose process we run, has put what git told it. */
function toldFile(repository: Repository): string {
  return join(repository.gitDir, "report-hook", `report-hook-told-${process.pid}`);
}

function noting(reader: ObjectReader, asked: Set<string>): ObjectReader {
  const read = (name: string): Promise<GitObject | null> => {
    asked.add(name);
    return reader.read(name);
  };
  return { ...reader, read };
}

/** Runs `use` on the commit that is being made in the current folder's repository; null outside a repository. */
export async function withCommit<T>(use: (commit: Commit) => Promise<T>): Promise<T | null> {
  await seeTop();
  const repository = hookRepository() ?? (await findRepository());
  if (repository === null) return null;
  const index = commitIndex(repository);
  const told = repository.prefix === "" ? readTold(toldFile(repository), index.file, largest) : null;
  const asked = new Set<string>();
  const objects = noting(
    told === null ? openObjects(largest) : openObjectsLater(largest, undefined, told.objects),
    asked,
  );
  try {
    const since = told === null ? markOf(index.file) : told.since;
    const entries = openIndex(watchedPaths(repository), told);
    return await use({
      repository,
      objects,
      bases: await basesOf(repository),
      index,
      entries,
      since,
      committed: history(),
      told,
      asked,
    });
  } finally {
    objects.close();
  }
}

function history(): Commit["committed"] {
  const asked = new Map<string, Promise<ReadonlySet<string>>>();
  return (path) => {
    const ids = asked.get(path) ?? committedIds(path);
    asked.set(path, ids);
    return ids;
  };
}

/** A file in the index that is being committed. */
export function inIndex(commit: Commit, path: string): Promise<GitObject | null> {
  return commit.objects.read(`:0:${path}`);
}

/** A file in a commit. */
export function inCommit(commit: Commit, base: string, path: string): Promise<GitObject | null> {
  return commit.objects.read(`${base}:${path}`);
}
