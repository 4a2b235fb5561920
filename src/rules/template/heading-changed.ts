import type { MatchedQuestion } from "../../match/model.js";
import type { Question } from "../../report/model.js";
import { compareWords } from "../../template/compare.js";
import { tokensOf } from "../../template/tokens.js";
import { wordKey } from "../../template/word-key.js";
import type { Fixing, Proposed } from "../fix-model.js";
import type { Problem, ReportRule } from "../model.js";
import { questionsIn, quoted } from "../wording.js";

export const headingChanged: ReportRule = {
  name: "template/heading-changed",
  summary: "a question's heading of another level or number, or with other words behind it",
  levels: { staged: "error", scan: "error" },
  many: {
    level: {
      message: (findings) => `${questionsIn(findings)} headings do not begin with as many # as in the template`,
      help: ({ help }) => help.replace("the heading", "each heading"),
    },
  },
  check(context) {
    if (!context.match.template.structure) return [];
    return context.match.questions.flatMap((one) =>
      one.renumbered === null ? sameNumber(one) : [otherNumber(one, one.renumbered)],
    );
  },
  fix: {
    stage: "headings",
    safe: false,
    does: "number, level and missing words come back; words that were added stay, and stay a finding",
    changes: (fixing) =>
      fixing.context.match.template.structure
        ? fixing.context.match.questions.flatMap((one) =>
            one.renumbered === null ? headingBack(one, fixing) : [numberBack(one.question, one.renumbered, fixing)],
          )
        : [],
  },
};

function otherNumber({ question }: MatchedQuestion, number: number): Problem {
  return {
    question: question.number,
    span: question.heading.span,
    message: `the heading says question ${question.number}, but the prompt below it is that of question ${number}`,
    help: `Write ${number} in the heading`,
    target: "number",
  };
}

function sameNumber({ question, asked }: MatchedQuestion): Problem[] {
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
      many: "level",
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
      // What was added to a heading stays: only its authors know why it is there.
      byHand: compareWords(asked.suffix, tokensOf(suffix)).added.length > 0,
    });
  }
  return problems;
}

function numberBack({ heading: { span }, number }: Question, asked: number, { context }: Fixing): Proposed {
  const line = context.match.report.text.slice(span.start, span.end);
  const text = line.replace(/\d+/, String(asked));
  return change(number, `gave question ${number} its number back: ${asked}`, span, text);
}

function headingBack({ question, asked }: MatchedQuestion, { context, texts }: Fixing): Proposed[] {
  if (asked === null) return [];
  const { number } = question;
  const { span, level, suffix } = question.heading;
  const line = context.match.report.text.slice(span.start, span.end);
  const known = texts.questions.get(number);
  const words = compareWords(asked.suffix, tokensOf(suffix));
  if (known !== undefined && words.missing.length > 0 && words.added.length === 0) {
    return [change(number, "put the heading back", span, known.heading)];
  }
  if (level === asked.level) return [];
  const marked = line.replace(/^( {0,3})#+[ \t]*/, `$1${"#".repeat(asked.level)} `);
  return wordKey(marked) === wordKey(line) ? [change(number, "put the heading's level back", span, marked)] : [];
}

function change(question: number, what: string, span: Question["span"], text: string): Proposed {
  return { question, what, edits: [{ span, text }] };
}
