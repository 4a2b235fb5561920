import type { Question, Report, Span } from "../../report/model.js";
import { trimSpan } from "../../report/position.js";
import { type LostPrompt, lostPrompts } from "../lost-prompts.js";
import type { Problem, ReportRule, Subject } from "../model.js";
import { undoHelp } from "../older-versions.js";
import { renumbered } from "../renumbered.js";
import { quoted } from "../wording.js";

export const questionMissing: ReportRule = {
  name: "template/question-missing",
  summary: "a question of the template is not there",
  levels: { staged: "error", scan: "error" },
  check(subject) {
    const { report, template } = subject;
    if (!template.structure) return [];
    const there = new Map(report.questions.map((question) => [question.number, question]));
    for (const [question, number] of renumbered(subject)) there.set(number, question);
    const lost = new Map(lostPrompts(subject).map((one) => [one.asked.number, one]));
    const problems: Problem[] = [];
    let above: { number: number; question: Question } | null = null;
    for (const { number } of template.questions) {
      const question = there.get(number);
      const prompt = lost.get(number);
      if (question !== undefined) above = { number, question };
      else problems.push(prompt === undefined ? missing(number, above, subject) : headingMissing(prompt, subject));
    }
    return problems;
  },
};

function headingMissing({ asked, span, heading }: LostPrompt, { report, patterns }: Subject): Problem {
  const { number, level } = asked;
  const wanted = `\`${"#".repeat(level)} ${patterns.question} ${number}\``;
  const problem = { question: number, target: "question" };
  if (heading !== null) {
    return {
      ...problem,
      span: heading,
      message: `the heading ${wanted} is missing; above its prompt stands ${quoted(report.text.slice(heading.start, heading.end))}`,
      help: `Write ${wanted} in its place`,
    };
  }
  return {
    ...problem,
    span: firstLineOf(span, report),
    message: `the heading ${wanted} is missing; its prompt is still there`,
    help: `Write ${wanted} on a line of its own above it`,
  };
}

function firstLineOf({ start, end }: Span, { text }: Report): Span {
  const length = text.slice(start, end).search(/[\r\n]/);
  return { start, end: length < 0 ? end : start + length };
}

function missing(number: number, above: { number: number; question: Question } | null, subject: Subject): Problem {
  const end = above === null ? 0 : trimSpan(subject.report.text, above.question.span).end;
  const place = above === null ? "above all others" : `below question ${above.number}`;
  return {
    question: number,
    span: { start: end, end },
    message: `question ${number} is missing; its place is ${place}`,
    ...undoHelp("Put its heading, prompt and `Answer:` line back", subject),
    target: "question",
  };
}
