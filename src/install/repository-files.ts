import { lstatSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { isInside, wayTo } from "../system/inside.js";
import { codeOf } from "../system/refusal.js";

export type FoundFile =
  | { readonly kind: "absent" }
  | { readonly kind: "file"; readonly text: string }
  /** It must not be touched; `problem` follows its name in a sentence and says what to do. */
  | { readonly kind: "refused"; readonly problem: string };

/** The folders that may be written in, absolute: the working tree, and the git directory that all its worktrees share. */
export type Roots = readonly [top: string, commonDir: string];

/** What stands at an absolute path, which must lead into one of the `roots`. */
export function lookUp(file: string, roots: Roots): FoundFile {
  const problem = leadsAway(file, roots);
  if (problem !== null)
    return { kind: "refused", problem: `is a symbolic link ${problem}, which is left alone: put a file there` };
  const about = lstatSync(file, { throwIfNoEntry: false });
  if (about === undefined) return { kind: "absent" };
  try {
    const bytes = readFileSync(file);
    const text = bytes.toString("utf8");
    // Only what survives being read and written again may be edited.
    if (Buffer.from(text).equals(bytes)) return { kind: "file", text };
    return { kind: "refused", problem: "is not UTF-8 text: save it as UTF-8, then try again" };
  } catch (error) {
    return { kind: "refused", problem: `cannot be read (${codeOf(error) ?? "unknown"}): put an ordinary file there` };
  }
}

/**
 * Where a path leads that may not be written: out of the repository, or from the working tree, which anybody's commit may have filled, into a git
 * directory, where a line is a program to run. Null where it may.
 */
export function leadsAway(file: string, [top, commonDir]: Roots): string | null {
  const real = realPath(file);
  const [tree, gitDir] = [realpathSync(top), realpathSync(commonDir)];
  if (real === null || !(isInside(real, tree) || isInside(real, gitDir))) return "out of the repository";
  if (isInside(file, commonDir)) return null;
  const isOfGit = isInside(real, gitDir) || /(?:^|\/)\.git(?:\/|$)/i.test(wayTo(tree, real));
  return isOfGit ? "into git's own folder" : null;
}

/** The path with its links followed, also where its last parts do not exist; null where a link leads nowhere. */
function realPath(file: string): string | null {
  try {
    return realpathSync(file);
  } catch {
    if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) return null;
    const folder = dirname(file);
    const real = folder === file ? null : realPath(folder);
    return real === null ? null : real + file.slice(folder.length);
  }
}

/** A file at the top, or the one in the repository that a link there leads to: two names of one file are edited as one. */
export function behindLink({ top, commonDir }: Readonly<Record<"top" | "commonDir", string>>, name: string): string {
  const file = join(top, name);
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (!isLink || leadsAway(file, [top, commonDir]) !== null) return file;
  return join(top, relative(realpathSync(top), realpathSync(file)));
}
