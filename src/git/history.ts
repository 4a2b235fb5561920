import { isRefusal } from "../system/refusal.js";
import { type ObjectReader, saysPromised } from "./objects.js";
import { alongRenames, renamedFrom } from "./rename.js";
import type { Repository } from "./repository.js";
import { literally } from "./run.js";
import { shortHistory } from "./short-history.js";
import { simple } from "./simple-git.js";

export { renamedSinceHead } from "./rename.js";

/** A committed version of a file. */
export interface CommittedVersion {
  readonly commit: string;
  /** Its path in that commit, from the repository's root. */
  readonly path: string;
  readonly text: string;
}

type VersionName = Pick<CommittedVersion, "commit" | "path">;

/** How many versions are looked at, from the oldest. */
const mostVersions = 40;

/**
 * The oldest committed versions of a file, renames followed, the oldest first; read as they are asked for. None where nothing is committed
 * yet, or where the commits are promised by another repository and are not here. Throws a `Refusal` where git cannot read the history.
 *
 * @param path from the repository's root
 */
export async function* oldVersions(
  repository: Repository,
  reader: ObjectReader,
  path: string,
): AsyncGenerator<CommittedVersion> {
  if ((await reader.read("HEAD")) === null) return;
  for (const place of (await placesOf(repository, reader, path)).slice(0, mostVersions)) {
    const version = await versionAt(reader, place);
    if (version !== null) yield version;
  }
}

/**
 * The versions of a template that may hold for a document: the one that stood there when the document was added, and those since, the oldest
 * first. None where the document is in no commit. Throws a `Refusal` where git cannot read the history.
 */
export async function* versionsSinceAdded(
  repository: Repository,
  reader: ObjectReader,
  document: string,
  template: string,
): AsyncGenerator<CommittedVersion> {
  if ((await reader.read("HEAD")) === null) return;
  const [added] = await placesOf(repository, reader, document);
  if (added === undefined) return;
  const later = await loggedCommits(repository, template, `${added.commit}..HEAD`);
  for (const commit of [added.commit, ...later].slice(-mostVersions)) {
    const version = await versionAt(reader, { commit, path: template });
    if (version !== null) yield version;
  }
}

/** A version of a file; null where the commit has no such file, or it is too large to be kept. */
export async function versionAt(reader: ObjectReader, { commit, path }: VersionName): Promise<CommittedVersion | null> {
  const object = await reader.read(`${commit}:${path}`);
  return object?.type === "blob" && object.content !== null ? { commit, path, text: object.content.toString() } : null;
}

/** The commits that changed a file, the oldest first, each with the path that the file had after it. */
function placesOf(repository: Repository, reader: ObjectReader, path: string): Promise<readonly VersionName[]> {
  return alongRenames(
    path,
    "HEAD",
    async (name, from) => (await commitsThatChanged(repository, reader, name, from)).map((commit) => ({ commit })),
    (commit, name) => renamedFrom(reader, commit, name),
  );
}

/** The commits that added or changed the file at a path, the oldest first. */
async function commitsThatChanged(
  repository: Repository,
  reader: ObjectReader,
  path: string,
  from: string,
): Promise<readonly string[]> {
  const changes = await shortHistory(repository, reader, from, path, true);
  if (changes === null) return loggedCommits(repository, path, from);
  return changes.flatMap(({ commit, did }) => (did === "A" || did === "M" ? [commit] : [])).reverse();
}

/** The same by git's own log, of a range of commits or all that one has. */
async function loggedCommits(repository: Repository, path: string, from: string): Promise<readonly string[]> {
  const changes = ["--full-history", "--no-renames", "--diff-filter=AM", "--format=%H"];
  try {
    const output = await simple(repository, ["log", "--no-show-signature", ...changes, from, "--", literally(path)]);
    return output
      .split("\n")
      .filter((line) => line !== "")
      .reverse();
  } catch (error) {
    if (isRefusal(error) && saysPromised(error.message)) return [];
    throw error;
  }
}
