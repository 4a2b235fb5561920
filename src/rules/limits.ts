import type { Assessed } from "../template/assess.js";
import type { Range } from "../template/model.js";
import { holdsConflict } from "./conflicts.js";
import type { Problem, Subject } from "./model.js";
import { hasSwallowed } from "./swallowed.js";
import { count, rangeText } from "./wording.js";

/** What of an answer is limited. */
export type Measure = "words" | "images";

interface Measured {
  readonly amount: number;
  readonly limit: Range;
}

/** How far an answer is over its limit; empty where it is not, or is not answered, or holds more than the answer. */
export function overLimit(assessed: Assessed, subject: Subject, of: Measure, help: (by: number) => string): Problem[] {
  const measured = measure(assessed, of);
  if (measured === null || measured.limit.max === null) return [];
  const by = measured.amount - measured.limit.max;
  return problems(assessed, subject, { of, ...measured, by, side: "over", help });
}

/** How far an answer is under its limit; empty where it is not, or is not answered, or holds more than the answer. */
export function underLimit(assessed: Assessed, subject: Subject, of: Measure, help: (by: number) => string): Problem[] {
  const measured = measure(assessed, of);
  if (measured === null || measured.limit.min === null) return [];
  const by = measured.limit.min - measured.amount;
  return problems(assessed, subject, { of, ...measured, by, side: "under", help });
}

function measure({ limits, state, words, images }: Assessed, of: Measure): Measured | null {
  const amount = of === "words" ? words : images;
  const limit = limits[of];
  return state !== "answered" || amount === null || limit === null ? null : { amount, limit };
}

interface Excess extends Measured {
  readonly of: Measure;
  readonly by: number;
  readonly side: "over" | "under";
  readonly help: (by: number) => string;
}

/** Both sides of a merge, or another question, are counted with the answer: its own figure is not known. */
function problems({ question }: Assessed, subject: Subject, { of, amount, limit, by, side, help }: Excess): Problem[] {
  const { answer } = question;
  if (by <= 0 || answer === null) return [];
  if (holdsConflict(answer.text) || hasSwallowed(question, subject)) return [];
  return [
    {
      question: question.number,
      span: answer.content,
      message: `${count(amount, of === "words" ? "word" : "image")}, ${by} ${side} the limit of ${rangeText(limit)}`,
      help: help(by),
      target: of,
      distance: by,
    },
  ];
}
