import { lineSpan } from "../../../report/position.js";
import type { BoundTable, PutBack, SlotBinding } from "../../../template/slot-match.js";
import { insertBefore, linesText, putBack } from "./lines.js";
import { perSection } from "./per-section.js";

/** Puts a table's header row, its rows, or the table back. */
export function tablesBack(match: SlotBinding, lineEnd: string): PutBack[] {
  return perSection(match, (section) => {
    for (const table of section.tables) {
      const { slot, found } = table;
      if (found === null) {
        const edit = putBack(match, section, { first: slot.line, end: slot.endLine }, lineEnd);
        return [{ what: "put the table back", edits: [edit] }];
      }
      if (table.header === "other-columns") continue;
      if (table.header === "reworded") return [headerBack(match, table, lineEnd)];
      const row = table.missingRows[0];
      if (row !== undefined) return [rowBack(match, table, row, lineEnd)];
    }
    return [];
  });
}

/** A header row with other words in the template's columns; one with other columns is left, since the cells below it belong to them. */
function headerBack({ slots, document }: SlotBinding, { slot, found }: BoundTable, lineEnd: string): PutBack {
  const table = found as NonNullable<typeof found>;
  const span = lineSpan(document, table.line);
  const text = linesText(slots.outline, { first: slot.line, end: slot.line + 1 }, lineEnd).trimEnd();
  return { what: "put the table's header row back", edits: [{ span, text }] };
}

function rowBack({ slots, document }: SlotBinding, { slot, found }: BoundTable, row: number, lineEnd: string): PutBack {
  const table = found as NonNullable<typeof found>;
  const lines = { first: slot.rows[row]?.line ?? slot.endLine, end: (slot.rows[row]?.line ?? slot.endLine) + 1 };
  const before = new Set(slot.rows.slice(0, row).map(({ first }) => first));
  const above = table.rows.findLast(({ first }) => before.has(first));
  const edit = insertBefore(
    document,
    (above?.line ?? table.line + 1) + 1,
    linesText(slots.outline, lines, lineEnd),
    lineEnd,
  );
  return { what: "put a row of the table back", edits: [edit] };
}
