import type { Edit } from "../../report/edits.js";
import { findMojibake, type Mojibake } from "../../report/mojibake.js";
import { shifted } from "../../report/position.js";
import type { AnswerRule } from "../model.js";
import { count, listed, quoted } from "../wording.js";

/** How many places are quoted. */
const shown = 3;

export const encoding: AnswerRule = {
  name: "answer/encoding",
  summary: "text that was decoded with the wrong encoding",
  levels: { staged: "warning", scan: "warning" },
  checkAnswer({ question }, { match: { report } }) {
    const { answer } = question;
    if (answer === null) return [];
    const text = report.text.slice(answer.span.start, answer.span.end);
    const found = findMojibake(text);
    const [first] = found;
    if (first === undefined) return [];
    const more = found.length > shown ? ` (${count(found.length, "place")} in all)` : "";
    return [
      {
        span: shifted(first.span, answer.span.start),
        message: `text was saved with the wrong encoding: ${listed(found.slice(0, shown).map((one) => reading(text, one)))}${more}`,
        help: "Correct these characters, and save the file as UTF-8",
        target: "text",
        byHand: found.some(({ reads }) => reads === null),
        distance: found.length,
      },
    ];
  },
  fix: {
    stage: "text",
    safe: true,
    does: "text that was decoded wrong is decoded right; a character that is lost (`�`) stays",
    changesIn(_, { span: { start, end } }, { context }) {
      const edits = findMojibake(context.match.report.text.slice(start, end)).flatMap(({ span, reads }): Edit[] =>
        reads === null ? [] : [{ span: shifted(span, start), text: reads }],
      );
      const read = edits
        .map(({ text }) => text)
        .slice(0, shown)
        .join(" ");
      return edits.length === 0 ? [] : [{ what: `decoded text right: ${read}`, edits }];
    },
  },
};

function reading(text: string, { span, reads }: Mojibake): string {
  if (reads === null)
    return `a character was lost after ${quoted(text.slice(Math.max(0, span.start - 20), span.start))}`;
  return `${quoted(text.slice(span.start, span.end))} should read ${quoted(reads)}`;
}
