import { countsFor, oneOf } from "../match/counts.js";
import type { Match, MatchedQuestion } from "../match/model.js";
import { measureOf } from "../match/standing-to-limits.js";
import { holdsConflict } from "../report/conflicts.js";
import type { Answer } from "../report/model.js";
import { besidePlaceholders } from "../report/placeholder.js";
import type { Unit } from "../template/limits/units.js";
import type { Range } from "../template/model.js";
import type { Problem } from "./model.js";
import { count } from "./wording.js";

/**
 * How far an answer is over or under its limits in some units; empty where it is not, or is not answered, or holds more than the answer.
 *
 * @param help what to do, given so many of what: "4 words"
 */
export function missedLimits(
  side: "over" | "under",
  units: readonly Unit[],
  assessed: MatchedQuestion,
  match: Match,
  help: (by: string) => string,
): Problem[] {
  return units.flatMap((of) => {
    const limit = assessed.limits[of] ?? null;
    const bound = limit?.[side === "over" ? "max" : "min"] ?? null;
    if (assessed.state !== "answered" || limit === null || bound === null) return [];
    const amount = measureOf(assessed, of)?.count ?? null;
    if (amount === null) return [];
    const by = side === "over" ? amount - bound : bound - amount;
    return problems(assessed, match, { of, amount, limit, by, side, help });
  });
}

interface Excess {
  readonly amount: number;
  readonly limit: Range;
  readonly of: Unit;
  readonly by: number;
  readonly side: "over" | "under";
  readonly help: (by: string) => string;
}

/** Both sides of a merge, or another question, are counted with the answer: its own figure is not known. */
function problems(
  { question, swallows }: MatchedQuestion,
  match: Match,
  { of, amount, limit, by, side, help }: Excess,
): Problem[] {
  const { answer } = question;
  if (by <= 0 || answer === null) return [];
  if (holdsConflict(answer.text) || swallows) return [];
  const own = of === "words" ? wordsWithoutPlaceholder(answer, match) : null;
  const ownBy = own === null ? by : side === "over" ? own - (limit.max ?? own) : (limit.min ?? own) - own;
  return [
    {
      span: answer.content,
      message: excessText(amount, of, limit, side) + (own === null ? "" : ` (${own} without the placeholder)`),
      help: ownBy > 0 ? help(count(ownBy, oneOf[of])) : "Delete the placeholder, its dashes included",
      target: of,
      distance: by,
      ...(limit.about === true ? { atMost: "warning" as const } : {}),
    },
  ];
}

/** "104 words; at most 100", "needs 1 image, has none". */
function excessText(amount: number, of: Unit, { min, max }: Range, side: Excess["side"]): string {
  if (of !== "images") {
    return `${count(amount, oneOf[of])}; ${side === "over" ? `at most ${max}` : `at least ${min}`}`;
  }
  if (side === "over") return `${count(amount, "image")}; at most ${max}`;
  return `needs ${count(min ?? 0, "image")}, has ${amount === 0 ? "none" : amount}`;
}

/** How many words an answer has but for the placeholder that still stands beside it, whose words and dashes count; null where none does. */
function wordsWithoutPlaceholder({ text }: Answer, { patterns, template }: Match): number | null {
  const parts = besidePlaceholders(text, patterns);
  return parts.length === 1 ? null : countsFor(template).words(parts.join(" "));
}
