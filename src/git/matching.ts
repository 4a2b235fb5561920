import { git, splitAtNul } from "./run.js";

/** Whether a path stands for several files: `*`, `?` and `[…]` mean what they mean to git, `**` any folders. */
export function isPattern(path: string): boolean {
  return /[*?[]/.test(path);
}

/**
 * Paths from a repository's root with each pattern among them replaced by the files it stands for.
 *
 * @param where `index`: what is in the index or is being deleted from it; `disk`: what is in the index or on disk, ignored files aside
 * @param folder a folder of the repository; the current one where it is not named
 */
export async function matchingFiles(
  paths: readonly string[],
  where: "index" | "disk",
  folder?: string,
): Promise<readonly string[]> {
  if (!paths.some(isPattern)) return paths;
  const found = new Set<string>();
  for (const path of paths) {
    for (const file of isPattern(path) ? await filesLike(path, where, folder) : [path]) found.add(file);
  }
  return [...found];
}

async function filesLike(pattern: string, where: "index" | "disk", folder?: string): Promise<string[]> {
  const place = folder === undefined ? {} : { folder };
  const pathspec = `:(top,glob)${pattern}`;
  const others = where === "disk" ? ["-o", "--exclude-standard"] : [];
  const listed = await git(["ls-files", "-z", "-c", "--full-name", ...others, "--", pathspec], place);
  const deleted =
    where === "disk"
      ? Buffer.alloc(0)
      : await git(["diff", "--cached", "--name-only", "--no-renames", "--diff-filter=D", "-z", "--", pathspec], place);
  return [...splitAtNul(listed), ...splitAtNul(deleted)].sort();
}
