import { underLimit } from "../limits.js";
import type { AnswerRule } from "../model.js";
import { count } from "../wording.js";

export const tooShort: AnswerRule = {
  name: "answer/too-short",
  summary: "an answer has fewer words than its limit",
  levels: { staged: "warning", scan: "error" },
  checkAnswer: (assessed, subject) => underLimit(assessed, subject, "words", (by) => `Write ${count(by, "word")} more`),
};
