import { worseLines } from "../fix/new-failures.js";
import { grouped } from "../report/grouped.js";
import type { FixedReport, FixOutcome, Unread } from "../result.js";
import type { Change } from "../rules/fix-model.js";
import { questionsText } from "../rules/number-runs.js";
import { shellFile } from "../rules/shell-word.js";
import { count } from "../rules/wording.js";
import type { Colors } from "./colors.js";
import { unifiedDiff } from "./diff.js";
import { type GivenOptions, givenIn } from "./given-options.js";
import { withCommand } from "./own-command.js";
import { clean } from "./without-controls.js";
import { type Where, wrapKeeping } from "./wrap.js";

/** 2: a report could not be fixed. 1: a dry run would change something. 0: done, or nothing to do. */
export function fixExitCode({ dryRun, reports }: FixOutcome): 0 | 1 | 2 {
  if (reports.some(({ error }) => error !== null)) return 2;
  return dryRun && reports.some((report) => report.error === null && report.after !== report.before) ? 1 : 0;
}

/** How the outcome is shown. */
export interface FixStyle extends Where, GivenOptions {
  readonly colors: Colors;
}

/** The outcome as a person reads it; a dry run shows the differences. */
export function formatFix(outcome: FixOutcome, style: FixStyle): string {
  return outcome.reports.map((report) => reportText(report, outcome.dryRun, style)).join("\n\n");
}

function reportText(report: FixedReport | Unread, dryRun: boolean, style: FixStyle): string {
  const { colors, width, command } = style;
  const path = colors.bold(clean(report.path));
  if (report.error !== null) return `${path}: ${colors.red(clean(report.error))}`;
  const { before, after, changes, worse } = report;
  const lines = (told: readonly string[]): string[] =>
    told.flatMap((line) => (width === null ? [`  ${line}`] : wrapKeeping(`  ${line}`, width, "    ", command())));
  const foot = lines(footOf(report, style));
  if (before === after) return [`${path}: nothing to fix`, ...foot].join("\n");
  const diff = dryRun ? [...worseLines(worse), unifiedDiff(report.path, before, after, colors), ""] : [];
  const head = `${path}: ${dryRun ? "would fix" : "fixed"} ${count(changes.length, "thing")}`;
  return [...diff, head, ...lines(groupsOf(changes)), ...foot].join("\n");
}

/** One line for each thing that was done, with all the questions where it was. */
function groupsOf(changes: readonly Change[]): string[] {
  return [...grouped(changes, ({ what }) => what)].map(([what, some]) => {
    const numbers = some.flatMap(({ question }) => question ?? []);
    return numbers.length === 0 ? clean(what) : `${questionsText(numbers)}: ${clean(what)}`;
  });
}

function footOf({ path, needing, left, remark }: FixedReport, style: FixStyle): string[] {
  const { command } = style;
  const check = [command(), "check", ...givenIn(style), shellFile(clean(path))].join(" ");
  const numbers = needing.flatMap(({ question }) => question ?? []);
  const where = numbers.length === 0 ? "" : ` in ${questionsText(numbers)}`;
  return [
    ...(remark === null ? [] : [withCommand(clean(remark), command)]),
    ...(needing.length === 0
      ? []
      : [
          `${count(needing.length, "more thing")}${where} can be fixed with the template's text: add --template <file>`,
        ]),
    ...(left === 0 ? [] : [`left for you: ${count(left, "problem")}; see ${check}`]),
  ];
}
