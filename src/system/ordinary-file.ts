import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from "node:fs";
import { isInside } from "./inside.js";

/** Neither a symbolic link nor a pipe is waited for or followed. Windows has no such flags. */
const carefully = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a file, as far as it is an ordinary one: a pipe, a device or a folder is never read, and never more than `most` bytes. Symbolic links are
 * followed as long as they stay below `root`; they are followed first, so that what is opened is what was looked at. Throws the file system's
 * error where there is no such file, or it may not be read.
 *
 * @param path absolute
 * @param root what no link may lead out of, absolute; null: anything may be read
 */
export function readOrdinaryFile(
  path: string,
  root: string | null,
  most: number,
): Buffer | "outside" | "folder" | "not ordinary" | "too large" {
  const real = realpathSync(path);
  if (root !== null && !isInside(real, realpathSync(root))) return "outside";
  const file = openSync(real, constants.O_RDONLY | carefully);
  try {
    const about = fstatSync(file);
    if (about.isDirectory()) return "folder";
    if (!about.isFile()) return "not ordinary";
    if (about.size > most) return "too large";
    return readAtMost(file, about.size, most);
  } finally {
    closeSync(file);
  }
}

/** The text of such a file below `root`; null where there is none, or it cannot be read so. */
export function ordinaryText(path: string, root: string, most: number): string | null {
  try {
    const read = readOrdinaryFile(path, root, most);
    return typeof read === "string" ? null : read.toString();
  } catch {
    return null;
  }
}

/** A file that grows while it is read, or says that it has no bytes (`/proc`), is not read without end. */
function readAtMost(file: number, size: number, most: number): Buffer | "too large" {
  let bytes = Buffer.alloc(size + 1);
  let read = 0;
  for (;;) {
    const more = readSync(file, bytes, read, bytes.length - read, null);
    if (more === 0) return bytes.subarray(0, read);
    read += more;
    if (read > most) return "too large";
    if (read === bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(Math.min(bytes.length, most + 1 - read))]);
  }
}
