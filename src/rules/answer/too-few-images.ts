import { underLimit } from "../limits.js";
import type { AnswerRule } from "../model.js";
import { count } from "../wording.js";

export const tooFewImages: AnswerRule = {
  name: "answer/too-few-images",
  summary: "an answer has fewer images than its limit",
  levels: { staged: "warning", scan: "error" },
  checkAnswer: (assessed, subject) =>
    underLimit(
      assessed,
      subject,
      "images",
      (by) => `Add ${count(by, "image")} on a line of its own: \`![what it shows](figures/name.png)\``,
    ),
};
