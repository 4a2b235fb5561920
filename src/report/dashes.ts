import { codeSpans, isInSpans } from "./code.js";
import type { Span } from "./model.js";

/**
 * The placeholder's three dashes at an answer's beginning and end, with the white space that parts them from it, and the
 * other half of each pair where that stands within the answer: half of a pair is never left.
 *
 * @returns spans of `text`, in order and apart
 */
export function pairsOfDashes(text: string): Span[] {
  const first = /^---(?!-)\s*/.exec(text)?.[0];
  const last = /(?<![-\s])\s*(?<!-)---$/.exec(text)?.[0];
  const code = codeSpans(text);
  const inside = (span: Span): boolean => span.start > 0 && span.end < text.length && !isInSpans(code, span.start);
  const found: Span[] = [];
  if (first !== undefined) {
    found.push({ start: 0, end: first.length });
    const alone = /[\r\n]/.test(first);
    const closing = alone ? linesOfDashes(text) : dashesBehindText(text);
    const half = closing.filter(inside)[0];
    if (half !== undefined && (last === undefined || opensAgain(text, half.end))) found.push(half);
  }
  if (last !== undefined) {
    const half = first === undefined || found.length > 1 ? dashesBeforeText(text).filter(inside).at(-1) : undefined;
    if (half !== undefined && half.start >= (found.at(-1)?.end ?? 0)) found.push(half);
    found.push({ start: text.length - last.length, end: text.length });
  }
  return found;
}

/** Whether a second pair begins behind the first: "--- one ---", and below it "--- two ---". */
function opensAgain(text: string, from: number): boolean {
  return dashesBeforeText(text).some(({ start }) => start >= from);
}

/** At the end of a line of text; not in the row below a table's head. */
function dashesBehindText(text: string): Span[] {
  return spansOf(text, /(?<=[^\s|:-])[ \t]*(?<!-)---[ \t]*(?=[\r\n]|$)/g);
}

/** At the beginning of a line, with text behind them. */
function dashesBeforeText(text: string): Span[] {
  return spansOf(text, /(?<=^|[\r\n])---(?!-)[ \t]+(?=[^\s|:-])/g);
}

function linesOfDashes(text: string): Span[] {
  return spansOf(text, /(?<=[\r\n])[ \t]*---[ \t]*(?=[\r\n]|$)/g);
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
