import type { Config } from "./config.js";
import { mostBytes } from "./disk/report-file.js";
import { type Reading, readAgainst } from "./examine.js";
import { readTree } from "./git/entries.js";
import { openObjects } from "./git/objects.js";
import { decode } from "./report/decode.js";
import type { Files } from "./rules/model.js";
import { fileTargets } from "./rules/targets.js";
import type { Template } from "./template/model.js";

/** A report as a commit has it. */
export interface Base {
  readonly reading: Reading;
  readonly files: Files;
}

/**
 * Reads a report as `commit` of the current folder's repository has it, with the files that its answers point to.
 *
 * @param path from the repository's root
 * @returns null where the commit has no such report. Throws a `GitError` where git fails.
 */
export async function readBase(commit: string, path: string, template: Template, config: Config): Promise<Base | null> {
  const reader = openObjects(mostBytes);
  try {
    const content = (await reader.read(`${commit}:${path}`))?.content;
    const text = content == null ? null : decode(content);
    if (text === null) return null;
    const reading = readAgainst(text, template, config);
    const there = await readTree(commit, fileTargets(reading.questions, path));
    const present = new Set(there.map((entry) => entry.path));
    return { reading, files: (target) => ({ kind: present.has(target) ? "present" : "absent" }) };
  } finally {
    reader.close();
  }
}
