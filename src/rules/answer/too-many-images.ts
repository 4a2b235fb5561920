import { overLimit } from "../limits.js";
import type { AnswerRule } from "../model.js";
import { count } from "../wording.js";

export const tooManyImages: AnswerRule = {
  name: "answer/too-many-images",
  summary: "an answer has more images than its limit",
  levels: { staged: "error", scan: "error" },
  checkAnswer: (assessed, subject) => overLimit(assessed, subject, "images", (by) => `Take out ${count(by, "image")}`),
};
