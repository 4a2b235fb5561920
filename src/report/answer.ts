import { isFenced, type Line } from "./lines.js";
import type { Answer, Patterns, Span } from "./model.js";
import { shifted, trimSpan } from "./position.js";
import { wordsPattern } from "./words-pattern.js";

/**
 * The answer of the question whose lines below its heading are `lines` and which ends at offset `end`: what follows the first line that
 * begins with `Answer:`, quoted or not. Where the question stands in a block of code itself, so may that line.
 *
 * @returns null where no line does
 */
export function readAnswer(text: string, lines: readonly Line[], end: number, patterns: Patterns): Answer | null {
  const marker = findMarker(text, lines, patterns);
  if (marker === null) return null;
  const span = { start: marker.span.end, end };
  const { blanked, quoteMarks, quoteEnd } = withoutQuoteMarks(text, lines.slice(marker.line), span, marker.quoted);
  const content = trimSpan(blanked, { start: 0, end: blanked.length });
  const inPrompt = trimSpan(blanked, { start: 0, end: quoteEnd - span.start });
  return {
    marker: marker.span,
    span,
    content: shifted(content, span.start),
    text: blanked,
    inPrompt: inPrompt.end === inPrompt.start ? null : shifted(inPrompt, span.start),
    quoteMarks,
  };
}

function findMarker(
  text: string,
  lines: readonly Line[],
  patterns: Patterns,
): { line: number; span: Span; quoted: boolean } | null {
  const pattern = new RegExp(`^(\\s{0,100}(?:(>)\\s{0,100})?)([*_]*)${wordsPattern(patterns.answer)}`);
  const allInCode = lines[0]?.kind === "fenced";
  for (const [index, line] of lines.entries()) {
    if (isFenced(line) && !allInCode) continue;
    const content = text.slice(line.start, line.end);
    const match = pattern.exec(content);
    if (match === null) continue;
    const before = (match[1] as string).length;
    const markup = match[3] as string;
    const closed = markup !== "" && content.startsWith(markup, match[0].length) ? markup.length : 0;
    return {
      line: index,
      span: { start: line.start + before, end: line.start + match[0].length + closed },
      quoted: match[2] === ">",
    };
  }
  return null;
}

/** The answer's text with the quote marks blanked out that continue the prompt's own quote. */
function withoutQuoteMarks(
  text: string,
  [first, ...below]: readonly Line[],
  span: Span,
  quoted: boolean,
): { blanked: string; quoteMarks: number; quoteEnd: number } {
  let quoteEnd = Math.min(first?.end ?? span.end, span.end);
  let quoteMarks = 0;
  let blanked = text.slice(span.start, quoteEnd);
  let copied = quoteEnd;
  for (const { start, end } of quoted ? below : []) {
    const mark = /^[ \t]{0,3}>/.exec(text.slice(start, Math.min(start + 4, end)));
    if (mark === null) break;
    blanked += `${text.slice(copied, start)}${" ".repeat(mark[0].length)}${text.slice(start + mark[0].length, end)}`;
    copied = end;
    quoteEnd = end;
    quoteMarks++;
  }
  return { blanked: blanked + text.slice(copied, span.end), quoteMarks, quoteEnd };
}
