import type { Question } from "../../report/model.js";
import { renumbered } from "../../rules/renumbered.js";
import { questionDuplicated } from "../../rules/template/question-duplicated.js";
import { wordKey } from "../../rules/word-key.js";
import type { Assessed } from "../../template/assess.js";
import { compareWords } from "../../template/compare.js";
import { fingerprintOf, tokensOf } from "../../template/normal.js";
import { answerText } from "../answer-text.js";
import { withLineEnds } from "../line-ends.js";
import type { Change, Edit, Mend, Mending } from "../model.js";
import { ownWriting } from "../own-writing.js";
import { joinedParagraphs } from "../quotes.js";
import { repeatedSections, withoutPastedHead } from "./pasted-twice.js";

/**
 * Makes one question of several copies: what they agree on stands once, and where their answers differ all are kept, one
 * after the other.
 */
export const duplicates: Mend = {
  name: "duplicates",
  rules: [questionDuplicated.name],
  safe: false,
  changes(mending) {
    const { subject } = mending;
    if (questionDuplicated.check(subject).length === 0) return [];
    const misnamed = renumbered(subject);
    const copies = new Map<number, Assessed[]>();
    for (const assessed of subject.questions) {
      const { question } = assessed;
      if (!misnamed.has(question)) copies.set(question.number, [...(copies.get(question.number) ?? []), assessed]);
    }
    const merged = [...copies.values()].filter((some) => some.length > 1).map((some) => merge(some, mending));
    return [...merged, ...repeatedSections(mending)];
  },
};

function merge(copies: readonly Assessed[], mending: Mending): Change {
  const { lineEnd } = mending;
  const base = [...copies].sort((a, b) => worth(b, mending) - worth(a, mending))[0] as Assessed;
  const answers = distinct(
    copies.map((copy) => ({ copy, text: writtenIn(copy, copy === base, mending) })),
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
    edits.push(...withoutPastedHead(base.question, mending));
  }
  const what =
    answers.length > 1
      ? `made one question of ${copies.length}; their answers differ, so ${answers.length} stand there one after the other`
      : `made one question of ${copies.length}`;
  const inOrder = edits.sort((a, b) => a.span.start - b.span.start);
  return { rules: [questionDuplicated.name], question: base.question.number, what, edits: inOrder };
}

/** Which copy the others are merged into: rather one with `Answer:`, and with the template's prompt. */
function worth({ question, asked }: Assessed, { subject }: Mending): number {
  const { prompt, answer } = question;
  const exact = fingerprintOf(subject.report.text.slice(prompt.span.start, prompt.span.end)) === asked?.fingerprint;
  return (answer === null ? 0 : 2) + (exact ? 1 : 0);
}

/** What was written in a copy; what stands in the prompt of the copy that stays is left to where it is. */
function writtenIn(copy: Assessed, stays: boolean, mending: Mending): string {
  const { subject, texts } = mending;
  const { question, state } = copy;
  const own = stays ? "" : joinedParagraphs([addedToHeading(copy), ownWriting(copy, subject, texts).text], "\n");
  return joinedParagraphs([own, state === "unfilled" ? "" : answerOf(question, mending)], "\n");
}

/** What stands behind a question's number that the template does not have there. */
function addedToHeading({ question, asked }: Assessed): string {
  const { suffix } = question.heading;
  if (asked === null) return suffix;
  return compareWords(asked.suffix, tokensOf(suffix)).added.length === 0 ? "" : suffix;
}

function answerOf(question: Question, mending: Mending): string {
  const { report } = mending.subject;
  const [pasted] = withoutPastedHead(question, mending);
  const end = pasted?.span.start ?? question.span.end;
  if (question.answer === null) return report.text.slice(question.prompt.span.end, end);
  const { answer } = question;
  return answerText(report, { ...answer, span: { start: answer.span.start, end } });
}

interface Written {
  readonly copy: Assessed;
  readonly text: string;
}

/** Those that hold something, each once by its words; of several the same, that of `base`. */
function distinct(all: readonly Written[], base: Assessed): Written[] {
  const found = new Map<string, Written>();
  for (const one of all) {
    const key = wordKey(one.text) || one.text.trim();
    if (key !== "" && (!found.has(key) || one.copy === base)) found.set(key, one);
  }
  return [...found.values()];
}
