import type { MatchedQuestion } from "../../match/model.js";
import { pastedAgain, takenOut } from "../../match/questions/pasted-again.js";
import { withoutPastedHead } from "../../match/questions/pasted-head.js";
import { writersText } from "../../match/questions/writers-text.js";
import { answerText } from "../../report/answer-text.js";
import type { Edit } from "../../report/edits.js";
import { grouped } from "../../report/grouped.js";
import { withLineEnds } from "../../report/line-ends.js";
import type { Question, Report, Span } from "../../report/model.js";
import { oncePer } from "../../report/once.js";
import { positionAt } from "../../report/position.js";
import { joinedParagraphs } from "../../report/quotes.js";
import { compareWords } from "../../template/compare.js";
import { promptFingerprint } from "../../template/prompt-fingerprint.js";
import { tokensOf } from "../../template/tokens.js";
import { wordKey } from "../../template/word-key.js";
import type { Fixing, Proposed } from "../fix-model.js";
import type { CheckedQuestion, Finding, ReportRule } from "../model.js";
import { linesOf, questionsIn } from "../wording.js";

export const questionDuplicated: ReportRule = {
  name: "template/question-duplicated",
  summary: "a question that stands twice",
  levels: { staged: "error", scan: "error" },
  many: {
    all: {
      message: (findings, questions) =>
        `${questionsIn(findings)} questions stand twice${secondCopy(findings, questions)}`,
      help: () => "Keep one of the two with the right answers, and take out the other",
    },
  },
  fix: {
    stage: "copies",
    safe: false,
    does: "one question is made of several copies; where their answers differ both stay, one after the other",
    changes(fixing) {
      const { questions, report } = fixing.context.match;
      if (questions.every(({ copyOf }) => copyOf === null)) return [];
      const again = pastedAgain(report.text, fixing.before?.text ?? "");
      if (again !== null) return [withoutPasted(again, questions)];
      const ends = endsAbove(fixing);
      if (ends.length > 0) return ends;
      const own = questions.filter(({ renumbered }) => renumbered === null);
      const copies = grouped(own, ({ question }) => question.number);
      return [...copies.values()].filter((some) => some.length > 1).map((some) => merge(some, fixing));
    },
  },
  check: ({ match: { questions, report } }) =>
    questions.flatMap(({ question, copyOf }) => {
      if (copyOf === null) return [];
      const { line } = positionAt(report, copyOf.span.start);
      return [
        {
          question: question.number,
          span: question.heading.span,
          message: `question ${question.number} stands here again; it began on line ${line} already`,
          help: "Keep the one with the right answer and take out the other, heading and prompt included",
          target: "question",
          many: "all",
        },
      ];
    }),
};

/** Where the second copy begins; nothing where the two copies of each question follow each other. */
function secondCopy(findings: readonly Finding[], questions: readonly CheckedQuestion[]): string {
  const again = new Set(linesOf(findings));
  const [start] = again;
  if (start === undefined || questions.some(({ line }) => line > start && !again.has(line))) return "";
  return `; the second copy begins on line ${start}`;
}

function withoutPasted(again: Span, all: readonly MatchedQuestion[]): Proposed {
  const pasted = all.filter(({ question: { span } }) => span.start >= again.start && span.start < again.end);
  return { ...takenOut(again), questions: pasted.map(({ question }) => question.number) };
}

/** So many characters that end a question do not end another by accident. */
const noAccident = 20;

/**
 * Takes the end of a question out of the one that stands above a copy of what follows it: what was pasted again begins in its middle. The
 * version before tells what that one has of its own.
 */
function endsAbove({ context, before }: Fixing): Proposed[] {
  const { questions, report } = context.match;
  const all = questions.map(({ question }) => question);
  const places = new Map(all.map((question, at) => [question, at]));
  const known = new Map(before?.questions.map((question) => [question.number, textOf(question, before)]));
  return questions.flatMap(({ question: { number, span }, copyOf }, at): Proposed[] => {
    const above = all[at - 1];
    const original = copyOf && all[(places.get(copyOf) ?? 0) - 1];
    const own = above && known.get(above.number);
    // Two copies of one question are merged: either may be the better one.
    if (!copyOf || !above || !original || own === undefined || above.number === original.number) return [];
    const { start } = above.span;
    const now = report.text.slice(start, span.start).trimEnd();
    const more = now.slice(own.length).trim();
    const asItWas = report.text.slice(original.span.start, copyOf.span.start).trimEnd();
    if (more.length < noAccident || !now.startsWith(own) || !asItWas.endsWith(more)) return [];
    const again = { start: start + own.length, end: start + now.length };
    return [{ ...takenOut(again), questions: [number] }];
  });
}

