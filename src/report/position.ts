import type { Span } from "./span.js";

/** A place as editors name it: both numbers begin at 1, columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Offsets at which the lines of `text` begin, the first behind a byte-order mark. Lines end with `\n`, `\r\n` or a lone `\r`. */
export function lineStartsOf(text: string): number[] {
  const starts = [startOfText(text)];
  // The engine's own search is many times faster than a loop of ours in a process that has just started.
  if (!text.includes("\r")) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** The line, counted from 0, that holds `offset`. */
export function lineIndexAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Line and column of an offset in the text that `lineStarts` was made from; a byte-order mark takes the first column. */
export function positionAt(report: { readonly lineStarts: readonly number[] }, offset: number): Position {
  const line = lineIndexAt(report.lineStarts, offset);
  return { line: line + 1, column: offset - (line && (report.lineStarts[line] as number)) + 1 };
}

/** A text with the offsets at which its lines begin. */
export interface Lined {
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/** The line with index `line` as a span, its line end left out. */
export function lineSpan({ text, lineStarts }: Lined, line: number): Span {
  return { start: lineStarts[line] as number, end: lineEndAt(text, lineStarts, line) };
}

/** The line with index `line`, without its line end. */
export function lineText(of: Lined, line: number): string {
  const { start, end } = lineSpan(of, line);
  return of.text.slice(start, end);
}

/** The next line with something on it above the one that holds `offset`, by its index; -1 for none. */
export function lineAbove(of: Lined, offset: number): number {
  let line = lineIndexAt(of.lineStarts, offset) - 1;
  while (line >= 0 && lineText(of, line).trim() === "") line--;
  return line;
}

/** Where the line with index `line` ends, before its line end. */
export function lineEndAt(text: string, lineStarts: readonly number[], line: number): number {
  const start = lineStarts[line] as number;
  let end = lineStarts[line + 1] ?? text.length;
  if (end > start && text.charCodeAt(end - 1) === 10) end--;
  if (end > start && text.charCodeAt(end - 1) === 13) end--;
  return end;
}

/** `span` moved by so many characters, as where it is one in a part of the text that begins there. */
export function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** `span` without the white space at its two ends; empty at its start where it holds nothing else. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  return end === start ? { start: span.start, end: span.start } : { start, end };
}

function isBlank(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0xfeff;
}

/** The offset at which a file's text begins: behind a byte-order mark. */
export function startOfText(text: string): number {
  return text.startsWith("\uFEFF") ? 1 : 0;
}
