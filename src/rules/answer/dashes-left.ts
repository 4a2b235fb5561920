import { findPlaceholders } from "../../report/placeholder.js";
import type { AnswerRule } from "../model.js";
import { hasSwallowed } from "../swallowed.js";

export const dashesLeft: AnswerRule = {
  name: "answer/dashes-left",
  summary: "an answer starts or ends with the placeholder's three dashes",
  levels: { staged: "warning", scan: "warning" },
  checkAnswer({ question, state }, subject) {
    const { report, patterns } = subject;
    const { answer } = question;
    if (answer === null || state !== "answered") return [];
    const { start, end } = answer.content;
    const text = report.text.slice(start, end);
    if (findPlaceholders(text, patterns).length > 0) return [];
    const starts = /^---(?!-)/.test(text);
    const ends = text.length > 3 && text.endsWith("---") && text.charAt(text.length - 4) !== "-";
    if ((!starts && !ends) || hasSwallowed(question, subject)) return [];
    const where = starts && ends ? "starts and ends" : starts ? "starts" : "ends";
    return [
      {
        question: question.number,
        span: starts ? { start, end: start + 3 } : { start: end - 3, end },
        message: `the answer ${where} with the placeholder's three dashes, which may count as words`,
        help: "Delete the three dashes",
        target: "dashes",
      },
    ];
  },
};