function textOf({ span }: Question, { text }: Report): string {
  return text.slice(span.start, span.end).trimEnd();
}

function merge(copies: readonly MatchedQuestion[], fixing: Fixing): Proposed {
  const { lineEnd } = fixing;
  const whole = wholeOnes(copies, fixing);
  const base = [...whole].sort((a, b) => worth(b, fixing) - worth(a, fixing))[0] as MatchedQuestion;
  const answers = distinct(
    whole.map((copy) => ({ copy, text: writtenIn(copy, copy === base, fixing) })),
    base,
  );
  const edits: Edit[] = copies
    .filter((copy) => copy !== base)
    .map(({ question }) => ({ span: question.span, text: "" }));
  if (answers.some(({ copy }) => copy !== base)) {
    const start = base.question.answer?.marker.end ?? base.question.prompt.span.end;
    const all = withLineEnds(
      joinedParagraphs(
        answers.map(({ text }) => text),
        "\n",
      ),
      lineEnd,
    );
    edits.push({ span: { start, end: base.question.span.end }, text: lineEnd + lineEnd + all + lineEnd + lineEnd });
  } else {
    edits.push(...withoutPastedHead(base.question, fixing.context.match.report, fixing.texts));
  }
  const what =
    answers.length > 1
      ? `made one question of ${copies.length}; their answers differ, so ${answers.length} stand there one after the other`
      : `made one question of ${copies.length}`;
  const inOrder = edits.sort((a, b) => a.span.start - b.span.start);
  return { question: base.question.number, what, edits: inOrder };
}

/**
 * The copies but those that are the beginning of another, to the letter: what was pasted again ends in the middle of them. One that ends within a word
 * of the other may be another answer, where the version before has not the other: "1" and "12".
 */
function wholeOnes(copies: readonly MatchedQuestion[], { context, before }: Fixing): readonly MatchedQuestion[] {
  const texts = copies.map(({ question }) => textOf(question, context.match.report));
  const sorted = [...new Set(texts)].sort();
  // What begins with a text comes next to it, and first what goes on with white space.
  const begun = new Set(
    sorted.filter((text, at) => {
      const next = sorted[at + 1];
      if (next?.startsWith(text) !== true) return false;
      return /\s/.test(next.charAt(text.length)) || (before !== null && textsIn(before).has(next));
    }),
  );
  return copies.filter((_, at) => !begun.has(texts[at] ?? ""));
}

const textsIn = oncePer((report: Report) => new Set(report.questions.map((question) => textOf(question, report))));

/** Which copy the others are merged into: rather one with `Answer:`, and with the template's prompt. */
function worth({ question, asked }: MatchedQuestion, { context }: Fixing): number {
  const { prompt, answer } = question;
  const exact = promptFingerprint(prompt, context.match.report) === asked?.fingerprint;
  return (answer === null ? 0 : 2) + (exact ? 1 : 0);
}

/** What was written in a copy; what stands in the prompt of the copy that stays is left to where it is. */
function writtenIn(copy: MatchedQuestion, stays: boolean, fixing: Fixing): string {
  const { context, texts } = fixing;
  const { question, state } = copy;
  const written = writersText(copy, context.match, texts);
  const own = stays ? "" : joinedParagraphs([addedToHeading(copy), written.text, written.example], "\n");
  return joinedParagraphs([own, state === "unfilled" ? "" : answerOf(question, fixing)], "\n");
}

/** What stands behind a question's number that the template does not have there. */
function addedToHeading({ question, asked }: MatchedQuestion): string {
  const { suffix } = question.heading;
  if (asked === null) return suffix;
  return compareWords(asked.suffix, tokensOf(suffix)).added.length === 0 ? "" : suffix;
}

function answerOf(question: Question, fixing: Fixing): string {
  const { report } = fixing.context.match;
  const [pasted] = withoutPastedHead(question, report, fixing.texts);
  const end = pasted?.span.start ?? question.span.end;
  if (question.answer === null) return report.text.slice(question.prompt.span.end, end);
  const { answer } = question;
  return answerText(report, { ...answer, span: { start: answer.span.start, end } });
}

interface Written {
  readonly copy: MatchedQuestion;
  readonly text: string;
}

/** Those that hold something, each once by its words; of several the same, that of `base`. */
function distinct(all: readonly Written[], base: MatchedQuestion): Written[] {
  const found = new Map<string, Written>();
  for (const one of all) {
    const key = wordKey(one.text) || one.text.trim();
    if (key !== "" && (!found.has(key) || one.copy === base)) found.set(key, one);
  }
  return [...found.values()];
}
