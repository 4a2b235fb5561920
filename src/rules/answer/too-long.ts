import { overLimit } from "../limits.js";
import type { AnswerRule } from "../model.js";
import { count } from "../wording.js";

export const tooLong: AnswerRule = {
  name: "answer/too-long",
  summary: "an answer has more words than its limit",
  levels: { staged: "error", scan: "error" },
  checkAnswer: (assessed, subject) => overLimit(assessed, subject, "words", (by) => `Cut ${count(by, "word")} or more`),
};
