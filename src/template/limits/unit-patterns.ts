import {
  about,
  atLeast,
  atMost,
  exactly,
  numerals,
  orLess,
  orLessAtOnce,
  orMore,
  type Unit,
  units,
  upTo,
} from "./units.js";

/** An amount in figures, its thousands apart or not. */
export const digits = "(?:\\d{1,3}(?:[.,\u00a0\u202f ']\\d{3})+(?!\\d)|\\d{1,6})";
const number = `(${digits}|(?:one|two|three|four|five|six|seven|eight|nine|ten)(?![\\p{L}]))`;
/** Where a word may begin and end. */
export const start = "(?<![\\p{L}\\p{N}])";
export const end = "(?![\\p{L}\\p{N}])";
const but = ",?\\s*(?:(?:but|and|or|men|og|aber|und|pero|y|mais|et|ma|maar|en)\\s+|\\()?";
/** What ends an amount that names no unit again. */
const alone = "(?!\\s*\\p{L}|\\p{N}|[.,]\\p{N})";

/** What stands behind an amount may belong to the next: "Minimum: 20 words, maximum: 40 words". */
const noAmount = "(?!\\s*:?\\s*\\d)";

/** The ways in which one unit is limited. */
export interface UnitPatterns {
  readonly unit: Unit;
  readonly any: RegExp;
  readonly range: RegExp;
  /** "No less than 20 and no more than 40 words". */
  readonly within: RegExp;
  /** "Some 150 words but no more than 250": the second amount. */
  readonly mostBehind: RegExp;
  readonly most: RegExp;
  readonly least: RegExp;
  readonly around: RegExp;
  readonly exactly: RegExp;
  readonly plain: RegExp;
  readonly labelled: RegExp;
}

const allUnits = Object.keys(units) as Unit[];
const namesOfUnit = allUnits.map((unit) => ({
  unit,
  names: new RegExp(
    `${start}(?:\\d+-?)?(?:${namesOf(unit)})${end}|\\d(?:${namesOf(unit)})(?:${orLessAtOnce})?${end}`,
    "iu",
  ),
}));
const made = new Map<Unit, UnitPatterns>();

/** The patterns of the units that a sentence names: they are large, and most templates name one or none. */
export function patternsFor(sentence: string): readonly UnitPatterns[] {
  return namesOfUnit.flatMap(({ unit, names }) => {
    if (!names.test(sentence)) return [];
    const patterns = made.get(unit) ?? patternsOf(unit);
    made.set(unit, patterns);
    return [patterns];
  });
}

function patternsOf(unit: Unit): UnitPatterns {
  const names = `(?:${namesOf(unit)})`;
  const of = `[ -]?\\s*${names}${end}`;
  const most = `(?:${start}(?:${atMost})|[<≤]=?)\\s*:?\\s*`;
  const least = `(?:${start}(?:${atLeast})|[>≥]=?)\\s*:?\\s*`;
  const build = (source: string): RegExp => new RegExp(source, "iu");
  return {
    unit,
    any: build(`${start}${digits}${of}`),
    range: build(`${start}${number}(?:\\s*${names})?\\s*(?:${upTo})\\s*${number}${of}`),
    within: build(`${least}${number}${but}${most}${number}${of}`),
    mostBehind: build(`${start}${number}${of}${but}${most}${number}${alone}`),
    most: build(
      `(?:${most}${number}${of}|${start}${number}${of}\\s*\\(?(?:${orLess})${end}${noAmount}|` +
        `${start}${number}-${names}\\s*(?:limit|maximum)${end}|${start}${number}${names}(?:${orLessAtOnce}))`,
    ),
    least: build(
      `(?:${least}${number}${of}|${start}${number}${of}\\s*\\(?(?:${orMore})${end}${noAmount}|${start}${number}\\+${of})`,
    ),
    around: build(`(?:${start}(?:${about})|[~≈])\\s*${number}${of}`),
    exactly: build(`${start}(?:${exactly})\\s*${number}${of}`),
    plain: build(`${start}${number}${of}`),
    labelled: build(
      `${start}(?:${names})\\s*(?:limit|count|maximum|max\\.?)?\\s*(?:\\(max(?:imum|\\.)?\\)\\s*)?(?::|(?<=limit\\s*)(?:\\s(?:of|is))?\\s)\\s*(?:(?:${atMost})\\s*)?` +
        `(${digits})(?:\\s*(?:-|–|—|to)\\s*(${digits}))?(?!\\s*\\p{L})`,
    ),
  };
}

function namesOf(unit: Unit): string {
  return Object.values(units[unit]).join("|");
}

const tens: Readonly<Record<string, number>> = {
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const largeNumber = new RegExp(
  `\\b(?:(?:(${Object.keys(numerals).join("|")})[ -])?(hundred|thousand)|(${Object.keys(tens).join("|")}))\\b`,
  "gi",
);

/** A sentence with its large numbers in figures: "two hundred words" as "200 words". */
export function inFigures(sentence: string): string {
  return sentence.replace(largeNumber, (_, count?: string, large?: string, ten?: string) => {
    if (ten !== undefined) return String(tens[ten.toLowerCase()]);
    return String(amountOf(count ?? "one") * (large?.toLowerCase() === "hundred" ? 100 : 1000));
  });
}

/** What every limit has: a number, or `<` before one. */
export function holdsAmount(text: string): boolean {
  return /\d|[<>]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|\w{3,5}ty)\b/i.test(text);
}

/** A number in figures or in words. */
export function amountOf(text: string): number {
  return numerals[text.toLowerCase()] ?? Number(text.replace(/\D/g, ""));
}

/** Whether an amount is a small number in words. */
export function isNumeral(text: string): boolean {
  return numerals[text.toLowerCase()] !== undefined;
}
