import { inPrompt as rule } from "../../rules/answer/in-prompt.js";
import { answerInPrompt } from "../answer-text.js";
import type { Mend } from "../model.js";

/** Moves an answer out of the quote, or from the `Answer:` line, to below it. */
export const inPrompt: Mend = {
  name: "in-prompt",
  rules: [rule.name],
  safe: true,
  changes: ({ subject, lineEnd }) =>
    subject.questions.flatMap((assessed) => {
      const { answer, number } = assessed.question;
      if (answer === null || rule.checkAnswer(assessed, subject).length === 0) return [];
      const { lines, end } = answerInPrompt(subject.report, answer);
      const first = lines.findIndex((line) => line.trim() !== "");
      // Nothing stands in the quote: the answer right below needs the blank line alone.
      const text = first < 0 ? lineEnd : ["", "", ...lines.slice(first)].join(lineEnd);
      const edits = [{ span: { start: answer.span.start, end }, text }];
      return [{ rules: [rule.name], question: number, what: "moved the answer out of the prompt", edits }];
    }),
};
