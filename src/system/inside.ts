import { lstatSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";

/** The way from a folder to a file, with `/` between its parts. */
export function wayTo(folder: string, file: string): string {
  return relative(folder, file).split(sep).join("/");
}

/** Whether a path is a folder or lies in it, as they are written: their symbolic links are not followed. */
export function isInside(path: string, folder: string): boolean {
  const way = wayTo(folder, path);
  return way !== ".." && !way.startsWith("../") && !isAbsolute(way);
}

/** Whether a path, its symbolic links followed, is `root` or lies in it. False where there is no such file. */
export function staysIn(path: string, root: string): boolean {
  try {
    return isInside(realpathSync(path), realpathSync(root));
  } catch {
    return false;
  }
}

/** A file's path with the links of its folder followed, and not its own: it may be missing. Throws the file system's error where the folder is. */
export function inRealFolder(file: string): string {
  return join(realpathSync(dirname(file)), basename(file));
}

/**
 * Whether a symbolic link stands on the way from a root to a file below it, or in the file's own place; the way to that root may be one. Throws the file
 * system's error where there is no such file.
 *
 * @param root without symbolic links
 */
export function isThroughLink(root: string, file: string): boolean {
  for (let at = file; at !== dirname(at) && realpathSync(at) !== root; at = dirname(at))
    if (lstatSync(at).isSymbolicLink()) return true;
  return false;
}
