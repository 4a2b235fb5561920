import { reportText } from "./disk/report-file.js";
import { readAgainst } from "./examine.js";
import { isFailure } from "./failure.js";
import { readFragments } from "./git/fragments.js";
import { asGitError } from "./git/git-error.js";
import type { GitObject } from "./git/objects.js";
import { followCommit } from "./git/put-page.js";
import { renderPage } from "./page/render.js";
import { type Commit, inCommit, withCommit } from "./staged/commit.js";
import { committedConfig } from "./staged/config.js";
import { pagePath } from "./staged/page.js";
import { clearStaleMark, markStale } from "./staged/stale.js";
import { templateInCommit } from "./staged/template.js";

/**
 * Looks at the commit that was just made without us (a clean merge, a pick, `--no-verify`). Where a page in it is not its report's, marks that
 * for the next commit, which will render it.
 *
 * @returns one line for a person, or null where every page is right
 */
export async function lookBack(): Promise<string | null> {
  try {
    return await withCommit(async (commit) => {
      await followCommit(commit.repository, commit.index, commit.objects);
      const stale = await stalePages(commit).catch((error: unknown) => {
        // What could not be looked at is rendered by the next commit in any case.
        if (asGitError(error) !== null) markStale(commit.repository, []);
        throw error;
      });
      if (stale.length === 0) {
        clearStaleMark(commit.repository);
        return null;
      }
      markStale(commit.repository, stale);
      const are = stale.length === 1 ? "is not the page of the report" : "are not the pages of the reports";
      return `report-hook: ${stale.join(", ")} ${are} in this commit; the next commit puts that right`;
    });
  } catch (error) {
    if (asGitError(error) !== null) return null;
    throw error;
  }
}

async function stalePages(commit: Commit): Promise<string[]> {
  const config = await committedConfig(commit);
  if (config === null || config.page === false) return [];
  const kept = readFragments(commit.repository);
  const stale: string[] = [];
  for (const path of config.reports) {
    const page = pagePath(path, config.page);
    const versions = [inCommit(commit, "HEAD", path), inCommit(commit, "HEAD^", path), inCommit(commit, "HEAD", page)];
    const [now, before, committed] = (await Promise.all(versions)).map(textIn);
    if (now == null || committed == null) continue;
    const template = await templateInCommit(commit, { path, text: now, before: before ?? null }, config, null);
    if (isFailure(template)) continue;
    const reading = readAgainst(now, template, config);
    const { html } = await renderPage(reading.report, reading.questions, kept);
    if (committed !== html) stale.push(page);
  }
  return stale;
}

/** The text of a file that can be read as a report or page; null else. */
function textIn(object: GitObject | null): string | null {
  const text = object?.type === "blob" && object.content !== null ? reportText(object.content) : null;
  return isFailure(text) ? null : text;
}
