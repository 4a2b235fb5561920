import { configFor } from "../config/groups.js";
import { fromHere } from "../git/repository.js";
import { shellWord } from "../rules/shell-word.js";
import type { Commit } from "./commit.js";
import type { StagedConfig } from "./committed-config.js";
import { typedPath } from "./fix-place.js";
import { pagePath } from "./staged-page.js";
import type { Versions } from "./versions.js";

/** What a person is told where a report moves and its old page stays, which nobody makes anew from now on; null where none does. */
export async function pageLeftBehind(
  commit: Commit,
  { path, bases }: Versions,
  { before, config }: StagedConfig,
): Promise<string | null> {
  const from = bases[0]?.path ?? path;
  if (from === path || before === null) return null;
  const { page } = configFor(before, from);
  if (page === false) return null;
  const old = pagePath(from, page);
  const staged = new Set((await commit.entries([from, old])).map((entry) => entry.path));
  const isStillUsed = config.reports.some((report) => report !== from && isPageOf(old, report, config));
  if (staged.has(from) || !staged.has(old) || isStillUsed) return null;
  return `${fromHere(commit.repository, old)}, the page of the report where it was, stays: git rm ${shellWord(typedPath(commit, old))}`;
}

function isPageOf(old: string, report: string, config: StagedConfig["config"]): boolean {
  const { page } = configFor(config, report);
  return page !== false && pagePath(report, page) === old;
}
