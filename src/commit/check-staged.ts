import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Config, vendorFolder } from "../config/config.js";
import { spareName } from "../disk/spare-name.js";
import { changedInIndex } from "../git/changed-files.js";
import { fromHere } from "../git/repository.js";
import { asShown, type Shown } from "../match/as-shown.js";
import { matchText } from "../match/match.js";
import type { Match } from "../match/model.js";
import { verdictOn } from "../match/verdict-with-causes.js";
import type { Fragments } from "../page/render-page.js";
import { changedQuestions } from "../report/changes.js";
import type { Question } from "../report/model.js";
import { type Failure, isFailure } from "../result.js";
import { checkedQuestions, contextBefore, contextOf } from "../rules/context.js";
import type { Context, Finding } from "../rules/model.js";
import { findingsOf } from "../rules/run-rules.js";
import type { Template } from "../template/model.js";
import type { Commit } from "./commit.js";
import { type PointedFiles, pointedFiles } from "./files.js";
import { typedPath } from "./fix-place.js";
import { putAside } from "./put-aside.js";
import { preparePage } from "./staged-page.js";
import type { StagedReport } from "./staged-report.js";
import { type Templated, templatesInCommit } from "./template.js";
import { lastText, type Versions } from "./versions.js";

export interface CheckSettings {
  readonly config: Config;
  /** What the page is made by; null where there is to be none. */
  readonly ofPage: Config | null;
  /** What `--template` names. */
  readonly template: string | null;
  readonly kept: Fragments;
}

/**
 * Checks what a commit does to one report. Where the configuration wants it the report is fixed first, unless it
 * would stop the commit all the same: then it is checked as it is. A failure where its template does not exist.
 */
export async function checkStaged(
  commit: Commit,
  versions: Versions,
  settings: CheckSettings,
): Promise<StagedReport | Failure> {
  const report = await checkAsItIs(commit, versions, settings);
  if (isFailure(report) || settings.config.fix !== "safe" || commit.bases.treeFixed) return report;
  // What is put aside would not come back into a report that was fixed meanwhile.
  if ((await putAside(commit.repository, versions.path)) !== null) return report;
  const { fixChanged } = await import("./fix-in-commit.js");
  const fixed = await fixChanged(commit, report, settings.config);
  if (fixed === null) return report;
  const now = await checkAsItIs(commit, fixed.versions, settings);
  if (isFailure(now) || now.checked.findings.some(({ level }) => level === "error")) return report;
  return { ...now, fix: fixed.fix };
}

/** What is found in other versions of a report, or by another template, its page left alone; null where they cannot be checked. */
export async function recheck(
  commit: Commit,
  versions: Versions,
  settings: Pick<CheckSettings, "config" | "template">,
  template: Template | null,
): Promise<readonly Finding[] | null> {
  const again = await checkAsItIs(commit, versions, { ...settings, ofPage: null, kept: new Map() }, template);
  return isFailure(again) ? null : again.checked.findings;
}

/** @param known the template, where it is known already */
async function checkAsItIs(
  commit: Commit,
  versions: Versions,
  settings: CheckSettings,
  known: Template | null = null,
): Promise<StagedReport | Failure> {
  const { config } = settings;
  const { path, now } = versions;
  const last = lastText(versions);
  // Where it has moved in this commit, its history is at the old place.
  const templated = { path: versions.bases[0]?.path ?? path, text: now?.text ?? last ?? "", before: last };
  const templates = await templatesInCommit(commit, templated, config, settings.template);
  if (isFailure(templates)) return templates;
  const template = known ?? templates.template;
  const shown = fromHere(commit.repository, path);
  if (now === null) {
    const { checkedMissing } = await import("../disk/missing-report.js");
    const atHead = versions.bases.some((base) => base.id !== null && base.path === path);
    const onDisk = existsSync(join(commit.repository.top, path));
    // A first version is much like the template that lies there.
    const isOurs = (name: string): boolean => name.startsWith(`${vendorFolder}/`);
    const [to] = [...(await changedInIndex())].find(([name, from]) => from === path && !isOurs(name)) ?? [];
    const renamed = to === undefined ? {} : { renamed: { to: typedPath(commit, to), from: typedPath(commit, path) } };
    const lost = { lastIn: atHead ? "HEAD" : null, onDisk, before: false, ...renamed };
    const checked = checkedMissing({ path, shown, lost, template, config }, "staged");
    return { versions, checked, page: null, fix: null };
  }

  const match = matchText(now.text, template, config.patterns);
  const before = versions.bases.map(({ text }) => (text === null ? null : matchText(text, template, config.patterns)));
  const files = await pointedFiles(commit, match.questions, path, versions.bases);
  const changed = before.map((one) => (one === null ? null : changedQuestions([one.report], match.report)));
  // What a merge takes from one side is not its doing, unless it takes the figures from the other.
  const isChecked = (question: Question): boolean =>
    changed.every((those, base) => those === null || those.has(question) || files.hasNewFigure(question, base));

  const { ofPage } = settings;
  const isSame = ofPage === config && settings.template === null;
  const seen = ofPage === null || isSame ? null : await shownOnPage(commit, templated, ofPage);
  const page =
    ofPage === null || ofPage.page === false || isFailure(seen)
      ? null
      : await preparePage(commit, versions, seen ?? asShown(match, templates.ofPage), ofPage.page, settings.kept);
  const remark = isFailure(seen) ? seen.failure : null;
  const pageShown = page === null ? null : fromHere(commit.repository, page.path);
  const state =
    pageShown === null || page === null
      ? null
      : {
          report: shown,
          path: pageShown,
          typed: typedPath(commit, page.path),
          spare: page.edited ? typedPath(commit, spareName(commit.repository.top, page.path)) : "",
          stale: false,
          edited: page.edited,
          onDisk: false,
        };
  const base = versions.bases.find(({ id }) => id !== null)?.id;
  const about = { mode: "staged", path, page: state, ...(base == null ? {} : { base }) } as const;
  const context = contextOf(match, { ...about, files: files.now }, isChecked);
  const contexts = contextsBefore(context, before, versions, files);
  return {
    versions,
    page,
    fix: null,
    checked: {
      path: shown,
      error: null,
      template,
      questions: checkedQuestions(context),
      verdict: verdictOn(now.text, match),
      findings: findingsOf(context, config.rules, contexts, shown),
      page: { path: pageShown, status: page === null ? "none" : "stale", remark },
      fixAt: null,
    },
  };
}

/** A report as its page shows it, by the configuration that pages are made by. */
export async function shownOnPage(commit: Commit, templated: Templated, ofPage: Config): Promise<Shown | Failure> {
  const templates = await templatesInCommit(commit, templated, ofPage, null);
  return isFailure(templates)
    ? templates
    : asShown(matchText(templated.text, templates.template, ofPage.patterns), templates.ofPage);
}

/** What the parents' reports are to the rules. */
function contextsBefore(
  now: Context,
  before: readonly (Match | null)[],
  { bases }: Versions,
  files: PointedFiles,
): Context[] {
  return before.flatMap((match, i) => {
    const filesThen = files.bases[i];
    if (match === null || filesThen === undefined) return [];
    return [contextBefore(now, match, { path: bases[i]?.path ?? now.path, files: filesThen })];
  });
}
