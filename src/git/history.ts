import { existsSync } from "node:fs";
import { join } from "node:path";
import { readNote, writeNote } from "./notes.js";
import type { ObjectReader } from "./objects.js";
import type { Repository } from "./repository.js";

/** A committed version of a file. */
export interface CommittedVersion {
  readonly commit: string;
  readonly text: string;
}

/** What was found before, by path: the commit, and the path the file had in it. */
type Found = Readonly<Record<string, { readonly commit: string; readonly path: string } | null>>;

const foundNote = "oldest.json";

/** How many versions are looked at, from the oldest. */
const mostVersions = 40;

/**
 * The oldest committed version of a file that `accept` takes, renames followed. Found once and remembered in the repository's own notes,
 * since the past does not change; that there is none is not remembered, nor what a shallow clone knows of the past.
 *
 * @param path from the repository's root
 * @returns null where no version is accepted
 */
export async function oldestVersion(
  repository: Repository,
  reader: ObjectReader,
  path: string,
  accept: (text: string) => boolean,
): Promise<CommittedVersion | null> {
  const found = readFound(repository);
  const known = found[path] ?? null;
  if (known !== null) {
    const text = await textAt(reader, known.commit, known.path);
    if (text !== null && accept(text)) return { commit: known.commit, text };
  }
  const versions = await committedVersions(repository, path);
  for (const version of versions.slice(0, mostVersions)) {
    const text = await textAt(reader, version.commit, version.path);
    if (text === null || !accept(text)) continue;
    const isShallow = existsSync(join(repository.commonDir, "shallow"));
    if (!isShallow) writeNote(repository.commonDir, foundNote, JSON.stringify({ ...found, [path]: version }));
    return { commit: version.commit, text };
  }
  return null;
}

/** The oldest committed versions of a file, renames followed, the oldest first; read as they are asked for. */
export async function* oldVersions(
  repository: Repository,
  reader: ObjectReader,
  path: string,
): AsyncGenerator<CommittedVersion> {
  for (const version of (await committedVersions(repository, path)).slice(0, mostVersions)) {
    const text = await textAt(reader, version.commit, version.path);
    if (text !== null) yield { commit: version.commit, text };
  }
}

async function textAt(reader: ObjectReader, commit: string, path: string): Promise<string | null> {
  const object = await reader.read(`${commit}:${path}`);
  return object?.type === "blob" ? (object.content?.toString() ?? null) : null;
}

/** The commits that changed a file, the oldest first, each with the path that the file had after it. */
async function committedVersions(repository: Repository, path: string): Promise<{ commit: string; path: string }[]> {
  const { simpleGit } = await import("simple-git");
  const allowEnvironment = Object.keys(process.env).filter((key) => key.startsWith("GIT_"));
  const git = simpleGit({ baseDir: repository.top, allowEnvironment });
  const args = [
    "log",
    "--no-show-signature",
    "--follow",
    "--diff-filter=AMR",
    "--no-abbrev",
    "--raw",
    "-z",
    "--format=%x01%H",
    "--",
    path,
  ];
  const output = await git.raw(args).catch(() => "");
  return output
    .split("\u0001")
    .flatMap((record) => {
      const [commit = "", ...rest] = record.split("\0").filter((field) => field.trim() !== "");
      const last = rest.at(-1);
      return /^[0-9a-f]{40,64}$/.test(commit.trim()) && last !== undefined
        ? [{ commit: commit.trim(), path: last }]
        : [];
    })
    .reverse();
}

function readFound(repository: Repository): Found {
  try {
    const value: unknown = JSON.parse(readNote(repository.commonDir, foundNote)?.toString() ?? "{}");
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Found) : {};
  } catch {
    return {};
  }
}
