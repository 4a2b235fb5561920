import { grouped } from "../report/grouped.js";
import type { GroupRecord, QuestionRecord } from "./model.js";

/** How one question stands over all groups that are asked it. */
export interface QuestionTotal {
  readonly number: number;
  /** As most groups have it. */
  readonly title: string;
  readonly isSection: boolean;
  readonly within: number;
  readonly outside: number;
  readonly empty: number;
  readonly unread: number;
  /** How many groups are asked something else under this number; they are not counted above. */
  readonly otherwise: number;
}

/** Every question that any group has, by number. */
export function totalsOf(records: readonly GroupRecord[]): readonly QuestionTotal[] {
  const byNumber = grouped(
    records.flatMap(({ questions }) => questions),
    ({ number }) => number,
  );
  return [...byNumber].sort(([a], [b]) => a - b).map(([number, all]) => totalIn(number, all));
}

/** What most groups are asked under a number is the question; the others are asked something else. */
function totalIn(number: number, all: readonly QuestionRecord[]): QuestionTotal {
  const titles = new Map<string, number>();
  for (const { title } of all) titles.set(title, (titles.get(title) ?? 0) + 1);
  const [title] = [...titles].reduce((best, one) => (one[1] > best[1] ? one : best), ["", 0]);
  const alike = new Set([...titles.keys()].filter((one) => isAlike(one, title)));
  const same = all.filter((one) => alike.has(one.title));
  const count = (wanted: QuestionRecord["state"]): number => same.filter(({ state }) => state === wanted).length;
  return {
    ...{ number, title, isSection: same.every(({ isSection }) => isSection), otherwise: all.length - same.length },
    ...{ within: count("within"), outside: count("outside"), empty: count("empty"), unread: count("unread") },
  };
}

/** Whether two titles ask the same, give or take a few words: the shorter has two thirds of its words in the other. */
function isAlike(a: string, b: string): boolean {
  const [few, many] = [wordsOf(a), wordsOf(b)].sort((one, other) => one.size - other.size);
  if (few === undefined || many === undefined || few.size === 0) return a === b;
  return 3 * [...few].filter((word) => many.has(word)).length >= 2 * few.size;
}

function wordsOf(title: string): ReadonlySet<string> {
  return new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

/** How many groups are asked a question. */
export function totalOf({ within, outside, empty, unread }: QuestionTotal): number {
  return within + outside + empty + unread;
}

/**
 * The questions with the smallest share of answers within their limits, the hardest first; none that everybody has answered so.
 *
 * @param most so many; more only where others are as hard as the last of them
 */
export function hardest(totals: readonly QuestionTotal[], most: number): readonly QuestionTotal[] {
  const share = (one: QuestionTotal): number => one.within / totalOf(one);
  const sorted = totals
    .filter((one) => one.within < totalOf(one))
    .sort((a, b) => share(a) - share(b) || b.empty - a.empty || a.number - b.number);
  const last = sorted[most - 1];
  return last === undefined ? sorted : sorted.filter((one) => share(one) <= share(last));
}
