import { promises as disk } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";

/**
 * The bytes of a file that a read comes to the end of: a pipe, a device or a folder is never opened. Symbolic links are followed. Throws
 * the file system's error where there is no such file, or it may not be read.
 *
 * @param path absolute
 * @param most how many bytes it may have
 */
export async function readOrdinaryFile(path: string, most: number): Promise<Buffer | "not ordinary" | "too large"> {
  const about = await disk.stat(path);
  if (!about.isFile()) return "not ordinary";
  return about.size > most ? "too large" : disk.readFile(path);
}

/** Whether an error of the file system says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

/** Whether a path, its symbolic links followed, is below `root`. Throws the file system's error where there is no such file. */
export async function leadsInside(path: string, root: string): Promise<boolean> {
  const [real, top] = await Promise.all([disk.realpath(path), disk.realpath(root)]);
  const way = relative(top, real);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
