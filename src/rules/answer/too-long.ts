import { lengths } from "../../match/counts.js";
import { missedLimits } from "../limits.js";
import type { AnswerRule } from "../model.js";

export const tooLong: AnswerRule = {
  name: "answer/too-long",
  summary: "an answer has more words than its limit",
  levels: { staged: "error", scan: "error" },
  checkAnswer: (assessed, { match }) => missedLimits("over", lengths, assessed, match, (by) => `Cut ${by} or more`),
};
