import { realpathSync } from "node:fs";
import { basename, dirname, join, normalize, resolve, sep } from "node:path";
import { findRepository, type Repository } from "../git/repository.js";
import type { Format } from "../output/formats.js";
import { isInside, wayTo } from "../system/inside.js";

/** A file as a person or lint-staged names it, as a path from the repository's root. */
export function pathInRepository(repository: Repository, file: string): string {
  const path = resolve(file);
  let folder = dirname(path);
  try {
    folder = realpathSync(folder);
  } catch {
    // A folder that is not on disk can still be in the index.
  }
  return wayTo(repository.top, join(folder, basename(path)));
}

/** Whether a path from the repository's root, as `pathInRepository` gives it, lies in the repository: git knows no other. */
export function liesInRepository({ top }: Repository, path: string): boolean {
  return isInside(join(top, path), top);
}

/**
 * What a format calls a file that is named from the current folder: GitHub and SARIF know files by their paths from the repository's root,
 * however a person named them. Files that are not in it keep their names.
 */
export async function namesFor(format: Format): Promise<(path: string) => string> {
  if (format !== "github" && format !== "sarif") return (path) => path;
  const repository = await findRepository();
  return (path) => {
    if (path === "-") return path;
    const own = repository === null ? null : pathInRepository(repository, path);
    return repository === null || own === null || !liesInRepository(repository, own)
      ? normalize(path).split(sep).join("/")
      : own;
  };
}
