import type { Unit } from "../template/limits/units.js";
import type { Range } from "../template/model.js";
import { lengths, oneOf } from "./counts.js";
import type { Assessed } from "./questions/assess.js";

/** How an answer stands to the limits that are asked of it. */
export type Standing =
  | { readonly kind: "within" }
  /** By how much it misses each limit that it misses; never empty. */
  | { readonly kind: "outside"; readonly by: readonly Miss[] }
  | { readonly kind: "empty" }
  /** There is no line at which the answer begins. */
  | { readonly kind: "unread" };

/** A limit that an answer misses. */
export interface Miss {
  readonly of: Unit;
  readonly side: "over" | "under";
  /** How many of them; above 0. */
  readonly by: number;
}

/** How much there is of an answer in one unit, and how much is asked for. */
export interface Measure {
  readonly of: Unit;
  readonly count: number;
  readonly limit: Range | null;
}

/** How much there is of an answer in one unit; null where nobody can tell or asks. What is not answered has nothing yet. */
export function measureOf(assessed: Assessed, of: Unit): Measure | null {
  const count = of === "words" || of === "images" ? assessed[of] : (assessed.others[of] ?? null);
  if (count === null) return null;
  return { of, count: assessed.state === "unfilled" ? 0 : count, limit: assessed.limits[of] ?? null };
}

/** Every unit that an answer has something of, or a limit for; empty where there is no answer line. */
export function measuresOf(assessed: Assessed): readonly Measure[] {
  return [...lengths, "images" as const].flatMap((of) => {
    const measure = measureOf(assessed, of);
    return measure === null || (measure.count === 0 && measure.limit === null) ? [] : [measure];
  });
}

/** How an answer stands. One without limits is within them. */
export function standingOf(assessed: Assessed): Standing {
  if (assessed.state === "unfilled") return { kind: "empty" };
  if (assessed.state === "no-answer-line") return { kind: "unread" };
  const by = measuresOf(assessed).flatMap(missOf);
  return by.length === 0 ? { kind: "within" } : { kind: "outside", by };
}

function missOf({ of, count, limit }: Measure): Miss[] {
  if (limit === null) return [];
  if (limit.max !== null && count > limit.max) return [{ of, side: "over", by: count - limit.max }];
  if (limit.min !== null && count < limit.min) return [{ of, side: "under", by: limit.min - count }];
  return [];
}

/** A miss in words: "4 words over", "1 image short". */
export function missText({ of, side, by }: Miss): string {
  return `${by} ${by === 1 ? oneOf[of] : of} ${sideText(side)}`;
}

/** All that an answer misses, in words; empty where that is nothing. */
export function missesText(standing: Standing, between = ", "): string {
  return standing.kind === "outside" ? standing.by.map(missText).join(between) : "";
}

/** "over" or "short". */
export function sideText(side: Miss["side"]): string {
  return side === "over" ? "over" : "short";
}

/** How much there is of what is limited, in words: "104 of 50–100 words", "1 image". */
export function amountText({ of, count, limit }: Measure): string {
  const asked = limit === null ? "" : ` of ${limitText(limit)}`;
  return `${count}${asked} ${(limit?.max ?? count) === 1 ? oneOf[of] : of}`;
}

function limitText({ min, max }: Range): string {
  if (min === null) return `up to ${max}`;
  if (max === null) return `at least ${min}`;
  return min === max ? `${min}` : `${min}–${max}`;
}

/** The same where there is little room: "104/50–100", "3/1+", "2"; empty where there is none of what has no limit. */
export function shortAmount(count: number | null, limit: Range | null): string {
  if (count === null || (count === 0 && limit === null)) return "";
  if (limit === null) return String(count);
  const { min, max } = limit;
  return `${count}/${min === max ? max : max === null ? `${min}+` : `${min ?? 0}–${max}`}`;
}
