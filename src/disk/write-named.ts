import { type Failure, fail } from "../result.js";
import { codeOf } from "../system/refusal.js";
import { writeWhole } from "../system/write-whole.js";

/** Writes a file that a person named, all of it or nothing. @returns a failure that says why it cannot be written; null where it was */
export function writeNamed(path: string, content: string | Uint8Array): Failure | null {
  try {
    writeWhole(path, content);
    return null;
  } catch (error) {
    return fail(writeError(codeOf(error) ?? "unknown error"));
  }
}

function writeError(code: string): string {
  if (code === "EISDIR" || code === "ENOTEMPTY") return "is a folder; name a file in it";
  if (code === "ENOENT" || code === "ENOTDIR") return "no such folder to write it to; check the path";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return "may not be written; check the folder's permissions";
  return `cannot be written (${code})`;
}
