import { join } from "node:path";
import { readOrdinaryFile } from "../system/ordinary-file.js";

/**
 * A figure's bytes.
 *
 * @param path from `top`, `/` between its parts
 * @param top the repository's root, which no symbolic link may lead out of
 * @param most how many bytes it may have
 * @returns null where it is no ordinary file in there
 */
export function readFigure(path: string, top: string, most: number): Uint8Array | "too large" | null {
  try {
    const read = readOrdinaryFile(join(top, path), top, most);
    return read === "too large" || typeof read !== "string" ? read : null;
  } catch {
    return null;
  }
}
