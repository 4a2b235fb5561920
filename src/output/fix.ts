import type { Change } from "../mend/model.js";
import type { Needing } from "../mend/needing.js";
import { count } from "../rules/wording.js";
import { clean } from "./clean.js";
import type { Colors } from "./colors.js";
import { unifiedDiff } from "./diff.js";
import type { Unread } from "./model.js";
import { listOf } from "./number-list.js";

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
  readonly needing: readonly Needing[];
  /** How many errors and warnings are left. */
  readonly left: number;
  /** What a person must know besides, in one line; null where there is nothing. */
  readonly remark: string | null;
}

/** 2: a report could not be mended. 1: a dry run would change something. 0: done, or nothing to do. */
export function fixExitCode({ dryRun, reports }: FixOutcome): 0 | 1 | 2 {
  if (reports.some(({ error }) => error !== null)) return 2;
  return dryRun && reports.some((report) => report.error === null && report.after !== report.before) ? 1 : 0;
}

/** The outcome as a person reads it; a dry run shows the differences. */
export function formatFix(outcome: FixOutcome, colors: Colors): string {
  return outcome.reports.map((report) => reportText(report, outcome.dryRun, colors)).join("\n\n");
}

function reportText(report: FixedReport | Unread, dryRun: boolean, colors: Colors): string {
  const path = colors.bold(clean(report.path));
  if (report.error !== null) return `${path}: ${colors.red(clean(report.error))}`;
  const { before, after, changes } = report;
  const foot = footOf(report).map((line) => `  ${line}`);
  if (before === after) return [`${path}: nothing to mend`, ...foot].join("\n");
  const diff = dryRun ? [unifiedDiff(report.path, before, after, colors), ""] : [];
  const head = `${path}: ${dryRun ? "would mend" : "mended"} ${count(changes.length, "thing")}`;
  return [...diff, head, ...groupsOf(changes).map((line) => `  ${line}`), ...foot].join("\n");
}

/** One line for each thing that was done, with all the questions where it was. */
function groupsOf(changes: readonly Change[]): string[] {
  const groups = new Map<string, Set<number>>();
  for (const { what, question } of changes) {
    const numbers = groups.get(what) ?? new Set();
    if (question !== null) numbers.add(question);
    groups.set(what, numbers);
  }
  return [...groups].map(([what, questions]) => {
    const numbers = [...questions].sort((a, b) => a - b);
    if (numbers.length === 0) return clean(what);
    return `${numbers.length === 1 ? "question" : "questions"} ${listOf(numbers)}: ${clean(what)}`;
  });
}

function footOf({ path, needing, left, remark }: FixedReport): string[] {
  const numbers = [...new Set(needing.flatMap(({ question }) => (question === null ? [] : [question])))];
  const where = numbers.length === 0 ? "" : ` in ${numbers.length === 1 ? "question" : "questions"} ${listOf(numbers)}`;
  return [
    ...(remark === null ? [] : [clean(remark)]),
    ...(needing.length === 0
      ? []
      : [
          `${count(needing.length, "more thing")}${where} can be mended with the template's text: add --template <file>`,
        ]),
    ...(left === 0 ? [] : [`left for you: ${count(left, "problem")}; see report-hook check ${clean(path)}`]),
  ];
}
