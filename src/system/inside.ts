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

/** The way from a root to a file below it as it is written, also where the way to that root is a link. */
export function wayBelow(root: string, file: string): string {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder))
    if (staysIn(folder, root) && staysIn(root, folder)) return wayTo(folder, file);
  return wayTo(root, file);
}

/** Whether there is a symbolic link on the way from a root to a file below it, or in the file's own place. Throws the file system's error where there is no such file. */
export function isThroughLink(root: string, file: string): boolean {
  const parts = wayTo(root, file).split("/");
  if (isInside(file, root)) return parts.some((_, last) => isLink(join(root, ...parts.slice(0, last + 1))));
  return realpathSync(file) !== join(realpathSync(root), wayBelow(root, file));
}

function isLink(path: string): boolean {
  return lstatSync(path).isSymbolicLink();
}
