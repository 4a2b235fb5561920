import type { Outline } from "./outline.js";
import { lineText } from "./position.js";

/** A table of a document: a header row over a row of dashes, and what stands in each row's first column. */
export interface Table {
  /** The index of its header's line, and behind its last row's. */
  readonly line: number;
  readonly endLine: number;
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly line: number;
  readonly first: string;
}

const dashes = /^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;

/** Rows of a table that has lost its header row. */
export interface LooseRows {
  readonly line: number;
  /** Whether the row of dashes is still there, the first of them. */
  readonly isRuled: boolean;
}

/** The first lines between two that are rows of so many columns by their bars and belong to no table; null where there are none. */
export function looseRows(outline: Outline, first: number, end: number, columns: number): LooseRows | null {
  const tables = tablesIn(outline, first, end)[Symbol.iterator]();
  let next = tables.next();
  for (let line = first; line < end; line++) {
    if (next.done !== true && next.value.line === line) {
      line = next.value.endLine - 1;
      next = tables.next();
      continue;
    }
    const text = lineText(outline, line);
    if (!isRow(outline, line) || !/^[ \t]*\|/.test(text) || cellsOf(text).length !== columns) continue;
    return { line, isRuled: dashes.test(text) };
  }
  return null;
}

/** The tables between two lines of a document, outside code and comments. */
export function tablesIn(outline: Outline, first: number, end: number): readonly Table[] {
  const tables: Table[] = [];
  for (let line = first; line + 1 < end; line++) {
    if (!isRow(outline, line) || !isRow(outline, line + 1)) continue;
    if (!dashes.test(lineText(outline, line + 1))) continue;
    const header = cellsOf(lineText(outline, line));
    const rows: TableRow[] = [];
    let last = line + 2;
    for (; last < end && isRow(outline, last); last++) {
      rows.push({ line: last, first: cellsOf(lineText(outline, last))[0] ?? "" });
    }
    tables.push({ line, endLine: last, header, rows });
    line = last - 1;
  }
  return tables;
}

/** The cells of a row, trimmed. */
export function cellsOf(row: string): string[] {
  const cells = row.trim().split(/(?<!\\)\|/);
  if (cells[0]?.trim() === "") cells.shift();
  if (cells.at(-1)?.trim() === "") cells.pop();
  return cells.map((cell) => cell.trim());
}

function isRow(outline: Outline, line: number): boolean {
  return outline.kinds[line] === "prose" && lineText(outline, line).includes("|");
}
