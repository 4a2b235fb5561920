import { missedLimits } from "../limits.js";
import type { AnswerRule } from "../model.js";

export const tooManyImages: AnswerRule = {
  name: "answer/too-many-images",
  summary: "an answer has more images than its limit",
  levels: { staged: "error", scan: "error" },
  checkAnswer: (assessed, { match }) => missedLimits("over", ["images"], assessed, match, (by) => `Take out ${by}`),
};
