import type { LostPrompt, Match, MatchedQuestion } from "../../match/model.js";
import { isLeftBehind, isShort } from "../../match/questions/answers-before.js";
import { insertedBlock, movablesOf, placeFor, ranksOf } from "../../match/questions/movable-blocks.js";
import { placeAboveAnswer } from "../../match/questions/swallowed-answer.js";
import { questionSlots } from "../../match/slots-of-kind.js";
import type { Edit } from "../../report/edits.js";
import { withLineEnds } from "../../report/line-ends.js";
import type { Report, Span } from "../../report/model.js";
import { isOnlyPlaceholder } from "../../report/placeholder.js";
import { trimSpan } from "../../report/position.js";
import type { Fixing, Proposed } from "../fix-model.js";
import type { Context, Problem, ReportRule } from "../model.js";
import { listOf } from "../number-runs.js";
import { undoHelp } from "../undo-help.js";
import { linesOf, questionsIn, quoted } from "../wording.js";

export const questionMissing: ReportRule = {
  name: "template/question-missing",
  summary: "a question of the template is not there",
  levels: { staged: "error", scan: "error" },
  many: {
    heading: {
      message: (findings) =>
        `${questionsIn(findings)} headings are missing; the prompts below them are still there, on lines ${listOf(linesOf(findings))}`,
      help: ({ question }) =>
        `Write each heading on a line of its own above its prompt, the first for question ${question}`,
    },
    whole: {
      message: (findings) => `${questionsIn(findings)} questions are missing`,
      help: ({ help }) =>
        help.replace("its heading, prompt and `Answer:` line", "heading, prompt and `Answer:` line of each"),
    },
  },
  check: (context) =>
    questionSlots(context.match).flatMap(({ asked, place }) => {
      if (place.state === "swallowed") return [headingMissing(place.rest, context.match)];
      return place.state === "missing" ? [missing(asked.number, place.below, context)] : [];
    }),
  fix: {
    stage: "questions",
    safe: false,
    does: "the question comes back, with the answer that the last commit has or its placeholder",
    lacksText: ({ question }, texts) => question !== null && !texts.questions.has(question),
    changes: (fixing) => (fixing.context.match.report.questions.length === 0 ? [] : questionsBack(fixing)),
  },
};

/** Their heading where the rest stands, else heading, prompt and placeholder. */
function questionsBack(fixing: Fixing): Proposed[] {
  const { before, context, texts, lineEnd } = fixing;
  const { report, template } = context.match;
  const blocks = movablesOf(report, template);
  const ranks = ranksOf(template);
  return questionSlots(context.match).flatMap(({ place, asked: { number: question } }): Proposed[] => {
    if (place.state === "swallowed") return [headingBack(place.rest, fixing)];
    const known = texts.questions.get(question);
    const rank = ranks.questions.get(question);
    if (place.state !== "missing" || known === undefined || rank === undefined) return [];
    const above =
      before === null ? null : placeAboveAnswer(question, known, texts.sections, before, context.match, lineEnd);
    if (above !== null) {
      const text = withLineEnds(`\n\n${known.heading}${known.prompt}\n\n`, lineEnd);
      return [
        {
          question,
          what: "put the question's heading and prompt back above its answer",
          edits: [{ span: above, text }],
        },
      ];
    }
    const at = placeFor(rank, blocks, report);
    const lost = lostAnswer(question, at, fixing);
    const block = `${known.heading}${known.prompt}\n\n${lost ?? known.placeholder}`;
    const text = insertedBlock(withLineEnds(block, lineEnd), at, report, lineEnd);
    const back = { span: { start: at, end: at }, text };
    const what = `put the question back, ${lost === null ? "to be answered" : "with its answer"}`;
    const tail = lost === null ? null : tailLeft(lost, at, fixing);
    if (tail === null) return [{ question, what, edits: [back] }];
    const both = `${what}, whose end stood in question ${tail.number}`;
    return [{ question, questions: [tail.number, question], what: both, edits: [tail.edit, back] }];
  });
}

