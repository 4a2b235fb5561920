import { chmod, lstat, open, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Failure, fail } from "../failure.js";

/**
 * Puts a report's new text in the place of the old by one rename, so that the file is whole at any instant; its
 * permissions stay.
 *
 * @param path absolute
 * @param before the bytes it was read with
 * @returns a failure where it is a symbolic link, has changed since it was read, or cannot be written; then it is as it was
 */
export async function writeReportFile(path: string, before: Uint8Array, now: Uint8Array): Promise<Failure | null> {
  const draft = join(dirname(path), `.${basename(path)}.report-hook-${process.pid}`);
  try {
    if ((await lstat(path)).isSymbolicLink()) return fail("a symbolic link; name the file that it leads to");
    const { mode } = await stat(path);
    const file = await open(draft, "wx", mode);
    try {
      await file.writeFile(now);
      await file.sync();
    } finally {
      await file.close();
    }
    await chmod(draft, mode & 0o7777);
    if (!(await readFile(path)).equals(before)) return fail("it was changed meanwhile; run the command again");
    await rename(draft, path);
    return null;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    return fail(`cannot be written (${code}); make the file and its folder writable`);
  } finally {
    await rm(draft, { force: true });
  }
}
