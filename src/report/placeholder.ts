import type { Patterns, Span } from "./model.js";
import { wordsPattern } from "./words-pattern.js";

/** A part of a placeholder: a word, or a number. */
type Token = { readonly word: string } | "number";

/**
 * Where the template's placeholder stands in `text`, `--- question N fill here ---` with any number, its dashes included.
 *
 * A configuration can state any words and any count of numbers: they are read from left to right, never back, so that the time is in
 * proportion to the text.
 */
export function findPlaceholders(text: string, patterns: Patterns): Span[] {
  const parts = partsOf(patterns.placeholder);
  const [first] = parts;
  if (first === undefined) return [];
  const spans: Span[] = [];
  let from = 0;
  for (const { index } of text.matchAll(new RegExp(first === "number" ? "\\d" : wordsPattern(first.word), "gi"))) {
    const end = index < from ? null : endOf(parts, text, index);
    if (end === null) continue;
    spans.push({ start: withDashesBefore(text, from, index), end: withDashesAfter(text, end) });
    from = spans.at(-1)?.end ?? end;
  }
  return spans;
}

/** What stands before, between and behind the placeholders of `text`: one part more than it has of them. */
export function besidePlaceholders(text: string, patterns: Patterns): string[] {
  const spans = findPlaceholders(text, patterns);
  return [...spans, null].map((span, index) => text.slice(spans[index - 1]?.end ?? 0, span?.start));
}

function partsOf(placeholder: string): readonly Token[] {
  return placeholder
    .split(/(\{n\}|\s+)/)
    .filter((part) => part.trim() !== "")
    .map((part) => (part === "{n}" ? "number" : { word: part.toLowerCase() }));
}

/** Where the parts end that begin at `start`, with white space between them; null where they do not stand there. */
function endOf(parts: readonly Token[], text: string, start: number): number | null {
  let at = start;
  for (const [i, part] of parts.entries()) {
    const betweenWords = i > 0 && part !== "number" && parts[i - 1] !== "number";
    const next = i === 0 ? at : skip(text, at, betweenWords ? text.length : mostSpaces, isSpace);
    if (betweenWords && next === at) return null;
    at = next;
    const end = part === "number" ? skip(text, at, mostDigits, isDigit) : at + part.word.length;
    if (end === at) return null;
    if (part !== "number" && text.slice(at, end).toLowerCase() !== part.word) return null;
    at = end;
  }
  return at;
}

/** So much white space may stand around a number, and so many digits in it. */
const mostSpaces = 20;
const mostDigits = 6;

/** The place after at most `most` characters from `at` that are of a kind. */
function skip(text: string, at: number, most: number, isOne: (character: string) => boolean): number {
  let end = at;
  while (end - at < most && end < text.length && isOne(text.charAt(end))) end++;
  return end;
}

/** Where the three dashes (or more) end that stand right after `end`; `end` without them. */
function withDashesAfter(text: string, end: number): number {
  const start = skip(text, end, mostSpaces, isBlank);
  const dashes = skip(text, start, text.length, isDash);
  return dashes - start >= 3 ? dashes : end;
}

/** Where the three dashes (or more) begin that stand right before `start`, but not before `from`; `start` without them. */
function withDashesBefore(text: string, from: number, start: number): number {
  let end = start;
  while (end > from && start - end < mostSpaces && isBlank(text.charAt(end - 1))) end--;
  let dashes = end;
  while (dashes > from && isDash(text.charAt(dashes - 1))) dashes--;
  return end - dashes >= 3 ? dashes : start;
}

const isSpace = (character: string): boolean => character.trim() === "";
const isBlank = (character: string): boolean => character === " " || character === "\t";
const isDigit = (character: string): boolean => character >= "0" && character <= "9";
const isDash = (character: string): boolean => character === "-";

/** Whether `text` holds nothing but placeholders, their dashes and white space. */
export function isOnlyPlaceholder(text: string, patterns: Patterns): boolean {
  return /^(?:-{3,}(?:\s+|$))*$/.test(besidePlaceholders(text, patterns).join(" ").trimStart());
}
