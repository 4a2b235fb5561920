import { pairsOfDashes } from "../../report/dashes.js";
import { findPlaceholders } from "../../report/placeholder.js";
import { shifted } from "../../report/position.js";
import type { AnswerRule } from "../model.js";
import { questionsIn } from "../wording.js";

export const dashesLeft: AnswerRule = {
  name: "answer/dashes-left",
  summary: "an answer starts or ends with the placeholder's three dashes",
  levels: { staged: "warning", scan: "warning" },
  many: {
    all: {
      message: (findings) =>
        `${questionsIn(findings)} answers start or end with the placeholder's three dashes, which may count as words`,
      help: () => "Delete the three dashes of each",
    },
  },
  courseOnly: true,
  checkAnswer({ question, state, swallows }, { match: { report, patterns } }) {
    const { answer } = question;
    if (answer === null || state !== "answered") return [];
    const { start, end } = answer.content;
    const text = report.text.slice(start, end);
    if (findPlaceholders(text, patterns).length > 0) return [];
    const starts = /^---(?!-)/.test(text);
    const ends = text.length > 3 && text.endsWith("---") && text.charAt(text.length - 4) !== "-";
    if ((!starts && !ends) || swallows) return [];
    const where = starts && ends ? "starts and ends" : starts ? "starts" : "ends";
    return [
      {
        span: starts ? { start, end: start + 3 } : { start: end - 3, end },
        message: `the answer ${where} with the placeholder's three dashes, which may count as words`,
        help: "Delete the three dashes",
        target: "dashes",
        many: "all",
      },
    ];
  },
  fix: {
    stage: "answers",
    safe: true,
    does: "the placeholder's three dashes are taken off",
    changesIn(_, { content, span, text }) {
      const inAnswer = text.slice(content.start - span.start, content.end - span.start);
      const edits = pairsOfDashes(inAnswer).map((dashes) => ({ span: shifted(dashes, content.start), text: "" }));
      return [{ what: "took the placeholder's dashes off", edits }];
    },
  },
};
