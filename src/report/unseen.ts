import { codeSpans, isInSpans } from "./code.js";
import { scanLines } from "./lines.js";
import type { Span } from "./model.js";
import { lineStartsOf } from "./position.js";

/**
 * The stretches of `text` that no reader sees as Markdown: code, also indented, and comments. In order, and apart.
 *
 * @param code its code, where that is known
 */
export function unseenSpans(text: string, code: readonly Span[] = codeSpans(text)): Span[] {
  return joined([...code, ...indentedCode(text), ...comments(text, code)]);
}

const mayBeIndented = /[\r\n](?: {4}| {0,3}\t)/;
const item = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;

/** Lines that are indented by four spaces or a tab, below a blank line and in no list. */
function indentedCode(text: string): Span[] {
  if (!mayBeIndented.test(text)) return [];
  const spans: Span[] = [];
  let inList = false;
  let mayBegin = false;
  for (const { start, end, kind } of scanLines(text, lineStartsOf(text))) {
    if (kind === "blank") {
      mayBegin = true;
      continue;
    }
    const indented = /^(?: {4}| {0,3}\t)/.test(text.slice(start, Math.min(end, start + 4)));
    if (indented && mayBegin && !inList && kind !== "fenced") {
      spans.push({ start, end });
      continue;
    }
    if (item.test(text.slice(start, Math.min(end, start + 20)))) inList = true;
    else if (mayBegin && !indented && text.charAt(start) !== " ") inList = false;
    mayBegin = kind === "heading" || kind === "fence-end";
  }
  return spans;
}

/** A comment that nobody ends hides all that follows where it begins its line, and is text elsewhere. */
export function comments(text: string, code: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf("<!--"); start >= 0; ) {
    let next = start + 4;
    if (!isInSpans(code, start)) {
      const close = text.indexOf("-->", start + 2);
      const end = close < 0 ? text.length : close + 3;
      if (close >= 0 || /(?:^|[\r\n]) {0,3}$/.test(text.slice(Math.max(0, start - 4), start)))
        spans.push({ start, end });
      if (close < 0) break;
      next = end;
    }
    start = text.indexOf("<!--", next);
  }
  return spans;
}

/** Spans in order and apart: what lies over or beside another is one with it. */
export function joined(spans: readonly Span[]): Span[] {
  const inOrder: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = inOrder.at(-1);
    if (last === undefined || span.start > last.end) inOrder.push(span);
    else inOrder[inOrder.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return inOrder;
}
