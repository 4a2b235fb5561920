import { lstatSync, readFileSync, realpathSync } from "node:fs";
import { dirname } from "node:path";
import { isInside } from "../system/inside.js";
import { codeOf } from "../system/refusal.js";

export type FoundFile =
  | { readonly kind: "absent" }
  | { readonly kind: "file"; readonly text: string }
  /** It must not be touched; `problem` follows its name in a sentence and says what to do. */
  | { readonly kind: "refused"; readonly problem: string };

/** What stands at an absolute path, which must lead into one of the `roots`. */
export function lookUp(file: string, roots: readonly string[]): FoundFile {
  if (!leadsInto(file, roots)) {
    return {
      kind: "refused",
      problem: "is a symbolic link out of the repository, which is left alone: put a file there",
    };
  }
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

/** Whether a path, with all symbolic links on the way followed, ends in one of the roots. */
export function leadsInto(file: string, roots: readonly string[]): boolean {
  const real = realPath(file);
  return real !== null && roots.some((root) => isInside(real, realpathSync(root)));
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
