import { closesFence, type Fence, opensFence } from "./fences.js";
import type { Answer, Patterns, Span } from "./model.js";
import { literally } from "./patterns.js";
import { lineIndexAt, lineSpan, trimSpan } from "./position.js";

/** Lines by index, `end` exclusive. */
export interface Lines {
  readonly first: number;
  readonly end: number;
}

/**
 * The answer of the question whose body is `lines` and which ends at offset `end`: what follows the first line that
 * begins with `Answer:`, quoted or not.
 *
 * @returns null where no line does
 */
export function readAnswer(
  text: string,
  lineStarts: readonly number[],
  lines: Lines,
  end: number,
  patterns: Patterns,
): Answer | null {
  const marker = findMarker(text, lineStarts, lines, patterns);
  if (marker === null) return null;
  const span = { start: marker.span.end, end };
  const { blanked, quoteMarks, quoteEnd } = withoutQuoteMarks(text, lineStarts, span, marker.quoted);
  const content = trimSpan(blanked, { start: 0, end: blanked.length });
  const inPrompt = trimSpan(blanked, { start: 0, end: quoteEnd - span.start });
  return {
    marker: marker.span,
    span,
    content: shift(content, span.start),
    text: blanked,
    inPrompt: inPrompt.end === inPrompt.start ? null : shift(inPrompt, span.start),
    quoteMarks,
  };
}

function findMarker(
  text: string,
  lineStarts: readonly number[],
  lines: Lines,
  patterns: Patterns,
): { span: Span; quoted: boolean } | null {
  const pattern = new RegExp(`^(\\s{0,100}(?:(>)\\s{0,100})?)([*_]*)${literally(patterns.answer)}`);
  let fence: Fence | null = null;
  for (let line = lines.first; line < lines.end; line++) {
    const span = lineSpan(text, lineStarts, line);
    const content = text.slice(span.start, span.end);
    if (fence !== null) {
      if (closesFence(content, fence)) fence = null;
      continue;
    }
    fence = opensFence(content);
    if (fence !== null) continue;
    const match = pattern.exec(content);
    if (match === null) continue;
    const before = (match[1] as string).length;
    const markup = match[3] as string;
    const closed = markup !== "" && content.startsWith(markup, match[0].length) ? markup.length : 0;
    return {
      span: { start: span.start + before, end: span.start + match[0].length + closed },
      quoted: match[2] === ">",
    };
  }
  return null;
}

/** The answer's text with the quote marks blanked out that continue the prompt's own quote. */
function withoutQuoteMarks(
  text: string,
  lineStarts: readonly number[],
  span: Span,
  quoted: boolean,
): { blanked: string; quoteMarks: number; quoteEnd: number } {
  let line = lineIndexAt(lineStarts, span.start);
  let quoteEnd = Math.min(lineSpan(text, lineStarts, line).end, span.end);
  let quoteMarks = 0;
  let blanked = text.slice(span.start, quoteEnd);
  let copied = quoteEnd;
  for (line++; quoted && line < lineStarts.length; line++) {
    const { start, end } = lineSpan(text, lineStarts, line);
    const mark = /^[ \t]{0,3}>/.exec(text.slice(start, Math.min(start + 4, end)));
    if (start >= span.end || mark === null) break;
    blanked += `${text.slice(copied, start)}${" ".repeat(mark[0].length)}${text.slice(start + mark[0].length, end)}`;
    copied = end;
    quoteEnd = end;
    quoteMarks++;
  }
  return { blanked: blanked + text.slice(copied, span.end), quoteMarks, quoteEnd };
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}
