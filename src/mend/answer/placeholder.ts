import type { Span } from "../../report/model.js";
import { findPlaceholders } from "../../report/placeholder.js";
import { placeholderLeft } from "../../rules/answer/placeholder-left.js";
import type { Edit, Mend } from "../model.js";

/** Deletes the placeholder that stands beside an answer. */
export const placeholder: Mend = {
  name: "placeholder",
  rules: [placeholderLeft.name],
  safe: true,
  changes: ({ subject }) =>
    subject.questions.flatMap((assessed) => {
      const { answer, number } = assessed.question;
      if (answer === null || placeholderLeft.checkAnswer(assessed, subject).length === 0) return [];
      const edits = findPlaceholders(answer.text, subject.patterns).map(({ start, end }): Edit => {
        const span = withLines(answer.text, withBackticks(answer.text, start, end));
        return { span: { start: answer.span.start + span.start, end: answer.span.start + span.end }, text: "" };
      });
      return [{ rules: [placeholderLeft.name], question: number, what: "deleted the placeholder", edits }];
    }),
};

/** Together with the backticks around it, where it is all that they hold. */
function withBackticks(text: string, start: number, end: number): Span {
  const before = /`+$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^`+/.exec(text.slice(end))?.[0].length ?? 0;
  const ticks = before === after ? before : 0;
  return { start: start - ticks, end: end + ticks };
}

/** Together with its lines and the blank ones on one side, where nothing else stands there. */
function withLines(text: string, { start, end }: Span): Span {
  const before = /(?:^|[\r\n])[ \t]*$/.exec(text.slice(0, start));
  const after = /^\s*?(?:[\r\n]\s*[\r\n]|[\r\n]|$)(?=[ \t]*\S|$)/.exec(text.slice(end));
  if (before === null || after === null) return { start, end };
  if (text.slice(end).trim() !== "") return { start, end: end + after[0].length };
  return { start: text.slice(0, start).trimEnd().length, end };
}
