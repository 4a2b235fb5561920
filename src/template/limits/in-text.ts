import type { Range } from "./range.js";
import { about, atLeast, atMost, label, numerals, orLess, orMore, type Unit, units, upTo } from "./units.js";

/** The limits that a text states: by unit, only those there are. */
export type Measures = Readonly<Partial<Record<Unit, Range>>>;

export interface Measured {
  readonly limits: Measures;
  /** Sentences that look like a limit and cannot be read as one. */
  readonly unread: readonly string[];
  /** The language that the limits' words tell of; null where they tell of none. */
  readonly language: string | null;
  /** Whether it speaks of every answer, not of one. */
  readonly forEach: boolean;
}

/** "About 150 words" leaves a fifth on both sides, as does "150 words" without a word for which side is meant. */
const leeway = 0.2;

const number =
  "(\\d{1,3}(?:[.,\u00a0\u202f ']\\d{3})+(?!\\d)|\\d{1,6}|(?:one|two|three|four|five|six|seven|eight|nine|ten)(?![\\p{L}]))";
const digits = "(?:\\d{1,3}(?:[.,\u00a0\u202f ']\\d{3})+(?!\\d)|\\d{1,6})";
const start = "(?<![\\p{L}\\p{N}])";
const end = "(?![\\p{L}\\p{N}])";

/** What speaks of something else than the answer's own length, or does not mean it strictly. */
const hedged =
  /\be\.g\.|\bfor example\b|\bsuch as\b|\bprobably\b|\btypically\b|\busually\b|\bthe (?:title|description|summary|abstract|subject|name|caption|filename)\b|\bpoints?\b/i;
/** The verbs and words with which a sentence leads to a limit on what is to be written. */
const leads =
  /^(?:please )?(?:answer|write|use|aim for|keep|respond|reply|describe|explain|summari[sz]e|in|with|within|between|your answer|skriv|svar|schreib\p{L}*|antwort\p{L}*|beschreib\p{L}*|escrib\p{L}*|respond\p{L}*|entre|zwischen|mellem|mellan|mellom|tra|tussen|między|rédig\p{L}*|répond\p{L}*)(?![\p{L}])/iu;
const everyAnswer = /\b(?:per|each|every) (?:answer|question|section|response)\b/i;

interface UnitPatterns {
  readonly unit: Unit;
  readonly any: RegExp;
  readonly range: RegExp;
  readonly most: RegExp;
  readonly least: RegExp;
  readonly around: RegExp;
  readonly plain: RegExp;
  readonly labelled: RegExp;
}

const allUnits = Object.keys(units) as Unit[];
const namesOfUnit = allUnits.map((unit) => ({
  unit,
  names: new RegExp(`${start}(?:\\d+-?)?(?:${Object.values(units[unit]).join("|")})${end}`, "iu"),
}));
const made = new Map<Unit, UnitPatterns>();

/** The patterns of the units that a sentence names: they are large, and most templates name one or none. */
function patternsFor(sentence: string): readonly UnitPatterns[] {
  return namesOfUnit.flatMap(({ unit, names }) => {
    if (!names.test(sentence)) return [];
    const patterns = made.get(unit) ?? patternsOf(unit);
    made.set(unit, patterns);
    return [patterns];
  });
}

function patternsOf(unit: Unit): UnitPatterns {
  const names = `(?:${Object.values(units[unit]).join("|")})`;
  const of = `[ -]?\\s*${names}${end}`;
  const build = (source: string): RegExp => new RegExp(source, "iu");
  return {
    unit,
    any: build(`${start}${digits}${of}`),
    range: build(`${start}${number}(?:\\s*${names})?\\s*(?:${upTo})\\s*${number}${of}`),
    most: build(
      `(?:(?:${start}(?:${atMost})|[<≤]=?)\\s*${number}${of}|${start}${number}${of}\\s*\\(?(?:${orLess})${end}|${start}${number}-${names}\\s*(?:limit|maximum)${end})`,
    ),
    least: build(
      `(?:(?:${start}(?:${atLeast})|[>≥]=?)\\s*${number}${of}|${start}${number}${of}\\s*\\(?(?:${orMore})${end}|${start}${number}\\+${of})`,
    ),
    around: build(`(?:${start}(?:${about})|[~≈])\\s*${number}${of}`),
    plain: build(`${start}${number}${of}`),
    labelled: build(
      `${start}(?:${names})\\s*(?:limit|count|maximum|max\\.?)?\\s*:\\s*(?:(?:${atMost})\\s*)?(${digits})(?:\\s*(?:-|–|—|to)\\s*(${digits}))?(?!\\s*\\p{L})`,
    ),
  };
}

const labelAtStart = new RegExp(`^${label}\\s*:`, "iu");
/** What every limit has: a number, or `<` before one. */
const amounts = /\d|[<>]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b/i;

