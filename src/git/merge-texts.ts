import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { failedWith, tryGit } from "./run.js";

/**
 * What two people made of one text, put together as git does it.
 *
 * @param drafts a folder for what git reads
 * @returns null where both changed the same lines
 */
export async function mergeTexts(drafts: string, base: string, ours: string, theirs: string): Promise<string | null> {
  const files = [ours, base, theirs].map((text, index) => {
    const file = join(drafts, `report-hook-merge-${process.pid}-${index}`);
    writeFileSync(file, text);
    return file;
  });
  try {
    const args = ["merge-file", "-p", "--quiet", ...files];
    const result = await tryGit(args);
    if (result.code > 127) throw failedWith(args, result);
    return result.code === 0 ? result.stdout.toString() : null;
  } finally {
    for (const file of files) rmSync(file, { force: true });
  }
}
