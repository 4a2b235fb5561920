import { lstatSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Failure, fail } from "../result.js";
import { staysIn } from "../system/inside.js";
import { codeOf, isRefusal, Refusal } from "../system/refusal.js";
import { writeWhole } from "../system/write-whole.js";

/**
 * Puts a report's new text in the place of the old by one rename, so that the file is whole at any instant; its
 * permissions stay.
 *
 * @param path absolute
 * @param root what no symbolic link may lead out of, absolute
 * @param before the bytes it was read with
 * @returns a failure where it is a symbolic link, has changed since it was read, or cannot be written; then it is as it was
 */
export function writeReportFile(path: string, root: string, before: Uint8Array, now: Uint8Array): Failure | null {
  const last = (): void => {
    if (!readFileSync(path).equals(before)) throw new Refusal("it was changed meanwhile; run the command again");
  };
  try {
    if (!staysIn(dirname(path), root)) return fail("its folder is a symbolic link out of the repository");
    if (lstatSync(path).isSymbolicLink()) return fail("a symbolic link; name the file that it leads to");
    writeWhole(path, now, { flush: true, last });
    return null;
  } catch (error) {
    if (isRefusal(error)) return fail(error.message);
    return fail(`cannot be written (${codeOf(error) ?? "unknown error"}); make the file and its folder writable`);
  }
}
