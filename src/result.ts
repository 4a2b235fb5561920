import type { FailedLimit, Verdict } from "./course/verdict.js";
import type { AskedOfFix } from "./rules/asked-of-fix.js";
import type { Change } from "./rules/fix-model.js";
import type { CheckedQuestion, Finding, Mode, RuleName } from "./rules/model.js";
import type { Template } from "./template/model.js";

/** Why something could not be done: one line that says what is wrong and what to do. */
export interface Failure {
  readonly failure: string;
}

/** A failure with its line. */
export function fail(failure: string): Failure {
  return { failure };
}

/** Whether a result is a failure. */
export function isFailure(result: unknown): result is Failure {
  return typeof result === "object" && result !== null && "failure" in result;
}

/** What was asked for; null where it failed and nobody needs to be told why. */
export function unlessFailed<Found>(found: Found | Failure): Found | null {
  return isFailure(found) ? null : found;
}

/** What one run says: of every report it looked at, and in all. */
export interface Run {
  readonly mode: Mode;
  readonly reports: readonly ReportResult[];
  /** Warnings stop too. */
  readonly strict: boolean;
  /** Templates that a commit changes. */
  readonly templates?: readonly TemplateStory[];
}

/** What is understood of a template, in a few lines. */
export interface TemplateStory {
  readonly path: string;
  readonly story: readonly string[];
}

export type ReportResult = Checked | Unread;

/** A report that could not be read as one. */
export interface Unread {
  /** As given or found, relative to the current folder. */
  readonly path: string;
  /** Why, and what to do, in one line. */
  readonly error: string;
}

export interface Checked {
  readonly path: string;
  readonly error: null;
  readonly template: Template;
  readonly questions: readonly CheckedQuestion[];
  /** What the course's checker will say; null where the template is not the course's. */
  readonly verdict: Verdict | null;
  readonly findings: readonly Finding[];
  readonly page: PageResult;
  /** Where the version that was checked can be fixed; null where it cannot, such as on standard input. */
  readonly fixAt: FixPlace | null;
}

/** Which version of a report `report-hook fix` has to put right. */
export interface FixPlace {
  /** In the index; else on disk. */
  readonly staged: boolean;
  /** From the folder of whoever started this; null where the repository has no other report. */
  readonly path: string | null;
  /** What fixes all that is fixable of what stops the commit, and no more; null: what `askedFor` asks for that. */
  readonly asked: readonly AskedOfFix[] | null;
  /** How many older findings of the same rules go with it, since no command leaves them. */
  readonly older: number;
  /** What would stop the commit still once that was done. */
  readonly left: readonly Finding[];
}

export interface PageResult {
  /** Relative to the current folder; null where the configuration wants no page. */
  readonly path: string | null;
  /**
   * `written` into the commit, `unchanged` since, `stale`: not what the report renders to, `none`: there is none.
   */
  readonly status: "written" | "unchanged" | "stale" | "none";
  /** What a person must know of it besides, in one line; null where there is nothing. */
  readonly remark: string | null;
}

/** The figures of a run, over all its reports. */
export interface Totals {
  readonly reports: number;
  /** How many of them could not be read. */
  readonly unread: number;
  /** How many could, but not by the course's checker. */
  readonly unreadableThere: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly questionsChecked: number;
  readonly questions: number;
  readonly stopped: boolean;
}

/** The figures of no report at all. */
export const noTotals: Totals = {
  reports: 0,
  unread: 0,
  unreadableThere: 0,
  errors: 0,
  warnings: 0,
  notes: 0,
  questionsChecked: 0,
  questions: 0,
  stopped: false,
};

/** The figures with one more report's. */
export function addReport(sum: Totals, report: ReportResult, strict: boolean): Totals {
  if (!isChecked(report)) return { ...sum, reports: sum.reports + 1, unread: sum.unread + 1 };
  const count = (level: Finding["level"]): number =>
    report.findings.filter((finding) => finding.level === level).length;
  const { questions, verdict } = report;
  // A question that stands twice is one question.
  const numbers = (some: readonly CheckedQuestion[]): number =>
    new Set(some.map(({ question }) => question.number)).size;
  const one = { errors: count("error"), warnings: count("warning"), notes: count("note") };
  return addTotals(sum, {
    ...one,
    reports: 1,
    unread: 0,
    unreadableThere: verdict?.readable === false ? 1 : 0,
    questionsChecked: numbers(questions.filter(({ changed }) => changed)),
    questions: numbers(questions),
    stopped: report.findings.some(stopsWhere(strict)),
  });
}

/** Whether a finding stops a run: an error does, and in a strict run a warning that the commit brings. */
export function stopsWhere(strict: boolean): (finding: Finding) => boolean {
  return ({ level, existing }) => level === "error" || (strict && level === "warning" && !existing);
}

/** The figures of two parts of a run together. */
export function addTotals(a: Totals, b: Totals): Totals {
  return {
    reports: a.reports + b.reports,
    unread: a.unread + b.unread,
    unreadableThere: a.unreadableThere + b.unreadableThere,
    errors: a.errors + b.errors,
    warnings: a.warnings + b.warnings,
    notes: a.notes + b.notes,
    questionsChecked: a.questionsChecked + b.questionsChecked,
    questions: a.questions + b.questions,
    stopped: a.stopped || b.stopped,
  };
}

/** The figures of a whole run. */
export function runTotals(run: Run): Totals {
  return run.reports.reduce((sum, report) => addReport(sum, report, run.strict), noTotals);
}

/** Whether a report could be read. */
export function isChecked(report: ReportResult): report is Checked {
  return report.error === null;
}

/** The exit code of a run: 1 where findings stop it, 2 where a report could not be read and nothing else stops. */
export function exitCodeOf(totals: Totals): 0 | 1 | 2 {
  if (totals.stopped) return 1;
  return totals.unread > 0 ? 2 : 0;
}

/** What `report-hook fix` did, or with `dryRun` would do. */
export interface FixOutcome {
  readonly dryRun: boolean;
  readonly reports: readonly (FixedReport | Unread)[];
}

export interface FixedReport {
  /** As given or found, relative to the current folder. */
  readonly path: string;
  readonly error: null;
  readonly before: string;
  readonly after: string;
  readonly changes: readonly Change[];
  /** What could be put right if the template's text were known. */
  readonly needing: readonly { readonly rule: RuleName; readonly question: number | null }[];
  /** Limits that answers fail afterwards and not before. */
  readonly worse: readonly FailedLimit[];
  /** How many errors and warnings are left, of what was asked for. */
  readonly left: number;
  /** What a person must know besides, in one line; null where there is nothing. */
  readonly remark: string | null;
}
