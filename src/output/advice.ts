import { grouped } from "../report/grouped.js";
import type { Checked } from "../result.js";
import { type AskedOfFix, askedFor } from "../rules/asked-of-fix.js";
import type { Finding } from "../rules/model.js";
import { inOrder, questionsText, rangesText } from "../rules/number-runs.js";
import { shellFile, shellWord } from "../rules/shell-word.js";
import { count } from "../rules/wording.js";
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
  const path = fixAt.path === null ? [] : [shellFile(clean(fixAt.path))];
  const line = (...options: readonly string[]): string => `  ${[...words, ...options, ...given, ...path].join(" ")}`;
  const left = mode === "staged" ? leftLines(fixAt.left) : leftNumbers(meant.filter((finding) => !finding.fixable));
  if (mode === "scan" && report.questions.every(({ changed }) => changed)) {
    const all = left.length === 0 ? (fixable.length === 1 ? "this" : "all of these") : `${fixable.length} of these`;
    return [`to have ${all} fixed (--dry-run shows how first):`, line()];
  }
  const questions = numbersIn(fixable);
  const hasRest = fixable.some(({ question }) => question === null);
  const what = [
    ...(questions.length === 0 ? [] : [questionsText(questions)]),
    ...(hasRest ? [questions.length === 0 ? "this" : "the rest"] : []),
    ...(fixAt.older <= 0 ? [] : [`${count(fixAt.older, "older problem")} of its kind`]),
  ];
  const asked = fixAt.asked ?? askedFor(fixable, report.findings);
  return [
    `to have ${what.join(" and ")} fixed (--dry-run shows how first):`,
    ...asked.map((one) => line(...optionsFor(one))),
    ...besides(
      asked,
      report.findings.filter((finding) => finding.fixable && !fixable.includes(finding)),
    ),
    ...left,
  ];
}

/** What is fixed besides where a rule is asked for in the whole report, which has no smaller part to name. */
function besides(asked: readonly AskedOfFix[], others: readonly Finding[]): string[] {
  const whole = asked.filter(({ questions, sections }) => questions === null && sections === null);
  const more = others.filter(({ question, rule }) => question === null && whole.some(({ rules }) => rules?.has(rule)));
  return more.length === 0 ? [] : [`fixed with it: ${count(more.length, "older problem")} of the same rule`];
}

function optionsFor({ questions, rules, sections }: AskedOfFix): string[] {
  return [
    ...(questions === null ? [] : ["--question", rangesText(questions)]),
    ...(rules === null ? [] : ["--rule", [...rules].join(",")]),
    ...(sections === null ? [] : ["--section", shellWord(clean([...sections].join(",")))]),
  ];
}

/** So many things that are left are told in their words. */
const mostTold = 6;

/** What stops the commit still once the commands have run, which may be nothing that was told of the version before: a line for the same in several questions. */
function leftLines(left: readonly Finding[]): string[] {
  const alike = [...grouped(left, ({ message, slot }) => `${slot?.key} ${message}`).values()];
  const told = alike.slice(0, mostTold).map((some) => {
    const [{ message = "", slot } = {}] = some;
    const numbers = numbersIn(some);
    const where = slot?.title ?? (numbers.length === 0 ? "" : questionsText(numbers));
    return clean(`left for you: ${where === "" ? "" : `${where}: `}${message}`);
  });
  return [...told, ...leftNumbers(alike.slice(mostTold).flat())];
}

/** Where what no command puts right is told above. */
function leftNumbers(byHand: readonly Finding[]): string[] {
  if (byHand.length === 0) return [];
  const numbers = numbersIn(byHand);
  return [numbers.length === 0 ? "the rest is left for you" : `left for you: ${questionsText(numbers)}`];
}

function numbersIn(findings: readonly Finding[]): number[] {
  return inOrder(findings.flatMap(({ question }) => question ?? []));
}
