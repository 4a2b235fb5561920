import { missedLimits } from "../limits.js";
import type { AnswerRule } from "../model.js";

export const tooFewImages: AnswerRule = {
  name: "answer/too-few-images",
  summary: "an answer has fewer images than its limit",
  levels: { staged: "warning", scan: "error" },
  checkAnswer: (assessed, { match }) =>
    missedLimits(
      "under",
      ["images"],
      assessed,
      match,
      (by) => `Add ${by} on a line of its own: \`![what it shows](figures/name.png)\``,
    ),
};
