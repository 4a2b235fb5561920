import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CommittedVersion } from "../git/history.js";
import type { ObjectReader } from "../git/objects.js";
import type { Repository } from "../git/repository.js";
import { keep, kept } from "../state/kept-value.js";
import { aListOf, anObject, aString } from "../state/value-shapes.js";

/** Where the oldest version of a file that served stands. */
interface OldestVersion {
  /** The file's path now. */
  readonly file: string;
  readonly commit: string;
  /** Its path in that commit. */
  readonly path: string;
}

const foundFile = "oldest.json";
const isFoundList = aListOf(anObject<OldestVersion>({ file: aString, commit: aString, path: aString }));

/** So many files are remembered. */
const mostFound = 100;

/**
 * The oldest committed version of a file that `accept` takes, renames followed. Found once and remembered,
 * since the past does not change, in a repository that a person works in; that there is none is not remembered, nor what a shallow clone knows of the past.
 *
 * @param path from the repository's root
 * @returns null where no version is accepted. Throws a `Refusal` where git cannot read the history.
 */
export async function oldestVersion(
  repository: Repository,
  reader: ObjectReader,
  path: string,
  accept: (text: string) => boolean,
): Promise<CommittedVersion | null> {
  const { oldVersions, versionAt } = await import("../git/history.js");
  const isOwn = repository.through === null;
  const found = (isOwn ? kept(repository.commonDir, foundFile, isFoundList) : null) ?? [];
  const known = found.find(({ file }) => file === path);
  const version = known === undefined ? null : await versionAt(reader, known);
  if (version !== null && accept(version.text)) return version;
  for await (const one of oldVersions(repository, reader, path)) {
    if (!accept(one.text)) continue;
    const others = found.filter(({ file }) => file !== path).slice(-mostFound);
    const now: OldestVersion = { file: path, commit: one.commit, path: one.path };
    if (isOwn && !isShallow(repository)) keep(repository.commonDir, foundFile, [...others, now]);
    return one;
  }
  return null;
}

/** Whether a repository has only the newest part of its past. */
export function isShallow({ commonDir }: Repository): boolean {
  return existsSync(join(commonDir, "shallow"));
}
