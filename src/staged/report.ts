import type { Config } from "../config.js";
import { checkedQuestions, findingsOf, type Reading, readAgainst, subjectOf } from "../examine.js";
import { type Failure, isFailure } from "../failure.js";
import type { Fragments } from "../git/fragments.js";
import { fromHere } from "../git/repository.js";
import type { Checked } from "../output/model.js";
import { changedQuestions } from "../report/changes.js";
import type { Question } from "../report/model.js";
import { checkMissing } from "../rules/check.js";
import type { Subject } from "../rules/model.js";
import type { Template } from "../template/model.js";
import { verdictOf } from "../verdict/verdict.js";
import type { Commit } from "./commit.js";
import { type PointedFiles, pointedFiles } from "./files.js";
import type { StagedMend } from "./mend.js";
import { pagePath, preparePage, type StagedPage } from "./page.js";
import { templateInCommit } from "./template.js";
import type { Versions } from "./versions.js";

/** A staged report that was checked, with the page that is to go into the commit. */
export interface StagedReport {
  readonly versions: Versions;
  readonly checked: Checked;
  /** Null where no page is wanted, or the commit has no report. */
  readonly page: StagedPage | null;
  /** What the index has still to be given, where the report was mended; `versions` holds the mended text then. */
  readonly mend: StagedMend | null;
}

export interface CheckSettings {
  readonly config: Config;
  /** What `--template` names. */
  readonly template: string | null;
  /** Whether the commit is to have a page. */
  readonly page: boolean;
  readonly kept: Fragments;
}

/**
 * Checks what a commit does to one report. Where the configuration wants it the report is mended first, unless it
 * would stop the commit all the same: then it is checked as it is. A failure where its template does not exist.
 */
export async function checkStaged(
  commit: Commit,
  versions: Versions,
  settings: CheckSettings,
): Promise<StagedReport | Failure> {
  const report = await checkAsItIs(commit, versions, settings);
  if (isFailure(report) || settings.config.fix !== "safe" || commit.bases.treeFixed) return report;
  const { mendChanged } = await import("./mend.js");
  const mended = await mendChanged(commit, report, settings.config);
  if (mended === null) return report;
  const now = await checkAsItIs(commit, mended.versions, settings);
  if (isFailure(now) || now.checked.findings.some(({ level }) => level === "error")) return report;
  return { ...now, mend: mended.mend };
}

async function checkAsItIs(
  commit: Commit,
  versions: Versions,
  settings: CheckSettings,
): Promise<StagedReport | Failure> {
  const { config } = settings;
  const { path, now } = versions;
  const last = versions.bases.find((base) => base.text !== null)?.text ?? null;
  // Where it has moved in this commit, its history is at the old place.
  const templated = { path: versions.bases[0]?.path ?? path, text: now?.text ?? last ?? "", before: last };
  const template = await templateInCommit(commit, templated, config, settings.template);
  if (isFailure(template)) return template;
  const shown = fromHere(commit.repository, path);
  if (now === null)
    return { versions, checked: checkedMissing(versions, template, config, shown), page: null, mend: null };

  const reading = readAgainst(now.text, template, config);
  const before = versions.bases.map((base) => (base.text === null ? null : readAgainst(base.text, template, config)));
  const files = await pointedFiles(commit, reading.questions, path);
  const changed = changedQuestions(
    before.flatMap((one) => one?.report ?? []),
    reading.report,
  );
  const isChecked = (question: Question): boolean => changed.has(question) || files.hasNewFigure(question);

  const wanted = settings.page && config.page !== false ? config.page : null;
  const page = wanted === null ? null : await preparePage(commit, versions, reading, wanted, settings.kept);
  const pageShown = page === null ? null : fromHere(commit.repository, page.path);
  const state =
    pageShown === null || page === null ? null : { report: shown, path: pageShown, stale: false, edited: page.edited };
  const about = { mode: "staged", path, patterns: config.patterns, page: state } as const;
  const subject = subjectOf(reading, template, { ...about, files: files.now }, isChecked);
  const subjects = subjectsBefore(subject, before, files);
  return {
    versions,
    page,
    mend: null,
    checked: {
      path: shown,
      error: null,
      template,
      questions: checkedQuestions(subject),
      verdict: verdictOf(now.text, template),
      findings: findingsOf(subject, config, subjects, shown),
      page: { path: pageShown, status: page === null ? "none" : "stale", remark: null },
    },
  };
}

/** What the parents' reports are to the rules, which look there at the questions that are checked now. */
function subjectsBefore(now: Subject, before: readonly (Reading | null)[], files: PointedFiles): Subject[] {
  const numbers = new Set(now.checked.map(({ question }) => question.number));
  return before.flatMap((reading, i) => {
    const filesThen = files.bases[i];
    if (reading === null || filesThen === undefined) return [];
    const about = { ...now, files: filesThen, page: null };
    return [subjectOf(reading, now.template, about, (question) => numbers.has(question.number))];
  });
}

function checkedMissing(versions: Versions, template: Template, config: Config, shown: string): Checked {
  const wasThere = versions.bases.some((base) => base.id !== null && base.path === versions.path);
  const findings = checkMissing(versions.path, wasThere, "staged", config.rules);
  const page = config.page === false ? null : pagePath(shown, config.page);
  return {
    path: shown,
    error: null,
    template,
    questions: [],
    verdict: verdictOf("", template),
    findings: findings.map((finding) => ({ ...finding, path: shown })),
    page: { path: page, status: "none", remark: null },
  };
}
