import { configFile } from "../config/config.js";
import type { Repository } from "../git/repository.js";
import { readState } from "../state/state-file.js";

/** The file with the paths that the hooks watch, one a line; none where the usual ones are all. */
export const pathsFile = "watch";

/** What the hooks watch without being told, in a repository without configuration: `hooks/common.sh` names the same. */
const usualPaths = ["reports", configFile];

/** Whether to watch the usual paths is to watch all of these. */
export function areUsual(paths: ReadonlySet<string>): boolean {
  return [...paths].every((path) => usualPaths.some((usual) => path === usual || path.startsWith(`${usual}/`)));
}

/** A path that no line can hold: with it the hooks ask us about every commit. */
export const everything = "*";

/** The paths that the last run found to matter: reports, pages, figures, the configuration. */
export function watchedPaths(repository: Repository): readonly string[] {
  const lines = readState(repository.gitDir, pathsFile)?.toString().split("\n") ?? usualPaths;
  return lines.filter((line) => line !== "" && line !== everything);
}
