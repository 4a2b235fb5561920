import { findPlaceholders } from "../../report/placeholder.js";
import type { AnswerRule } from "../model.js";
import { hasSwallowed } from "../swallowed.js";

export const placeholderLeft: AnswerRule = {
  name: "answer/placeholder-left",
  summary: "an answer still has the placeholder beside it",
  levels: { staged: "warning", scan: "warning" },
  checkAnswer({ question, state }, subject) {
    const { answer } = question;
    if (answer === null || state !== "answered") return [];
    const [first] = findPlaceholders(answer.text, subject.patterns);
    if (first === undefined || hasSwallowed(question, subject)) return [];
    return [
      {
        question: question.number,
        span: { start: answer.span.start + first.start, end: answer.span.start + first.end },
        message: "the placeholder still stands beside the answer, and its words count",
        help: "Delete the placeholder, its dashes included",
        target: "placeholder",
      },
    ];
  },
};
