import { shownOnPage } from "../commit/check-staged.js";
import { type Commit, inCommit, withCommit } from "../commit/commit.js";
import { followCommit } from "../commit/commit-of-paths.js";
import { committedConfig, pageConfig } from "../commit/committed-config.js";
import { typedPath } from "../commit/fix-place.js";
import { pagePath } from "../commit/staged-page.js";
import { clearStale, markStale } from "../commit/stale.js";
import { templatesInCommit } from "../commit/template.js";
import { type WatchedReport, watch } from "../commit/watch.js";
import { configFor, isGrouped } from "../config/groups.js";
import { verdictOf } from "../course/verdict.js";
import { reportText } from "../disk/report-file.js";
import type { GitObject } from "../git/objects.js";
import type { Repository } from "../git/repository.js";
import { asShown } from "../match/as-shown.js";
import { matchText } from "../match/match.js";
import type { Match } from "../match/model.js";
import { verdictOn } from "../match/verdict-with-causes.js";
import { ownCommand, ownStart, personsFolder } from "../output/own-command.js";
import { print } from "../output/print.js";
import { clean } from "../output/without-controls.js";
import { renderPage } from "../page/render-page.js";
import { isFailure } from "../result.js";
import { shellFile } from "../rules/shell-word.js";
import { readFragments } from "../state/kept-fragments.js";
import { asRefusal } from "../system/refusal.js";
import { command } from "./command.js";
import type { StalePage } from "./stale-line.js";

/** `report-hook --committed`, which the hooks run after a commit that no pre-commit hook saw. Never a failure: the commit is made. */
export const postCommit = command({
  options: { since: { value: "<commit>", summary: "what was there before a merge or a rebase" } },
  about: "Says where the page of the commit that was just made is old.",
  examples: ["--committed"],
  async run(_, { since = null }) {
    const said = await lookAtCommit(since);
    if (said !== null) for (const line of said.split("\n")) print(`${clean(line)}\n`, 2);
    return 0;
  },
});

/**
 * Looks at the commit that was just made without us (a clean merge, a pick, `--no-verify`). Where a page in it is not its report's, marks that
 * for the next commit, which will render it. The figures that it brought are watched from now on.
 *
 * @param since what stood before all that was merged or rebased; null: the parent
 * @returns one line for a person, or null where every page is right
 */
async function lookAtCommit(since: string | null): Promise<string | null> {
  try {
    return await withCommit(async (commit) => {
      await followCommit(commit.repository, commit.index, commit.objects);
      const { stale, unreadable } = await lookAtReports(commit, since).catch((error: unknown) => {
        // What could not be looked at is rendered by the next commit in any case.
        if (asRefusal(error) !== null) markStale(commit.repository, []);
        throw error;
      });
      if (stale.length > 0) markStale(commit.repository, stale);
      const lines = [...unreadable, ...(stale.length === 0 ? [] : [await lineOn(stale, commit.repository)])];
      return lines.length === 0 ? null : lines.map((line) => `report-hook: ${line}`).join("\n");
    });
  } catch (error) {
    if (asRefusal(error) !== null) return null;
    throw error;
  }
}

/** Loaded where there is something to say, which is seldom. */
async function lineOn(stale: readonly StalePage[], repository: Repository): Promise<string> {
  const { staleLine } = await import("./stale-line.js");
  return staleLine(stale, repository);
}

interface LookedAt {
  readonly stale: readonly StalePage[];
  /** A line for each report that the commit has made unreadable to the course's checker. */
  readonly unreadable: readonly string[];
}

async function lookAtReports(commit: Commit, since: string | null): Promise<LookedAt> {
  const used = await committedConfig(commit);
  if (used === null) return { stale: [], unreadable: [] };
  const { config } = used;
  const kept = readFragments(commit.repository.commonDir);
  const stale: StalePage[] = [];
  const unreadable: string[] = [];
  const upToDate: string[] = [];
  const reports: WatchedReport[] = [];
  for (const path of config.reports) {
    const own = configFor(config, path);
    const ofPage = pageConfig(used, path);
    const page = ofPage === null || ofPage.page === false ? null : pagePath(path, ofPage.page);
    if (page === null && isGrouped(config, path)) continue;
    const [report, before, committed, pageBefore] = await Promise.all([
      inCommit(commit, "HEAD", path),
      inCommit(commit, "HEAD^", path),
      page === null ? null : inCommit(commit, "HEAD", page),
      page === null ? null : inCommit(commit, since ?? "HEAD^", page),
    ]);
    const text = textIn(report);
    if (report === null || text === null) continue;
    const templated = { path, text, before: textIn(before) };
    const templates = await templatesInCommit(commit, templated, own, null);
    if (isFailure(templates)) continue;
    const match = matchText(text, templates.template, config.patterns);
    reports.push({ path, questions: match.questions });
    const earlier = since === null ? null : await inCommit(commit, since, path);
    const why = whyUnreadable(text, textIn(earlier ?? before), match);
    if (why !== null) {
      const check = config.reports.length === 1 ? "--all" : `check ${shellFile(typedPath(commit, path))}`;
      unreadable.push(
        `the course checker can no longer read ${path}: ${why}; see ${ownCommand(personsFolder(commit.repository.top), ownStart())} ${check}`,
      );
    }
    // What brought the page was reverted, or it was removed: the report stands for the page that is not there.
    if (page !== null && committed === null && pageBefore !== null)
      stale.push({ path: page, report: report.id, page: report.id });
    const html = textIn(committed);
    if (ofPage === null || page === null || committed === null || html === null) continue;
    const shown =
      used.ofPages === config ? asShown(match, templates.ofPage) : await shownOnPage(commit, templated, ofPage);
    if (isFailure(shown)) continue;
    const { html: right } = await renderPage(shown, kept);
    if (html === right) upToDate.push(report.id);
    else stale.push({ path: page, report: report.id, page: committed.id });
  }
  if (stale.length === 0) clearStale(commit.repository, upToDate);
  watch(commit.repository, used, reports);
  return { stale, unreadable };
}

/** Why the course's checker cannot read a report that it could read before; null where it can, or could not. */
function whyUnreadable(now: string, before: string | null, match: Match): string | null {
  const verdict = verdictOn(now, match);
  if (verdict === null || verdict.readable) return null;
  if (before !== null && verdictOf(before, match.template)?.readable !== true) return null;
  return verdict.reason;
}

/** The text of a file that can be read as a report or page; null else. */
function textIn(object: GitObject | null): string | null {
  const text = object?.type === "blob" && object.content !== null ? reportText(object.content) : null;
  return isFailure(text) ? null : text;
}