/** The limits that some text of a template states: a prompt, a hint, a heading. Markup does not count. */
export function measuresIn(text: string): Measured {
  const limits: Partial<Record<Unit, Range>> = {};
  const unread: string[] = [];
  let language: string | null = null;
  let forEach = false;
  for (const sentence of amounts.test(text) ? sentencesOf(text) : []) {
    if (!amounts.test(sentence)) continue;
    const isLabelled = labelAtStart.test(sentence);
    const patterns = patternsFor(sentence);
    if (!isLabelled && patterns.length === 0) continue;
    const found = isStated(sentence, isLabelled, patterns) ? readSentence(sentence, isLabelled, patterns) : [];
    for (const { unit, range } of found) limits[unit] ??= range;
    if (found.length > 0) {
      language ??= languageOf(sentence);
      forEach ||= everyAnswer.test(sentence);
    }
    if (looksLikeMore(sentence, isLabelled, found, patterns)) unread.push(sentence);
  }
  return { limits, unread, language, forEach };
}

interface LimitInText {
  readonly unit: Unit;
  readonly range: Range;
  readonly text: string;
}

/** Whether a sentence states a limit on what is to be written: by a label, by how it begins, or as a remark in brackets. */
function isStated(sentence: string, isLabelled: boolean, patterns: readonly UnitPatterns[]): boolean {
  if (isLabelled) return true;
  if (hedged.test(sentence)) return false;
  const bare = sentence.replace(/^[^\p{L}\p{N}<>≤≥~≈]+/u, "");
  if (leads.test(bare)) return true;
  return patterns.some((one) =>
    [one.range, one.most, one.least, one.around, one.plain, one.labelled].some((pattern) => {
      const match = pattern.exec(bare);
      if (match === null) return false;
      const before = bare.slice(0, match.index).trim();
      // "One paragraph that says …" describes what follows; "200 words" alone, or in brackets, is a limit.
      const numeral = numerals[(match[1] ?? "").toLowerCase()] !== undefined;
      if (before === "") return !numeral || pattern !== one.plain;
      return /[(:]$/.test(before) && !numeral;
    }),
  );
}

function readSentence(sentence: string, isLabelled: boolean, patterns: readonly UnitPatterns[]): LimitInText[] {
  return patterns.flatMap((one) => {
    const range = one.range.exec(sentence);
    if (range !== null)
      return [{ unit: one.unit, range: { min: amount(range[1]), max: amount(range[2]) }, text: range[0] }];
    const most = one.most.exec(sentence);
    const least = one.least.exec(sentence);
    if (most !== null || least !== null) {
      const bounds = { min: least === null ? null : first(least), max: most === null ? null : first(most) };
      return [{ unit: one.unit, range: bounds, text: `${most?.[0] ?? ""} ${least?.[0] ?? ""}` }];
    }
    const labelled = one.labelled.exec(sentence);
    if (labelled !== null) {
      const to = labelled[2] === undefined ? null : amount(labelled[2]);
      const from = amount(labelled[1]);
      return [
        { unit: one.unit, range: to === null ? { min: null, max: from } : { min: from, max: to }, text: labelled[0] },
      ];
    }
    const around = one.around.exec(sentence);
    if (around !== null) return [{ unit: one.unit, range: { ...near(first(around)), about: true }, text: around[0] }];
    const plain = one.plain.exec(sentence);
    if (plain === null) return [];
    const exactly = first(plain);
    const counted = one.unit === "words" || one.unit === "characters";
    if (!isLabelled && numerals[(plain[1] ?? "").toLowerCase()] !== undefined) return [];
    return [{ unit: one.unit, range: counted ? near(exactly) : { min: exactly, max: exactly }, text: plain[0] }];
  });
}

/** Whether a sentence still holds an amount of something behind what was read of it, or is a limit by its label and was not read at all. */
function looksLikeMore(
  sentence: string,
  isLabelled: boolean,
  found: readonly LimitInText[],
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
  `${start}(?:${atMost}|${atLeast}|${about}|${orLess}|${orMore}|should be|must be|limit)${end}`,
  "iu",
);

function near(amount: number): Range {
  return { min: Math.round(amount * (1 - leeway)), max: Math.round(amount * (1 + leeway)) };
}

function first(match: RegExpExecArray): number {
  return amount(match.slice(1).find((group) => group !== undefined));
}

function amount(text: string | undefined): number {
  const known = numerals[(text ?? "").toLowerCase()];
  return known ?? Number((text ?? "0").replace(/\D/g, ""));
}

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
export function sentencesOf(text: string): string[] {
  return text
    .slice(0, 20_000)
    .split(
      /(?:\r\n|\n|\r)[ \t>]*(?:\r\n|\n|\r|$)|(?:\r\n|\n|\r)(?<=[.!?:)][^\S\r\n]*(?:\r\n|\n|\r))|(?:\r\n|\n|\r)[ \t]*(?=[*+-][ \t])/,
    )
    .map((paragraph) => paragraph.replace(/[\s>*_]+/g, " ").trim())
    .flatMap((paragraph) => paragraph.split(/(?<=[\p{L}\p{N})]{2}[.!?]["')]?) (?=[\p{Lu}("'¿¡])/u))
    .filter((sentence) => sentence !== "" && sentence.length <= 600);
}
