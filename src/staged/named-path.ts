import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { Repository } from "../git/repository.js";

/** A file as a person or lint-staged names it, as a path from the repository's root. */
export function pathInRepository(repository: Repository, file: string): string {
  const path = resolve(file);
  let folder = dirname(path);
  try {
    folder = realpathSync(folder);
  } catch {
    // A folder that is not on disk can still be in the index.
  }
  return relative(repository.top, join(folder, basename(path)))
    .split(sep)
    .join("/");
}
