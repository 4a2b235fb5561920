import type { Config } from "../config/config.js";
import { filesInCommit } from "../disk/files-in-commit.js";
import { mostBytes } from "../disk/report-file.js";
import { openObjects } from "../git/objects.js";
import { matchText } from "../match/match.js";
import type { Match } from "../match/model.js";
import { decode } from "../report/decode.js";
import type { Files } from "../rules/model.js";
import type { Template } from "../template/model.js";

/** A report as a commit has it. */
export interface Base {
  readonly commit: string;
  readonly match: Match;
  readonly files: Files;
}

/**
 * Reads a report as `commit` of the current folder's repository has it, with the files that its answers point to.
 *
 * @param path from the repository's root
 * @returns null where the commit has no such report. Throws a `Refusal` where git fails.
 */
export async function readBase(commit: string, path: string, template: Template, config: Config): Promise<Base | null> {
  const reader = openObjects(mostBytes);
  try {
    const content = (await reader.read(`${commit}:${path}`))?.content;
    const text = content == null ? null : decode(content);
    if (text === null) return null;
    const match = matchText(text, template, config.patterns);
    return { commit, match, files: await filesInCommit(reader, commit, match.questions, path) };
  } finally {
    reader.close();
  }
}
