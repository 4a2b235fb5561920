import { lengths } from "../../match/counts.js";
import { missedLimits } from "../limits.js";
import type { AnswerRule } from "../model.js";

export const tooShort: AnswerRule = {
  name: "answer/too-short",
  summary: "an answer has fewer words than its limit",
  levels: { staged: "warning", scan: "error" },
  checkAnswer: (assessed, { match }) => missedLimits("under", lengths, assessed, match, (by) => `Write ${by} more`),
};
