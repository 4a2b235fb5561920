import type { Position, Range } from "vscode-languageserver";
import type { Report, Span } from "../report/model.js";
import { positionAt } from "../report/position.js";

/** A span of the report as editors name it: lines and UTF-16 columns from 0. */
export function rangeOf(report: Report, span: Span): Range {
  return { start: placeOf(report, span.start), end: placeOf(report, span.end) };
}

function placeOf(report: Report, offset: number): Position {
  const { line, column } = positionAt(report, offset);
  return { line: line - 1, character: column - 1 };
}

/** The offset of an editor's position; one behind a line's end is that end. */
export function offsetAt({ text, lineStarts }: Report, { line, character }: Position): number {
  if (line >= lineStarts.length) return text.length;
  const start = line && (lineStarts[line] as number);
  const end = start + text.slice(start, lineStarts[line + 1]).replace(/(?<![\r\n])[\r\n]+$/, "").length;
  return Math.min(start + character, end);
}

/** Whether two ranges share a place. */
export function touches(a: Range, b: Range): boolean {
  return isBefore(a.start, b.end) && isBefore(b.start, a.end);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
