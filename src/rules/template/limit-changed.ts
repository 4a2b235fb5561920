import type { MatchedQuestion } from "../../match/model.js";
import type { Limits, Range } from "../../template/model.js";
import type { Problem, ReportRule } from "../model.js";
import { putBackPrompt } from "../put-back-prompt.js";
import { listed, rangeText } from "../wording.js";

export const limitChanged: ReportRule = {
  name: "template/limit-changed",
  summary: "the limit line states other numbers than the template, or is gone",
  levels: { staged: "error", scan: "error" },
  fix: putBackPrompt,
  check: ({ match }) => match.questions.flatMap(problems),
};

function problems({ question, asked, limitChange: now }: MatchedQuestion): Problem[] {
  if (now === null || asked === null) return [];
  const { limitLine } = question.prompt;
  const then = limitsText(asked.limits);
  return [
    {
      question: question.number,
      span: limitLine ?? question.heading.span,
      message:
        limitLine === null
          ? `the limit line is gone; the template states ${then}`
          : `the limit line states ${limitsText(now)}, the template ${then}`,
      help: "Put the limit line back as the template has it: changing it does not change what is checked",
      target: "limits",
      distance: distance(now, asked.limits),
    },
  ];
}

function limitsText({ words, images }: Limits): string {
  const parts = [
    ...(words === null ? [] : [`${rangeText(words)} words`]),
    ...(images === null ? [] : [`${rangeText(images)} ${images.max === 1 ? "image" : "images"}`]),
  ];
  return parts.length === 0 ? "no limit" : listed(parts);
}

/** How far two limits are apart, all their numbers together; what is not stated counts as 0. */
function distance(a: Limits, b: Limits): number {
  return apart(a.words, b.words) + apart(a.images, b.images);
}

function apart(a: Range | null, b: Range | null): number {
  return Math.abs((a?.min ?? 0) - (b?.min ?? 0)) + Math.abs((a?.max ?? 0) - (b?.max ?? 0));
}
