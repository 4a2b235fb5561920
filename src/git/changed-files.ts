import { git, splitAtNul } from "./run.js";

/** The files that a commit changes, each with the path that it had before where it was renamed. */
export type ChangedFiles = ReadonlyMap<string, string | null>;

/**
 * What the index changes against HEAD, in one question to git; files that it deletes are left out.
 *
 * Throws a `Refusal` where git fails.
 */
export async function changedInIndex(): Promise<ChangedFiles> {
  const parts = splitAtNul(await git(["diff", "--cached", "--name-status", "-M", "-z"]));
  const changed = new Map<string, string | null>();
  for (let at = 0; at < parts.length; ) {
    const status = parts[at] ?? "";
    const isPair = /^[RC]/.test(status);
    const path = parts[at + (isPair ? 2 : 1)] ?? "";
    if (!status.startsWith("D")) changed.set(path, status.startsWith("R") ? (parts[at + 1] ?? null) : null);
    at += isPair ? 3 : 2;
  }
  return changed;
}
