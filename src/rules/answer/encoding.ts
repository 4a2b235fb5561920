import type { AnswerRule } from "../model.js";
import { findMojibake, type Mojibake } from "../mojibake.js";
import { count, listed, quoted } from "../wording.js";

/** How many places are quoted in a message. */
const shown = 3;

export const encoding: AnswerRule = {
  name: "answer/encoding",
  summary: "text that was decoded with the wrong encoding",
  levels: { staged: "warning", scan: "warning" },
  checkAnswer({ question }, { report }) {
    const { answer } = question;
    if (answer === null) return [];
    const text = report.text.slice(answer.span.start, answer.span.end);
    const found = findMojibake(text);
    const [first] = found;
    if (first === undefined) return [];
    const more = found.length > shown ? ` (${count(found.length, "place")} in all)` : "";
    return [
      {
        question: question.number,
        span: { start: answer.span.start + first.span.start, end: answer.span.start + first.span.end },
        message: `text was saved with the wrong encoding: ${listed(found.slice(0, shown).map((one) => reading(text, one)))}${more}`,
        help: "Correct these characters, and save the file as UTF-8",
        target: "text",
        distance: found.length,
      },
    ];
  },
};

function reading(text: string, { span, reads }: Mojibake): string {
  if (reads === null)
    return `a character was lost after ${quoted(text.slice(Math.max(0, span.start - 20), span.start))}`;
  return `${quoted(text.slice(span.start, span.end))} should read ${quoted(reads)}`;
}
