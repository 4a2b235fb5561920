import type { Checked } from "../result.js";
import type { Finding } from "../rules/model.js";
import { inOrder, questionsText } from "../rules/number-runs.js";
import { sectionsToName } from "../rules/sections-asked.js";
import { shellWord } from "../rules/shell-word.js";
import { clean } from "./without-controls.js";

/**
 * How to have fixed what need not be fixed by hand: the command for each, on a line that can be copied. What stops the commit goes before
 * anything else, and then nothing else is touched.
 *
 * @param shown what a person is told of the report
 * @param stops whether a finding stops the commit
 * @param command how this program is started here
 * @param given the options that it must be given to see the report alike
 */
export function adviceOn(
  report: Checked,
  shown: readonly Finding[],
  stops: (finding: Finding) => boolean,
  mode: "staged" | "scan",
  command: () => string,
  given: readonly string[],
): string[] {
  const { fixAt } = report;
  if (fixAt === null) return [];
  const stopping = mode === "staged" ? shown.filter(stops) : [];
  const meant = stopping.length > 0 ? stopping : shown;
  const fixable = meant.filter((finding) => finding.fixable);
  if (fixable.length === 0) return [];
  const words = [command(), "fix", ...(fixAt.staged ? ["--staged"] : [])];
  const path = fixAt.path === null ? [] : [shellWord(clean(fixAt.path))];
  const line = (...options: readonly string[]): string => `  ${[...words, ...options, ...given, ...path].join(" ")}`;
  const left = leftFor(mode === "staged" ? fixAt.left : meant.filter((finding) => !finding.fixable));
  if (mode === "scan" && report.questions.every(({ changed }) => changed)) {
    const all = left === "" ? (fixable.length === 1 ? "this" : "all of these") : `${fixable.length} of these`;
    return [`to have ${all} fixed (--dry-run shows how first):`, line()];
  }
  const questions = numbersIn(fixable);
  const whole = fixable.filter(({ question }) => question === null);
  const rules = [...new Set(whole.map(({ rule }) => rule))];
  const sections = sectionsToName(whole, report.findings);
  const only = sections === null ? [] : ["--section", shellWord(clean(sections.join(",")))];
  const what = [
    ...(questions.length === 0 ? [] : [questionsText(questions)]),
    ...(rules.length === 0 ? [] : [questions.length === 0 ? "this" : "the rest"]),
  ];
  return [
    `to have ${what.join(" and ")} fixed (--dry-run shows how first):`,
    ...(questions.length === 0 ? [] : [line("--question", questions.join(","))]),
    ...(rules.length === 0 ? [] : [line("--rule", rules.join(","), ...only)]),
    ...(left === "" ? [] : [left]),
  ];
}

/** What no command puts right. */
function leftFor(byHand: readonly Finding[]): string {
  if (byHand.length === 0) return "";
  const numbers = numbersIn(byHand);
  return numbers.length === 0 ? "the rest is left for you" : `left for you: ${questionsText(numbers)}`;
}

function numbersIn(findings: readonly Finding[]): number[] {
  return inOrder(findings.flatMap(({ question }) => question ?? []));
}
