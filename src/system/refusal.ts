/**
 * Git, the file system or a file that is not ours to change stands in the way. The message is one line that says what and, where known, what to do.
 * It is what is thrown through code that cannot go on; where a caller has to choose, a function returns a `Failure`.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

/** By its name, since parts of the command that are built apart have a class each. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === "Refusal";
}

const notAllowed =
  "the system does not let you read or change it; check its permissions and those of its folder, then try again";

/** What the system says where a file cannot be written or read, and what to do about it. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full; make room, then try again",
  EDQUOT: "your share of the disk is full; make room, then try again",
  // Node itself takes as many as may be allowed without an administrator.
  EMFILE: "too many files are open; `ulimit -Hn` shows how many may be: have that limit raised, then try again",
  ENFILE: "all programs together have too many files open; close some, then try again",
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: "its disk is read-only",
  ELOOP: "a symbolic link stands in its place; remove it",
  ENXIO: "something that is no file stands in its place; remove it",
  EISDIR: "a folder stands in its place; remove it",
  ENOTDIR: "a file stands where its folder should be; remove it",
};

/** The error as one that a person can act on, where it is git's or the file system's; null for a mistake of our own. */
export function asRefusal(error: unknown): Refusal | null {
  if (isRefusal(error)) return error;
  const code = codeOf(error);
  if (code === null || !(error instanceof Error && "syscall" in error)) return null;
  const path = "dest" in error ? error.dest : "path" in error ? error.path : null;
  return new Refusal(`${path ?? "a file"}: ${reasons[code] ?? code}`);
}

/** What Node or the system calls an error, such as `ENOENT`; null where it has no such name. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error ? String(error.code) : null;
}

/** Whether an error of the file system says that there is no such file. */
export function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === "ENOENT" || code === "ENOTDIR";
}
