import type { Answer } from "../../report/model.js";
import { rendersDifferently } from "../../rules/answer/renders-differently.js";
import { pageDifferences } from "../../rules/course-page.js";
import { smallestEdit } from "../edits.js";
import type { Change, Mend } from "../model.js";
import { nestByFour } from "../nest-by-four.js";

/** Leaves a blank line above lists, and indents nested ones by four spaces, as the course's page needs it. */
export const lists: Mend = {
  name: "lists",
  rules: [rendersDifferently.name],
  safe: true,
  changes: ({ subject, lineEnd }) =>
    subject.questions.flatMap(({ question: { answer, number } }): Change[] => {
      if (answer === null || answer.quoteMarks > 0) return [];
      const now = nestByFour(withBlankLines(answer.text, lineEnd));
      if (now === answer.text) return [];
      const what = "put a list where the course's page shows it as one";
      return [{ rules: [rendersDifferently.name], question: number, what, edits: [inReport(answer, now)] }];
    }),
};

function withBlankLines(text: string, lineEnd: string): string {
  let result = "";
  let from = 0;
  for (const { kind, span } of pageDifferences(text)) {
    if (kind !== "list") continue;
    result += text.slice(from, span.start) + lineEnd;
    from = span.start;
  }
  return result + text.slice(from);
}

function inReport({ span, text }: Answer, now: string): Change["edits"][number] {
  const edit = smallestEdit(text, now);
  return { span: { start: span.start + edit.span.start, end: span.start + edit.span.end }, text: edit.text };
}
