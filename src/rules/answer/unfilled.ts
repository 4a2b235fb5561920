import type { AnswerRule } from "../model.js";

export const unfilled: AnswerRule = {
  name: "answer/unfilled",
  summary: "an answer holds nothing but the placeholder",
  levels: { staged: "note", scan: "error" },
  checkAnswer({ question, state }) {
    const { answer } = question;
    if (state !== "unfilled" || answer === null) return [];
    const empty = answer.content.start === answer.content.end;
    return [
      {
        question: question.number,
        span: empty ? answer.marker : answer.content,
        message: empty
          ? "not answered yet: nothing stands below `Answer:`"
          : "not answered yet: only the placeholder is there",
        help: empty
          ? "Write the answer below `Answer:`"
          : "Write the answer in place of the placeholder, its dashes included",
        target: "answer",
      },
    ];
  },
};
