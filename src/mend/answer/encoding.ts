import { encoding as rule } from "../../rules/answer/encoding.js";
import { findMojibake } from "../../rules/mojibake.js";
import type { Edit, Mend } from "../model.js";

/** Decodes text right that was decoded with the wrong encoding. Characters that are lost stay as they are. */
export const encoding: Mend = {
  name: "encoding",
  rules: [rule.name],
  safe: true,
  changes: ({ subject }) =>
    subject.questions.flatMap(({ question: { answer, number } }) => {
      if (answer === null) return [];
      const { start, end } = answer.span;
      const edits = findMojibake(subject.report.text.slice(start, end)).flatMap(({ span, reads }): Edit[] =>
        reads === null ? [] : [{ span: { start: start + span.start, end: start + span.end }, text: reads }],
      );
      const read = edits
        .map(({ text }) => text)
        .slice(0, 3)
        .join(" ");
      return edits.length === 0
        ? []
        : [{ rules: [rule.name], question: number, what: `decoded text right: ${read}`, edits }];
    }),
};
