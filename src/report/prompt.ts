import { hasWords } from "./letters.js";
import type { Line } from "./lines.js";
import type { Patterns, Prompt, Span } from "./model.js";
import { shifted } from "./position.js";
import { wordsPattern } from "./words-pattern.js";

const limitLine = /(?:recommended[\s>*_]{1,20})?answer[\s>*_]{1,20}length[\s>*_]{0,20}:/i;

/**
 * The prompt of the question whose lines below its heading are `lines` and which ends at offset `end`: all that stands before its answer's
 * `marker`; without one, the quoted lines the body begins with.
 */
export function readPrompt(
  text: string,
  lines: readonly Line[],
  end: number,
  marker: Span | null,
  patterns: Patterns,
): Prompt {
  const start = Math.min(lines[0]?.start ?? end, end);
  const span = { start, end: marker?.start ?? endOfQuote(text, lines, start) };
  const prompt = text.slice(span.start, span.end);
  const limit = limitLine.exec(prompt);
  const example = exampleIn(prompt, patterns, limit === null ? 0 : limit.index + limit[0].length);
  const askedEnd = limit?.index ?? example ?? prompt.length;
  const limitEnd = limit === null ? askedEnd : endOfLimit(prompt, limit, example ?? prompt.length);
  return {
    span,
    asked: shifted({ start: 0, end: askedEnd }, start),
    limitLine: limit === null ? null : shifted({ start: limit.index, end: limitEnd }, start),
    example: hasWords(prompt.slice(limitEnd)) ? shifted({ start: limitEnd, end: prompt.length }, start) : null,
  };
}

/** The offset in `prompt` at which its example begins: `Example:` at a line's start or behind the limit line's end. */
function exampleIn(prompt: string, patterns: Patterns, from: number): number | null {
  const pattern = new RegExp(
    `(?:^|\\r\\n|[\\r\\n]|[.)] )[ \\t>*_]{0,20}${wordsPattern(patterns.example)}[*_]{0,3}[ \\t]{0,3}:`,
    "gi",
  );
  pattern.lastIndex = from;
  const match = pattern.exec(prompt);
  return match === null ? null : match.index;
}

/** Behind the last thing that the limit line counts, so that words typed after it are no part of it; else its paragraph's end. */
function endOfLimit(prompt: string, limit: RegExpExecArray, end: number): number {
  const paragraphEnd = endOfParagraph(prompt, limit.index, end);
  const begin = limit.index + limit[0].length;
  const counted = /\d[\s>*_]{0,20}(?:words?|images?|screenshots?|figures?|pictures?|photos?|plots?)\b[.*_]*/gi;
  const last = [...prompt.slice(begin, paragraphEnd).matchAll(counted)].at(-1);
  return last === undefined ? paragraphEnd : begin + last.index + last[0].length;
}

function endOfParagraph(prompt: string, from: number, end: number): number {
  const blank = /(?:\r\n|\n|\r(?!\n))[ \t>]*(?=[\r\n]|$)/g;
  blank.lastIndex = from;
  const match = blank.exec(prompt);
  return match === null ? end : Math.min(match.index, end);
}

function endOfQuote(text: string, lines: readonly Line[], start: number): number {
  let end = start;
  for (const span of lines) {
    const first = text.slice(span.start, span.end).trimStart().charAt(0);
    if (first === ">") end = span.end;
    else if (first !== "") break;
  }
  return end;
}
