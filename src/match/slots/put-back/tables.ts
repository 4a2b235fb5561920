import { lineSpan } from "../../../report/position.js";
import { type LooseRows, looseRows, type Table } from "../../../report/tables.js";
import type { BoundSection, BoundTable, OnlySections, PutBack, SlotBinding } from "../../../template/slot-match.js";
import { partBefore } from "./before.js";
import { insertBefore, linesText, putBack } from "./lines.js";
import { perSection } from "./per-section.js";

/** Puts a table's header row, its rows, or the table back. */
export function tablesBack(match: SlotBinding, lineEnd: string, only: OnlySections): PutBack[] {
  return perSection(match, only, (section) => {
    for (const [index, table] of section.tables.entries()) {
      const { slot, found } = table;
      const rows = found === null ? looseRowsOf(match, section, slot) : null;
      if (rows !== null) {
        const head = { first: slot.line, end: slot.line + (rows.isRuled ? 1 : 2) };
        const edit = insertBefore(match.document, rows.line, linesText(match.slots.outline, head, lineEnd), lineEnd);
        return [{ what: "put the table's header row back", edits: [edit] }];
      }
      if (found === null) {
        const text = partBefore(match, section, lineEnd, (then) => then.tables[index]?.found);
        const edit = putBack(match, section, { first: slot.line, end: slot.endLine }, lineEnd, text);
        return [{ what: "put the table back", edits: [edit] }];
      }
      if (table.header === "other-columns") continue;
      if (table.header === "reworded") return [headerBack(match, table, lineEnd)];
      const row = table.missingRows[0];
      if (row === undefined) continue;
      const text = partBefore(match, section, lineEnd, (then) => {
        const was = then.tables[index]?.rows[row];
        return was && { line: was.line, endLine: was.line + 1 };
      });
      return [rowBack(match, table, row, lineEnd, text)];
    }
    return [];
  });
}

/** What stands of a table without its header row. */
function looseRowsOf({ document }: SlotBinding, { body }: BoundSection, { header }: Table): LooseRows | null {
  return looseRows(document, body.first, body.end, header.length);
}

/** A header row with other words in the template's columns; one with other columns is left, since the cells below it belong to them. */
function headerBack({ slots, document }: SlotBinding, { slot, found }: BoundTable, lineEnd: string): PutBack {
  const table = found as NonNullable<typeof found>;
  const span = lineSpan(document, table.line);
  const text = linesText(slots.outline, { first: slot.line, end: slot.line + 1 }, lineEnd).trimEnd();
  return { what: "put the table's header row back", edits: [{ span, text }] };
}

function rowBack(
  { slots, document }: SlotBinding,
  { slot, found, rows }: BoundTable,
  row: number,
  lineEnd: string,
  had: string | undefined,
): PutBack {
  const table = found as NonNullable<typeof found>;
  const line = slot.rows[row]?.line ?? slot.endLine;
  const above = rows.slice(0, row).findLast((one) => one !== null);
  const text = had ?? linesText(slots.outline, { first: line, end: line + 1 }, lineEnd);
  const edit = insertBefore(document, (above?.line ?? table.line + 1) + 1, text, lineEnd);
  return { what: "put a row of the table back", edits: [edit] };
}
