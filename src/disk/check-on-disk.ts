import { dirname, join, posix } from "node:path";
import { isCoursePage } from "../course/course-page.js";
import type { Match } from "../match/model.js";
import { verdictOn } from "../match/verdict-with-causes.js";
import { changedQuestions } from "../report/changes.js";
import { fileTargets } from "../report/targets.js";
import { type Checked, isFailure, type PageResult } from "../result.js";
import { checkedQuestions, contextOf } from "../rules/context.js";
import type { Files } from "../rules/model.js";
import { findingsOf } from "../rules/run-rules.js";
import { readFragments } from "../state/kept-fragments.js";
import { filesOnDisk } from "./files.js";
import { mayReplacePage } from "./may-replace-page.js";
import type { OpenReport } from "./open-report.js";
import { readPageOnDisk } from "./page-on-disk.js";
import { spareName } from "./spare-name.js";
import type { Target } from "./target.js";

/**
 * Checks a whole report on disk, with the figures it points to and the page beside it.
 *
 * @param before what it is compared with, so that only changes count, as in a commit; null: everything counts
 * @param filesThen the files that it points to, where they are not those on disk
 */
export async function checkOnDisk(
  target: Target,
  opened: OpenReport,
  before: { readonly commit: string; readonly match: Match; readonly files: Files } | null,
  mode: "scan" | "staged",
  filesThen: Files | null = null,
): Promise<Checked> {
  const { shown, config } = target;
  const { text, match, top, path } = opened;
  const files = filesThen ?? (await filesOnDisk(top, fileTargets(match.questions, path)));
  const { page, edited } = await pageOnDisk(target, opened);
  const state =
    page.path === null || page.status === "none"
      ? null
      : {
          report: shown,
          path: page.path,
          typed: page.path,
          spare: edited ? spareName(process.cwd(), page.path) : "",
          stale: page.status === "stale",
          edited,
          onDisk: true,
        };
  const base = before === null ? {} : { base: before.commit };
  const about = { mode, path, files, page: state, ...base };
  const changed = changedQuestions(before === null ? [] : [before.match.report], match.report);
  const context = contextOf(match, about, (question) => changed.has(question));
  const then =
    before === null ? [] : [contextOf(before.match, { ...about, files: before.files, page: null }, () => true)];
  return {
    path: shown,
    error: null,
    template: match.template,
    questions: checkedQuestions(context),
    verdict: verdictOn(text, match),
    findings: findingsOf(context, config.rules, then, shown),
    page,
    fixAt: target.text === null ? { staged: false, path: shown, asked: null, older: 0, left: [] } : null,
  };
}

/** The page beside a report, and whether it holds what somebody wrote into it and no commit has. */
interface FoundPage {
  readonly page: PageResult;
  readonly edited: boolean;
}

/** How the page beside a report stands: it is read as it is, with whatever line ends git has given it. */
async function pageOnDisk(target: Target, { text, shownBy, top, path: report }: OpenReport): Promise<FoundPage> {
  const found = (path: string | null, status: PageResult["status"], remark: string | null = null): FoundPage => ({
    page: { path, status, remark },
    edited: false,
  });
  if (target.config.page === false || target.text !== null) return found(null, "none");
  const ofPage = await target.ofPage();
  const name = ofPage.page;
  if (name === false) return found(null, "none");
  const path = join(dirname(target.shown), name);
  const place = posix.join(posix.dirname(report), name);
  const page = readPageOnDisk({ top }, place);
  if (page.kind !== "file") return found(path, "none");
  const content = page.content.toString();
  if (isCoursePage(content, text)) {
    return found(path, "unchanged", `${path} is what the course's script makes of this report`);
  }
  const { renderPage } = await import("../page/render-page.js");
  const kept = target.repository === null ? new Map() : readFragments(target.repository.commonDir);
  const shown = await shownBy(ofPage);
  if (isFailure(shown)) return found(path, "none");
  const { html } = await renderPage(shown, kept);
  if (content.replaceAll("\r\n", "\n") === html) return found(path, "unchanged");
  const isReplaceable = await mayReplacePage(place, page.content, html, text, target.repository);
  return { ...found(path, "stale"), edited: !isReplaceable };
}
