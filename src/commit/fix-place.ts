import { join } from "node:path";
import { readIndex } from "../git/entries.js";
import { personsFolder } from "../output/own-command.js";
import type { FixPlace } from "../result.js";
import { wayTo } from "../system/inside.js";
import type { Commit } from "./commit.js";
import type { Versions } from "./versions.js";

/**
 * Where a report's version in this commit can be put right once the commit is stopped: in the index, where that still has it then. Git commits
 * `-a`, `--include`, `-p` and named paths from an index of their own, and what is in that alone comes from the disk.
 *
 * @param isOnlyReport the repository has no other
 */
export async function fixPlace(
  commit: Commit,
  { path, now }: Versions,
  isOnlyReport: boolean,
): Promise<Omit<FixPlace, "asked" | "older" | "left"> | null> {
  if (now === null) return null;
  const staged = !commit.index.held || (await idAfterwards(commit, path)) === now.entry.id;
  return { staged, path: isOnlyReport ? null : typedPath(commit, path) };
}

/** A path as whoever started this types it, from the folder where they are. */
export function typedPath({ repository: { top } }: Pick<Commit, "repository">, path: string): string {
  return wayTo(personsFolder(top), join(top, path));
}

/** What the repository's index has, once this commit is stopped. */
async function idAfterwards({ repository }: Commit, path: string): Promise<string | null> {
  const [entry] = await readIndex([path], { env: { GIT_INDEX_FILE: join(repository.gitDir, "index") } });
  return entry?.id ?? null;
}
