import type { Range } from "../template/model.js";
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
  readonly of: "words" | "images";
  readonly side: "over" | "under";
  /** How many words or images; above 0. */
  readonly by: number;
}

/** How an answer stands. One without limits is within them. */
export function standingOf({ state, words, images, limits }: Assessed): Standing {
  if (state === "unfilled") return { kind: "empty" };
  if (state === "no-answer-line") return { kind: "unread" };
  const by = [...missOf("words", words, limits.words), ...missOf("images", images, limits.images)];
  return by.length === 0 ? { kind: "within" } : { kind: "outside", by };
}

function missOf(of: Miss["of"], count: number | null, limit: Range | null): Miss[] {
  if (count === null || limit === null) return [];
  if (limit.max !== null && count > limit.max) return [{ of, side: "over", by: count - limit.max }];
  if (limit.min !== null && count < limit.min) return [{ of, side: "under", by: limit.min - count }];
  return [];
}

/** A miss in words: "4 words over", "1 image short". */
export function missText({ of, side, by }: Miss): string {
  return `${by} ${by === 1 ? of.slice(0, -1) : of} ${side === "over" ? "over" : "short"}`;
}

/** How much there is of what is limited, in words: "104 of 50–100 words", "1 image". */
export function amountText(count: number, unit: string, limit: Range | null): string {
  const asked = limit === null ? "" : ` of ${limitText(limit)}`;
  return `${count}${asked} ${unit}${(limit?.max ?? count) === 1 ? "" : "s"}`;
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
