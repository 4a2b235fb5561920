import { scanLines } from "./lines.js";
import type { Span } from "./model.js";
import { oncePerText } from "./once-per-text.js";
import { lineStartsOf } from "./position.js";

/** The stretches of `text` that are code: fenced blocks with their fences, and inline code with its backticks. In order, and apart. */
export const codeSpans = oncePerText(200_000, (text: string): readonly Span[] => {
  const spans: Span[] = [];
  if (!/`|~~~/.test(text)) return spans;
  let fence: number | null = null;
  let proseStart = 0;
  for (const { kind, start, end } of scanLines(text, lineStartsOf(text))) {
    if (kind === "fence") {
      addInlineCode(text, proseStart, start, spans);
      fence = start;
    }
    if (kind === "fence-end") {
      spans.push({ start: fence ?? start, end });
      fence = null;
      proseStart = end;
    }
  }
  if (fence !== null) spans.push({ start: fence, end: text.length });
  else addInlineCode(text, proseStart, text.length, spans);
  return spans;
});

/** Inline code as in CommonMark: a run of backticks up to the next run of the same length, within one paragraph. */
function addInlineCode(text: string, start: number, end: number, spans: Span[]): void {
  for (const paragraph of paragraphsOf(text, start, end)) {
    if (!text.slice(paragraph.start, paragraph.end).includes("`")) continue;
    const runs = [...text.slice(paragraph.start, paragraph.end).matchAll(/(?<!\\)(\\*)(`+)/g)].map(
      ({ index, 1: before = "", 2: ticks = "" }) => ({
        start: paragraph.start + index + before.length,
        length: ticks.length,
        // The first of them is no more than a character then, but ends code all the same.
        escaped: before.length % 2,
      }),
    );
    const next = nextRunsOfSameLength(runs);
    for (let i = 0; i < runs.length; i++) {
      const close = next[i] as number;
      if (close < 0) continue;
      const opener = runs[i] as { start: number; escaped: number };
      const closer = runs[close] as { start: number; length: number };
      spans.push({ start: opener.start + opener.escaped, end: closer.start + closer.length });
      i = close;
    }
  }
}

function nextRunsOfSameLength(runs: readonly { readonly length: number; readonly escaped: number }[]): number[] {
  const next = new Array<number>(runs.length).fill(-1);
  const latest = new Map<number, number>();
  for (let i = runs.length - 1; i >= 0; i--) {
    const { length, escaped } = runs[i] as { length: number; escaped: number };
    next[i] = latest.get(length - escaped) ?? -1;
    latest.set(length, i);
  }
  return next;
}

function* paragraphsOf(text: string, start: number, end: number): Generator<Span> {
  let from = start;
  // Of the stretch alone: a search that ran on to the text's end would take quadratic time with many fences.
  for (const blank of text.slice(start, end).matchAll(/(?:\r\n|\n|\r(?!\n))[ \t]*(?=[\r\n])/g)) {
    const at = start + blank.index;
    yield { start: from, end: at };
    from = at + blank[0].length;
  }
  if (from < end) yield { start: from, end };
}

/** Whether `offset` lies in one of `spans`, which must be in order and apart. */
export function isInSpans(spans: readonly Span[], offset: number): boolean {
  let low = 0;
  let high = spans.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spans[middle] as Span;
    if (offset < span.start) high = middle - 1;
    else if (offset >= span.end) low = middle + 1;
    else return true;
  }
  return false;
}
