import { statSync } from "node:fs";
import { decode } from "../report/decode.js";
import { type Failure, fail } from "../result.js";
import { readOrdinaryFile } from "../system/ordinary-file.js";
import { codeOf, isMissing } from "../system/refusal.js";

/** A report larger than this is refused: 8 MB, some four hundred times the course's. */
export const mostBytes = 8 * 1024 * 1024;

/**
 * The text of a report on disk.
 *
 * @param path absolute
 * @param root the repository's root, absolute; null outside a repository
 * @returns a failure where it is missing, a folder, a symbolic link out of the repository, too large, or not UTF-8
 */
export async function readReportFile(path: string, root: string | null): Promise<string | Failure> {
  try {
    const read = readOrdinaryFile(path, root, mostBytes);
    if (read === "outside") return fail("a symbolic link out of the repository; put the report itself there");
    if (read === "folder") return fail("a folder; name the report in it");
    if (read === "not ordinary") return fail("not an ordinary file; name a Markdown file");
    return read === "too large" ? tooLarge() : reportText(read);
  } catch (error) {
    return fail(readError(error));
  }
}

/** Whether a path leads to an ordinary file that is not too large for a report, before it is read. */
export function mayHoldReport(path: string): boolean {
  const about = statSync(path, { throwIfNoEntry: false });
  return about?.isFile() === true && about.size <= mostBytes;
}

/** The text of a report's bytes; a failure where they are too many or not UTF-8. */
export function reportText(bytes: Uint8Array): string | Failure {
  if (bytes.length > mostBytes) return tooLarge();
  return decode(bytes) ?? fail("not UTF-8; save it as UTF-8 in your editor");
}

/** Why a file could not be read, for a person. */
export function readError(error: unknown): string {
  const code = codeOf(error);
  if (isMissing(error)) return "no such file; check the path";
  if (code === "EACCES" || code === "EPERM") return "may not be read; check its permissions";
  if (code === "ELOOP") return "a symbolic link that leads to itself; put the report itself there";
  return `cannot be read (${code ?? "unknown error"})`;
}

/** The failure of a report that is too large. */
export function tooLarge(): Failure {
  return fail("over 8 MB; a report is some kilobytes of text, figures are files of their own");
}
