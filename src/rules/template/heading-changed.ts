import type { Assessed } from "../../template/assess.js";
import type { Problem, ReportRule } from "../model.js";
import { renumbered } from "../renumbered.js";
import { wordKey } from "../word-key.js";
import { quoted } from "../wording.js";

export const headingChanged: ReportRule = {
  name: "template/heading-changed",
  summary: "a question's heading of another level or number, or with other words behind it",
  levels: { staged: "error", scan: "error" },
  check(subject) {
    if (!subject.template.structure) return [];
    const misnamed = renumbered(subject);
    return subject.questions.flatMap((assessed) => {
      const number = misnamed.get(assessed.question);
      return number === undefined ? sameNumber(assessed) : [otherNumber(assessed, number)];
    });
  },
};

function otherNumber({ question }: Assessed, number: number): Problem {
  return {
    question: question.number,
    span: question.heading.span,
    message: `the heading says question ${question.number}, but the prompt below it is that of question ${number}`,
    help: `Write ${number} in the heading`,
    target: "number",
  };
}

function sameNumber({ question, asked }: Assessed): Problem[] {
  if (asked === null) return [];
  const { span, level, suffix } = question.heading;
  const problems: Problem[] = [];
  if (level !== asked.level) {
    problems.push({
      question: question.number,
      span,
      message: `the heading begins with ${"#".repeat(level)}, in the template with ${"#".repeat(asked.level)}`,
      help: `Begin the heading with ${"#".repeat(asked.level)} and a space`,
      target: "level",
    });
  }
  if (wordKey(suffix) !== asked.suffix.hashes.join()) {
    problems.push({
      question: question.number,
      span,
      message:
        suffix === ""
          ? "words of the heading are missing"
          : `the heading has ${quoted(suffix)} after its number, unlike the template`,
      help: "Leave the heading as it is in the template",
      target: "wording",
      atMost: "warning",
    });
  }
  return problems;
}
