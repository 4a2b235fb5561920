import { isStated } from "./is-stated.js";
import type { Range } from "./range.js";
import { type Reading, readingOf } from "./read-sentence.js";
import { digits, end, holdsAmount, inFigures, patternsFor, start, type UnitPatterns } from "./unit-patterns.js";
import { about, atLeast, atMost, exactly, label, orLess, orMore, type Unit, units } from "./units.js";

/** The limits that a text states: by unit, only those there are. */
export type Measures = Readonly<Partial<Record<Unit, Range>>>;

export interface Measured {
  readonly limits: Measures;
  /** Sentences that look like a limit and cannot be read as one. */
  readonly unread: readonly string[];
  /** Sentences that state a limit, whether it is held or not. */
  readonly stated: readonly string[];
  /** The language that the limits' words tell of; null where they tell of none. */
  readonly language: string | null;
  /** Whether it speaks of every answer, not of one. */
  readonly forEach: boolean;
}

const everyAnswer = /\b(?:per|each|every) (?:answer|question|section|response)\b/i;
/** A limit on each of several things, in one answer. */
const everyOther =
  /(?<![\p{L}])(?:each|apiece|every|(?<!as )per(?= \p{L})|jeweils|cada|hvert?|varje|chacune?|chaque|ciascun[oa]|elke?)(?![\p{L}])/iu;
const labelAtStart = new RegExp(`^${label}(?:\\s*\\([^()]{1,20}\\))?\\s*:`, "iu");

const limitAtStart = new RegExp(`^\\W*(?:(?:${atMost}|${atLeast}|${about}|${exactly})${end}|[<>≤≥~≈]|\\d)`, "iu");

/** Whether a line says how long something is, and not what it is. */
export function isOnlyLimit(line: string): boolean {
  const bare = line
    .slice(0, 600)
    .replace(/^[\s>*_+-]+|^\d{1,9}[.)]\s/, "")
    .trim();
  return (labelAtStart.test(bare) || limitAtStart.test(bare)) && measuresIn(bare).stated.length > 0;
}

interface Known {
  readonly range: Range;
  readonly sentence: string;
  /** It may be about no more than what its sentence names. */
  readonly isOfPart: boolean;
}

/**
 * The limits that some text of a template states: a prompt, a hint, a heading. Markup does not count. Where several stand for one unit that do not
 * go together, or each may be about something of its own, none is held, and the first is named as not read.
 *
 * @param title what the text stands under, with limits of its own
 */
export function measuresIn(text: string, title = ""): Measured {
  const known = new Map<Unit, Known>();
  const contested = new Set<Unit>();
  const unread: string[] = [];
  const stated: string[] = [];
  let language: string | null = null;
  let forEach = false;
  const add = (unit: Unit, now: Known): void => {
    const before = known.get(unit);
    const both = before === undefined ? now : together(before, now);
    if (both === null && !contested.has(unit)) {
      contested.add(unit);
      if (!unread.includes((before ?? now).sentence)) unread.push((before ?? now).sentence);
    }
    known.set(unit, both ?? now);
  };
  const read = (sentence: string, isTitle: boolean): void => {
    const figures = inFigures(sentence);
    if (!holdsAmount(figures)) return;
    const isLabelled = labelAtStart.test(figures);
    const patterns = patternsFor(figures);
    if (!isLabelled && patterns.length === 0) return;
    const found = limitsOf(figures, title, isLabelled, patterns);
    for (const { reading, isOfPart } of found) {
      add(reading.unit, { range: reading.range, sentence, isOfPart: isOfPart && !isTitle });
    }
    if (found.length > 0) {
      stated.push(sentence);
      language ??= languageOf(sentence);
      forEach ||= everyAnswer.test(sentence);
    }
    const readings = found.map(({ reading }) => reading);
    if (looksLikeMore(figures, isLabelled, readings, patterns)) unread.push(sentence);
  };
  if (holdsAmount(title)) for (const sentence of sentencesOf(title)) read(sentence, true);
  if (holdsAmount(text)) for (const sentence of sentencesOf(text)) read(sentence, false);
  const limits: Partial<Record<Unit, Range>> = {};
  for (const [unit, { range }] of known) if (!contested.has(unit)) limits[unit] = range;
  return { limits, unread, stated, language, forEach };
}

