import type { SlotName, Span } from "../../report/model.js";
import type { AnswerRule, Problem } from "../model.js";
import { questionsIn, quoted } from "../wording.js";

export const unfilled: AnswerRule = {
  name: "answer/unfilled",
  summary: "an answer holds nothing but the placeholder",
  levels: { staged: "note", scan: "error" },
  many: {
    all: {
      message: (findings) => `${questionsIn(findings)} questions are not answered yet`,
      help: () => "Write the answers in place of the placeholders, their dashes included",
    },
    removed: { message: (findings) => `${questionsIn(findings)} answers were removed` },
  },
  checkAnswer({ question, state }) {
    const { answer } = question;
    if (state !== "unfilled" || answer === null) return [];
    if (question.slot !== undefined) return [unfilledSlot(question.slot, question.heading.span)];
    const empty = answer.content.start === answer.content.end;
    return [
      {
        span: empty ? answer.marker : answer.content,
        message: empty
          ? "not answered yet: nothing stands below `Answer:`"
          : "not answered yet: only the placeholder is there",
        help: empty
          ? "Write the answer below `Answer:`"
          : "Write the answer in place of the placeholder, its dashes included",
        target: "answer",
        many: "all",
      },
    ];
  },
};

/** In a document that lives for years much is left for later: that a section waits stops nobody who does not ask for it, unless it is a numbered question. */
function unfilledSlot({ title, number, required }: SlotName, span: Span): Problem {
  const name = title === "" ? "the beginning" : quoted(title);
  return {
    question: number,
    span,
    message: `${name} is not filled in yet: nothing but the template's own text stands there`,
    help: "Write it there; the template's hints may go",
    target: "answer",
    ...(number !== null ? {} : required ? { usually: "warning" } : { atMost: "note" }),
  };
}
