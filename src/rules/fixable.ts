import { resolveTarget } from "../report/paths.js";
import { compareWords } from "../template/compare.js";
import { tokensOf } from "../template/normal.js";
import { pageDifferences } from "./course-page.js";
import type { Problem, RuleName, Subject } from "./model.js";
import { findMojibake } from "./mojibake.js";

/** Rules of which `report-hook fix` mends every finding, given the template's text. */
const always: ReadonlySet<RuleName> = new Set<RuleName>([
  "answer/dashes-left",
  "answer/hides-text",
  "answer/in-prompt",
  "answer/placeholder-left",
  "template/answer-line-missing",
  "template/checklist-changed",
  "template/limit-changed",
  "template/prompt-changed",
  "template/question-duplicated",
  "template/question-missing",
  "template/question-moved",
  "template/section-changed",
]);

/** Rules of which it mends some findings, and which. */
const sometimes: Readonly<Partial<Record<RuleName, (problem: Problem, subject: Subject) => boolean>>> = {
  "answer/encoding": (problem, subject) =>
    findMojibake(answerOf(problem, subject)).every(({ reads }) => reads !== null),
  "answer/image-missing": ({ target }, { files, path }) => {
    const file = resolveTarget(target, path);
    return file !== null && file !== "outside" && files(file.path).kind === "other-case";
  },
  "answer/renders-differently": (problem, subject) =>
    problem.question === null
      ? problem.atMost !== "note"
      : pageDifferences(answerOf(problem, subject)).every(({ kind }) => kind === "list" || kind === "nested"),
  "template/heading-changed": (problem, subject) => problem.target !== "wording" || onlyLacksWords(problem, subject),
  // What is put back is the template; a file of which no template is known has none.
  "template/report-missing": (_, { report, template }) =>
    template.questions.length > 0 && report.text.replace("\uFEFF", "").trim() === "",
};

/** Whether `report-hook fix` puts right what a rule has found. */
export function isFixable(rule: RuleName, problem: Problem, subject: Subject): boolean {
  return always.has(rule) || (sometimes[rule]?.(problem, subject) ?? false);
}

function answerOf({ span }: Problem, { questions }: Subject): string {
  const holding = questions.find(
    ({ question }) => span !== null && question.span.start <= span.start && span.end <= question.span.end,
  );
  return holding?.question.answer?.text ?? "";
}

/** What was added to a heading stays: only its authors know why it is there. */
function onlyLacksWords({ span }: Problem, { questions }: Subject): boolean {
  const holding = questions.find(({ question }) => question.heading.span.start === span?.start);
  if (holding?.asked == null) return false;
  return compareWords(holding.asked.suffix, tokensOf(holding.question.heading.suffix)).added.length === 0;
}