/** What the commit before has for its answer; null where that is nothing, or is still there without its question. */
function lostAnswer(number: number, at: number, { before, context: { match } }: Fixing): string | null {
  const answer = before?.questions.find((one) => one.number === number)?.answer;
  if (before === null || answer == null) return null;
  const text = before.text.slice(answer.content.start, answer.content.end);
  const isNone = text === "" || isOnlyPlaceholder(text, match.patterns) || isLeftBehind(text, at, match.report, before);
  return isNone ? null : text;
}

/**
 * What is left of an answer in the question above, where a cut began in that question's prompt: its own answer comes back in place of it.
 *
 * @param lost the whole answer, as the commit before has it
 */
function tailLeft(
  lost: string,
  at: number,
  { before, only, texts, context: { match }, lineEnd }: Fixing,
): { readonly number: number; readonly edit: Edit } | null {
  const { report } = match;
  const above = match.questions.findLast(({ question }) => question.span.end <= at);
  if (before === null || above?.state !== "no-answer-line") return null;
  const { number, prompt, span: whole } = above.question;
  const span = trimSpan(report.text, { start: prompt.span.end, end: whole.end });
  const tail = report.text.slice(span.start, span.end);
  const then = before.questions.find((one) => one.number === number);
  const placeholder = texts.questions.get(number)?.placeholder;
  if (then === undefined || placeholder === undefined || only?.has(number) === false || span.end >= at) return null;
  if (!isEndOf(lost, tail) || before.text.slice(then.span.start, then.span.end).includes(tail)) return null;
  const own = then.answer === null ? "" : before.text.slice(then.answer.content.start, then.answer.content.end);
  const text = own === "" || report.text.includes(own) ? placeholder : own;
  return { number, edit: { span, text: withLineEnds(text, lineEnd) } };
}

/** Whether a text ends with these lines, and they are enough of them to be no chance. */
function isEndOf(text: string, lines: string): boolean {
  return !isShort(lines) && withLineEnds(text, "\n").endsWith(`\n${withLineEnds(lines, "\n")}`);
}

function headingMissing({ asked, span, heading }: LostPrompt, { report, patterns }: Match): Problem {
  const { number, level } = asked;
  const wanted = `\`${"#".repeat(level)} ${patterns.question} ${number}\``;
  const problem = { question: number, target: "question", many: "heading" };
  if (heading !== null) {
    return {
      ...problem,
      span: heading.span,
      message: `the heading ${wanted} is missing; above its prompt stands ${quoted(report.text.slice(heading.span.start, heading.span.end))}`,
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

function missing(number: number, below: MatchedQuestion | null, context: Context): Problem {
  const end = below === null ? 0 : trimSpan(context.match.report.text, below.question.span).end;
  const place = below === null ? "above all others" : `below question ${below.renumbered ?? below.question.number}`;
  return {
    question: number,
    span: { start: end, end },
    message: `question ${number} is missing; its place is ${place}`,
    ...undoHelp("Put its heading, prompt and `Answer:` line back", context),
    target: "question",
    many: "whole",
  };
}

/** A heading that was misspelt or reworded is replaced, and keeps words of its authors behind its number. */
function headingBack({ asked, span, heading }: LostPrompt, { context, texts, lineEnd }: Fixing): Proposed {
  const { number, level } = asked;
  const { report, patterns } = context.match;
  const text = texts.questions.get(number)?.heading ?? `${"#".repeat(level)} ${patterns.question} ${number}`;
  const edit =
    heading === null
      ? { span: { start: span.start, end: span.start }, text: insertedBlock(text, span.start, report, lineEnd) }
      : { span: heading.span, text: heading.rest === "" ? text : `${text} ${heading.rest}` };
  const read = heading === null ? "" : `; it read ${quoted(report.text.slice(heading.span.start, heading.span.end))}`;
  return {
    question: number,
    what: `put the question's heading back${read}`,
    edits: [edit],
  };
}
