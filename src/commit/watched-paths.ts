import type { Repository } from "../git/repository.js";
import { readState } from "../state/state-file.js";

/** The file with the paths that the hooks watch, one a line. */
export const pathsFile = "watch";

/** A path that no line can hold: with it the hooks ask us about every commit. */
export const everything = "*";

/** The paths that the last run found to matter: reports, pages, figures, the configuration. None where no run has noted any. */
export function watchedPaths(repository: Repository): readonly string[] {
  const lines = readState(repository.gitDir, pathsFile)?.toString().split("\n") ?? [];
  return lines.filter((line) => line !== "" && line !== everything);
}
