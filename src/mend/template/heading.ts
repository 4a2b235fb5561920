import type { Question } from "../../report/model.js";
import { renumbered } from "../../rules/renumbered.js";
import { headingChanged } from "../../rules/template/heading-changed.js";
import { wordKey } from "../../rules/word-key.js";
import type { Assessed } from "../../template/assess.js";
import { compareWords } from "../../template/compare.js";
import { tokensOf } from "../../template/normal.js";
import type { Change, Mend, Mending } from "../model.js";

/** Puts a question's number, its heading's level and the words behind its number back. Words that were added stay. */
export const heading: Mend = {
  name: "heading",
  rules: [headingChanged.name],
  safe: false,
  changes(mending) {
    const { subject } = mending;
    if (!subject.template.structure) return [];
    const misnamed = renumbered(subject);
    return subject.questions.flatMap((assessed) => {
      const number = misnamed.get(assessed.question);
      if (number !== undefined) return [otherNumber(assessed.question, number, mending)];
      return sameNumber(assessed, mending);
    });
  },
};

function otherNumber({ heading: { span }, number }: Question, asked: number, { subject }: Mending): Change {
  const line = subject.report.text.slice(span.start, span.end);
  const text = line.replace(/\d+/, String(asked));
  return change(number, `gave question ${number} its number back: ${asked}`, span, text);
}

function sameNumber({ question, asked }: Assessed, { subject, texts }: Mending): Change[] {
  if (asked === null) return [];
  const { number } = question;
  const { span, level, suffix } = question.heading;
  const line = subject.report.text.slice(span.start, span.end);
  const known = texts.questions.get(number);
  const words = compareWords(asked.suffix, tokensOf(suffix));
  if (known !== undefined && words.missing.length > 0 && words.added.length === 0) {
    return [change(number, "put the heading back", span, known.heading)];
  }
  if (level === asked.level) return [];
  const marked = line.replace(/^( {0,3})#+[ \t]*/, `$1${"#".repeat(asked.level)} `);
  return wordKey(marked) === wordKey(line) ? [change(number, "put the heading's level back", span, marked)] : [];
}

function change(question: number, what: string, span: Question["span"], text: string): Change {
  return { rules: [headingChanged.name], question, what, edits: [{ span, text }] };
}
