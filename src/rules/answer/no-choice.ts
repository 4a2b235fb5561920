import type { MatchedQuestion } from "../../match/model.js";
import type { Span } from "../../report/model.js";
import { lineSpan } from "../../report/position.js";
import { isOneOf } from "../../template/is-one-of.js";
import type { BoundSection, SlotMatch } from "../../template/slot-match.js";
import type { Problem, ReportRule } from "../model.js";
import { quoted } from "../wording.js";

export const noChoice: ReportRule = {
  name: "answer/no-choice",
  summary: "an answer is none of those that the template leaves to choose from",
  levels: { staged: "warning", scan: "error" },
  check({ match: { bound }, checked }) {
    return bound === null
      ? checked.flatMap(ofQuestion)
      : bound.sections.flatMap((section) => [...ofSection(section), ...ofFields(bound, section)]);
  },
};

function ofQuestion({ question: { answer, number }, asked, state, swallows }: MatchedQuestion): Problem[] {
  if (asked?.choice === undefined || answer === null || state !== "answered" || swallows) return [];
  const { text, content } = answer;
  return isOneOf(text, asked.choice) ? [] : [problem(text, asked.choice, content, "choice", number)];
}

function ofSection({ slot, filled }: BoundSection): Problem[] {
  if (slot.choice === null || filled.content === null || isOneOf(filled.text, slot.choice)) return [];
  return [problem(filled.text, slot.choice, filled.content, slot.key, slot.number)];
}

function ofFields({ document }: SlotMatch, section: BoundSection): Problem[] {
  return section.fields.flatMap(({ slot, found, value }) => {
    if (slot.choice === null || found === null || value.trim() === "" || isOneOf(value, slot.choice)) return [];
    const span = { start: found.valueStart, end: lineSpan(document, found.line).end };
    return [problem(value, slot.choice, span, slot.key, section.slot.number)];
  });
}

function problem(
  value: string,
  choice: readonly string[],
  span: Span,
  target: string,
  question: number | null,
): Problem {
  return {
    question,
    span,
    message: `${quoted(value.trim(), 40)} is none of ${choice.map((one) => quoted(one)).join(", ")}`,
    help: "Write one of these, as the template has it",
    target,
  };
}
