import { dashesLeft } from "../../rules/answer/dashes-left.js";
import type { Edit, Mend } from "../model.js";

/** Takes the placeholder's three dashes off an answer's beginning and end. */
export const dashes: Mend = {
  name: "dashes",
  rules: [dashesLeft.name],
  safe: true,
  changes: ({ subject }) =>
    subject.questions.flatMap((assessed) => {
      const { answer, number } = assessed.question;
      if (answer === null || dashesLeft.checkAnswer(assessed, subject).length === 0) return [];
      const { start, end } = answer.content;
      const text = subject.report.text.slice(start, end);
      const first = /^---(?!-)\s*/.exec(text)?.[0].length ?? 0;
      const last = /(?<![-\s])\s*(?<!-)---$/.exec(text)?.[0].length ?? 0;
      const edits: Edit[] = [];
      if (first > 0) edits.push({ span: { start, end: start + first }, text: "" });
      if (last > 0) edits.push({ span: { start: end - last, end }, text: "" });
      return [{ rules: [dashesLeft.name], question: number, what: "took the placeholder's dashes off", edits }];
    }),
};
