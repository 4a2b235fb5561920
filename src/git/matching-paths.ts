import { folderOfPattern, globMatcher, isPattern } from "../system/glob.js";
import { type GitOptions, git, literally, splitAtNul } from "./run.js";

/**
 * Paths from a repository's root with each pattern among them replaced by the files it stands for.
 *
 * @param files all files there are, from the root
 */
export function withFiles(paths: readonly string[], files: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const matches = isPattern(path) ? files.filter(globMatcher(path)).sort() : [path];
    for (const file of matches) found.add(file);
  }
  return [...found];
}

/**
 * Paths from the root of the current folder's repository with each pattern among them replaced by the files it stands for.
 *
 * @param where `index`: what is in the index or is being deleted from it; `disk`: what is in the index or on disk, ignored files aside
 */
export async function matchingFiles(
  paths: readonly string[],
  where: "index" | "disk",
  options: GitOptions = {},
): Promise<readonly string[]> {
  const patterns = paths.filter(isPattern);
  if (patterns.length === 0) return paths;
  const folders = [...new Set(patterns.map((pattern) => literally(folderOfPattern(pattern))))];
  const others = where === "disk" ? ["-o", "--exclude-standard"] : [];
  const listed = await git(["ls-files", "-z", "-c", "--full-name", ...others, "--", ...folders], options);
  const deleted = ["diff", "--cached", "--name-only", "--no-renames", "--diff-filter=D", "-z", "--", ...folders];
  const gone = where === "disk" ? [] : splitAtNul(await git(deleted, options));
  return withFiles(paths, [...new Set([...splitAtNul(listed), ...gone])]);
}
