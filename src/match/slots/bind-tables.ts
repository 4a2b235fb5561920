import type { Outline } from "../../report/outline.js";
import { type Table, tablesIn } from "../../report/tables.js";
import { isBlank } from "../../template/blanks.js";
import type { BoundTable, Lines } from "../../template/slot-match.js";
import type { SectionSlot } from "../../template/slot-model.js";
import { slotWords } from "../../template/slot-words.js";
import { inTurn } from "./in-turn.js";
import { take } from "./take.js";

/** How many tables are looked at for one that has another header row. */
const mostTables = 40;

/** Where the tables of a section are in a document: by their header row, else by columns that they share. */
export function bindTables(document: Outline, { first, end }: Lines, slot: SectionSlot): readonly BoundTable[] {
  if (slot.tables.length === 0) return [];
  const there = tablesIn(document, first, end);
  const same = inTurn(slot.tables.map(headerKey), there, headerKey);
  const taken = new Set(same);
  const rest = there.filter((table) => !taken.has(table)).slice(0, mostTables);
  return slot.tables.map((table, index): BoundTable => {
    const found = same[index] ?? take(rest, (other) => sharesColumns(other, table));
    const gone = missingRows(table, found);
    const header = same[index] != null ? "same" : isReworded(table, found, gone) ? "reworded" : "other-columns";
    return { slot: table, found, header, missingRows: gone };
  });
}

function headerKey({ header }: Table): string {
  return header.map(slotWords).join("|");
}

/** Whether two tables are the same one with another header: as many columns, or a column of the same name, or the same rows. */
function sharesColumns(other: Table, table: Table): boolean {
  const names = new Set(table.header.map(slotWords));
  if (other.header.length === table.header.length) return true;
  return other.header.some((cell) => names.has(slotWords(cell)));
}

/** Whether what was found has the template's columns under other words: as many, none in another's place, and a column or a row of the template's. */
function isReworded(slot: Table, found: Table | null, gone: readonly number[]): boolean {
  if (found?.header.length !== slot.header.length) return false;
  const then = slot.header.map(slotWords);
  const now = found.header.map(slotWords);
  const inPlace = now.filter((words, index) => words === then[index]);
  const known = now.filter((words) => words !== "" && then.includes(words));
  if (known.some((words) => !inPlace.includes(words))) return false;
  return inPlace.length > 0 || namedRows(slot).length > gone.length;
}

function missingRows(table: Table, found: Table | null): readonly number[] {
  if (found === null) return [];
  const there = new Set(found.rows.map(({ first }) => slotWords(first)));
  return namedRows(table).filter((index) => !there.has(slotWords(table.rows[index]?.first ?? "")));
}

/** The rows whose first column is filled in, by their index. */
function namedRows({ rows }: Table): readonly number[] {
  return rows.flatMap(({ first }, index) => (slotWords(first) === "" || isBlank(first) ? [] : [index]));
}
