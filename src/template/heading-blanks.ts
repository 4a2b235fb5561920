import { isBlank, italic } from "./blanks.js";
import { withoutNumbering } from "./slot-words.js";
import { tokensOf } from "./tokens.js";

/** Where a heading of the template leaves words to its document: `Risk: <name>`, `Week N`, `Changelog YYYY-MM-DD`. */

/** What comes behind so many characters of a heading is not looked at. */
const mostInTitle = 1000;

const wordBlanks: readonly RegExp[] = [
  /\{[^{}]*\}|\[(?!\^)(?=[^[\]\p{L}]*\p{L})[^[\]]*\]|<(?=[^<>\p{L}]*\p{L})[^<>]*>|_{3,}/u,
  /(?<![^\s:])(?:…|\.{3,})(?!\S)/,
  /^\s*(?:TODO|FIXME)[ \t]*[:–—-].*$|(?<=[\s:(–—-])(?:TODO|FIXME)\W*$|(?<![\p{L}\p{N}])(?:TBD|TBA)(?![\p{L}\p{N}])/u,
  /\((?:fill|insert|enter|write|describe|your|todo|tbd)\b[^()]*\)/i,
];

/** What stands for a number, a version or a date. */
const numberBlanks: readonly RegExp[] = [
  /\b(?:X{3,}|N{3,})\b|(?<![\p{L}\p{N}.,'’]|\d\s)0{3,}(?![.,]?[\p{L}\d])/u,
  /(?<![\p{L}\p{N}])(?:[yåja]{4}[-./]m{1,2}(?:[-./][dtj]{1,2})?|[dtjm]{1,2}[-./][dtm]{1,2}[-./][yåja]{2,4})(?![\p{L}\p{N}])|\bYYYY\b/iu,
  /(?<![\p{L}\p{N}.])v?x\.[xy](?:\.[xz])?(?![\p{L}\p{N}])/iu,
  // `Week N`; other letters only behind a single word, since they name things too (`Solve for x`).
  /(?<=\p{L}[ \t]#?)N(?=[ \t]?(?:[:.)–—-]|$))/u,
  /(?<=^\p{L}{1,30}[ \t]#?)[nXx](?=[ \t]?(?:[:.)–—-]|$))/u,
  /(?<=\p{L}[ \t])#{1,6}$|(?<=^(?!(?:Pourquoi|Comment|Quand|Combien|Qui|Quoi|Où)\b)\p{L}{1,30}[ \t])\?{1,3}$/u,
];

interface HeadingBlank {
  readonly start: number;
  /** It stands for a number, a version or a date. */
  readonly isNumber: boolean;
}

/** Where the first blank of a heading stands, its numbering left out; null where it has none. */
function firstBlank(title: string): HeadingBlank | null {
  const words = title.slice(0, mostInTitle);
  if (italic.test(words)) return { start: 0, isNumber: false };
  const own = words
    .replace(/\[[^[\]]*\]\([^()]*\)|`[^`]*`|\{[%:#/.-][^{}]*\}/g, (part) => " ".repeat(part.length))
    .replace(/[[(](?:optional|required)[\])]/gi, (part) => " ".repeat(part.length))
    .trimEnd();
  let first: HeadingBlank | null = null;
  for (const [patterns, isNumber] of [[wordBlanks, false] as const, [numberBlanks, true] as const]) {
    for (const pattern of patterns) {
      const start = pattern.exec(own)?.index ?? own.length;
      if (start < (first?.start ?? own.length)) first = { start, isNumber };
    }
  }
  return first;
}

/** Whether a heading has a blank in it, so that its words are free. */
export function hasBlank(title: string): boolean {
  return firstBlank(withoutNumbering(title)) !== null;
}

/** Whether a heading may stand for words of the document, though it is held to like others: one in capitals alone (`NAME`). */
export function mayBeBlank(title: string): boolean {
  return isBlank(title, "value");
}

/** The template's own words at the beginning of a heading, before its first blank. */
export interface Lead {
  readonly words: readonly string[];
  /** A colon or a dash stands between them and the blank. */
  readonly hasSign: boolean;
  readonly isNumber: boolean;
}

/** The words before the first blank of a heading with free words; null where there are none. */
export function leadOf(title: string): Lead | null {
  const bare = withoutNumbering(title);
  const blank = firstBlank(bare);
  const words = leadingWords(bare.slice(0, blank?.start));
  if (words.length === 0) return null;
  return { words, hasSign: /[:–—-]\s*$/.test(bare.slice(0, blank?.start)), isNumber: blank?.isNumber ?? true };
}

/** The first words of a heading, its numbering left out, as they are compared. */
export function leadingWords(title: string): string[] {
  return tokensOf(withoutNumbering(title).normalize("NFC").toLowerCase())
    .slice(0, mostWords)
    .map(({ text }) => text);
}

/** So many words of a heading are looked at. */
const mostWords = 12;

/** Whether a heading that begins with the words of a lead has behind them what may stand for its blank: the lead's sign, or a number. */
export function goesOn(title: string, { words, hasSign, isNumber }: Lead): boolean {
  const bare = withoutNumbering(title);
  const tokens = tokensOf(bare);
  const [last, next] = [tokens[words.length - 1], tokens[words.length]];
  if (last === undefined || next === undefined) return last !== undefined;
  if (hasSign && !/[:–—-]/.test(bare.slice(last.end, next.start))) return false;
  return !isNumber || /\d|^\p{L}$|^[ivxlc]+$/iu.test(next.text);
}
