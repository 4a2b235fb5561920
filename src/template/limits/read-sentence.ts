import type { Range } from "./range.js";
import { amountOf, isNumeral, type UnitPatterns } from "./unit-patterns.js";
import type { Unit } from "./units.js";

/** A limit that a sentence has words for, whatever it is a limit on. */
export interface Reading {
  readonly unit: Unit;
  readonly range: Range;
  /** A bound says so in words; "150 words" alone may be said of anything. */
  readonly kind: "bound" | "range" | "plain";
  /** The amount is a small number in words: "two sentences". */
  readonly inWords: boolean;
  readonly index: number;
  readonly text: string;
}

/** "About 150 words" leaves a fifth on both sides, as does "150 words" without a word for which side is meant. */
const usualLeeway = 0.2;
const tolerance = /(?:\+\s?\/?\s?-|±)\s*(?:(\d{1,2})\s*%)?/;
const limitLabel = /^[^:]{0,40}\b(?:limit|max(?:imum)?)\b/i;

/** What a sentence says of one unit; null where it says nothing that can be read. @param isLabelled it begins with a limit's label */
export function readingOf(sentence: string, one: UnitPatterns, isLabelled: boolean): Reading | null {
  const range = one.range.exec(sentence);
  if (range !== null) return reading(one, range, "range", { min: group(range, 1), max: group(range, 2) });
  const within = one.within.exec(sentence);
  if (within !== null) return reading(one, within, "bound", { min: group(within, 1), max: group(within, 2) });
  const most = one.most.exec(sentence);
  const least = one.least.exec(sentence);
  const behind = one.mostBehind.exec(sentence);
  if (most !== null || least !== null || behind !== null) {
    const max = behind === null ? most && first(most) : group(behind, 2);
    const [begin, ...more] = [most, least, behind].filter((match) => match !== null).sort((a, b) => a.index - b.index);
    if (begin === undefined) return null;
    const last = [begin, ...more].reduce((a, b) => (b.index + b[0].length > a.index + a[0].length ? b : a));
    const found = reading(one, begin, "bound", { min: least && first(least), max });
    return { ...found, text: sentence.slice(begin.index, last.index + last[0].length) };
  }
  const labelled = one.labelled.exec(sentence);
  if (labelled !== null) {
    const from = group(labelled, 1);
    const range = labelled[2] === undefined ? { min: null, max: from } : { min: from, max: group(labelled, 2) };
    return reading(one, labelled, "bound", range);
  }
  const around = one.around.exec(sentence);
  const leeway = leewayIn(sentence);
  if (around !== null) {
    if (leeway === null) return null;
    return reading(one, around, "bound", { ...near(first(around), leeway), about: true });
  }
  const exact = one.exactly.exec(sentence);
  if (exact !== null) return reading(one, exact, "bound", { min: first(exact), max: first(exact) });
  const plain = one.plain.exec(sentence);
  if (plain === null || leeway === null) return null;
  const amount = first(plain);
  if (!isLabelled && isNumeral(plain[1] ?? "")) return null;
  if (isLabelled && limitLabel.test(sentence)) return reading(one, plain, "bound", { min: null, max: amount });
  const counted = one.unit === "words" || one.unit === "characters";
  return reading(one, plain, "plain", counted ? near(amount, leeway) : { min: amount, max: amount });
}

/** How much more or less is meant, as a share; null where that is said in a way that cannot be read. */
function leewayIn(sentence: string): number | null {
  const stated = tolerance.exec(sentence);
  if (stated === null) return usualLeeway;
  return stated[1] === undefined ? null : Number(stated[1]) / 100;
}

function reading({ unit }: UnitPatterns, match: RegExpExecArray, kind: Reading["kind"], range: Range): Reading {
  return { unit, range, kind, inWords: isNumeral(firstText(match)), index: match.index, text: match[0] };
}

function near(amount: number, leeway: number): Range {
  return { min: Math.round(amount * (1 - leeway)), max: Math.round(amount * (1 + leeway)) };
}

function group(match: RegExpExecArray, index: number): number {
  return amountOf(match[index] ?? "0");
}

function first(match: RegExpExecArray): number {
  return amountOf(firstText(match));
}

function firstText(match: RegExpExecArray): string {
  return match.slice(1).find((text) => text !== undefined) ?? "0";
}