/** Two limits on one unit as one: the one's least and the other's most, or the same said twice of the whole; null where they do not go together. */
function together(a: Known, b: Known): Known | null {
  const isSame = a.range.min === b.range.min && a.range.max === b.range.max;
  if (isSame) return a.isOfPart && b.isOfPart ? null : a;
  const [least, most] = a.range.max === null ? [a.range, b.range] : [b.range, a.range];
  if (least.max !== null || most.min !== null || (least.min ?? 0) > (most.max ?? 0)) return null;
  return { range: { ...least, ...most, min: least.min }, sentence: a.sentence, isOfPart: a.isOfPart };
}

/** The limits of one sentence, in their order. */
function limitsOf(
  text: string,
  title: string,
  isLabelled: boolean,
  patterns: readonly UnitPatterns[],
): { readonly reading: Reading; readonly isOfPart: boolean }[] {
  if (everyOther.test(text) && !everyAnswer.test(text)) return [];
  const readings = patterns.flatMap((one) => readingOf(text, one, isLabelled) ?? []).sort((a, b) => a.index - b.index);
  let taken = 0;
  return readings.flatMap((reading) => {
    const stated = isLabelled ? "whole" : isStated({ text, title, taken }, reading);
    if (stated === null) return [];
    taken = reading.index + reading.text.length;
    return [{ reading, isOfPart: stated === "part" }];
  });
}

/** Whether a sentence still holds an amount of something behind what was read of it, or is a limit by its label and was not read at all. */
function looksLikeMore(
  sentence: string,
  isLabelled: boolean,
  found: readonly Reading[],
  patterns: readonly UnitPatterns[],
): boolean {
  if (found.length === 0) {
    if (isLabelled) return /\d/.test(sentence);
    return (
      !/\be\.g\.|\bfor example\b/i.test(sentence) &&
      patterns.some((one) => one.any.test(sentence)) &&
      limiting.test(sentence)
    );
  }
  if (!isLabelled) return false;
  const rest = found.reduce((text, { text: read }) => text.replace(read.trim(), " "), sentence);
  return new RegExp(`${start}${digits}\\s*\\p{L}{3,}`, "iu").test(rest);
}

const limiting = new RegExp(
  `${start}(?:${atMost}|${atLeast}|${about}|${exactly}|${orLess}|${orMore}|should be|must be|limit|exceeds?|longer than|shorter than)${end}|\\+\\s?/?\\s?-|±`,
  "iu",
);

function languageOf(sentence: string): string | null {
  for (const names of Object.values(units)) {
    for (const [language, name] of Object.entries(names)) {
      if (language !== "" && new RegExp(`${start}(?:${name})${end}`, "iu").test(sentence)) return language;
    }
  }
  if (/svarlængde|længde|højst|mindst|omkring/i.test(sentence)) return "da";
  if (/svarslängd|längd|högst/i.test(sentence)) return "sv";
  return null;
}

/** The sentences of a text without markup; a line of its own that is short, a label, a remark in brackets counts as one. */
function sentencesOf(text: string): string[] {
  return text
    .slice(0, 20_000)
    .split(
      /(?:\r\n|\n|\r)[ \t>]*(?:\r\n|\n|\r|$)|(?:\r\n|\n|\r)(?<=[.!?:)][^\S\r\n]*(?:\r\n|\n|\r))|(?:\r\n|\n|\r)[ \t]*(?=[*+-][ \t])/,
    )
    .map((paragraph) => paragraph.replace(/[\s>*_]+/g, " ").trim())
    .flatMap((paragraph) => paragraph.split(/(?<=[\p{L}\p{N})]{2}[.!?]["')]?) (?=[\p{Lu}("'¿¡])/u))
    .filter((sentence) => sentence !== "" && sentence.length <= 600);
}
