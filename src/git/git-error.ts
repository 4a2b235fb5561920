/** Git could not do what was asked of it. The message is one line that says what and, where known, what to do. */
export class GitError extends Error {
  override readonly name = "GitError";
}

/** What the system says where a file cannot be written or read, and what to do about it. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full; make room, then commit again",
  EDQUOT: "your share of the disk is full; make room, then commit again",
  EACCES: "it may not be written; make it and its folder writable, then commit again",
  EPERM: "it may not be written; make it and its folder writable, then commit again",
  EROFS: "its disk is read-only",
  ELOOP: "a symbolic link stands in its place; remove it",
  ENXIO: "something that is no file stands in its place; remove it",
  EISDIR: "a folder stands in its place; remove it",
  ENOTDIR: "a file stands where its folder should be; remove it",
};

/** The error as one that a person can act on, where it is git's or the file system's; null for a mistake of our own. */
export function asGitError(error: unknown): GitError | null {
  if (error instanceof GitError) return error;
  if (!(error instanceof Error) || !("code" in error && "syscall" in error)) return null;
  const path = "dest" in error ? error.dest : "path" in error ? error.path : null;
  return new GitError(`${path ?? "a file"}: ${reasons[String(error.code)] ?? error.code}`);
}
