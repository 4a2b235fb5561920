import type { Outline } from "../../report/outline.js";
import { lineText } from "../../report/position.js";
import { cellsOf, type Table, type TableRow, tablesIn } from "../../report/tables.js";
import { isBlank, withoutBlanks } from "../../template/blanks.js";
import type { BoundTable, Lines } from "../../template/slot-match.js";
import type { SectionSlot } from "../../template/slot-model.js";
import { slotWords } from "../../template/slot-words.js";
import { inTurn } from "./in-turn.js";
import { take } from "./take.js";

/** How many rows are looked at for those that go on from the template's. */
const mostRows = 40;

/** How many tables are looked at for one that has another header row. */
const mostTables = 40;

/** Where the tables of a section are in a document: by their header row, else by columns that they share. */
export function bindTables(
  document: Outline,
  { first, end }: Lines,
  template: Outline,
  slot: SectionSlot,
): readonly BoundTable[] {
  if (slot.tables.length === 0) return [];
  const there = tablesIn(document, first, end);
  const same = inTurn(slot.tables.map(headerKey), there, headerKey);
  const taken = new Set(same);
  const rest = there.filter((table) => !taken.has(table)).slice(0, mostTables);
  return slot.tables.map((table, index): BoundTable => {
    const found = same[index] ?? take(rest, (other) => sharesColumns(other, table));
    const rows = boundRows(table, found);
    const named = namedRows(template, table);
    const gone = found === null ? [] : named.filter((row) => rows[row] === null);
    const keepsRow = named.length > gone.length;
    const header = same[index] != null ? "same" : isReworded(table, found, keepsRow) ? "reworded" : "other-columns";
    return { slot: table, found, header, rows, missingRows: gone };
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
function isReworded(slot: Table, found: Table | null, keepsRow: boolean): boolean {
  if (found?.header.length !== slot.header.length) return false;
  const then = slot.header.map(slotWords);
  const now = found.header.map(slotWords);
  const inPlace = now.filter((words, index) => words === then[index]);
  const known = now.filter((words) => words !== "" && then.includes(words));
  if (known.some((words) => !inPlace.includes(words))) return false;
  return inPlace.length > 0 || keepsRow;
}

/** For each row of the template the one with the same first cell, else one of the writer's whose first cell goes on from it: `A: wood` is `A`. */
function boundRows(table: Table, found: Table | null): readonly (TableRow | null)[] {
  const there = new Map((found?.rows ?? []).toReversed().map((row) => [slotWords(row.first), row]));
  const asked = new Set(table.rows.map(({ first }) => slotWords(first)));
  const own = (found?.rows ?? []).filter(({ first }) => !asked.has(slotWords(first))).slice(0, mostRows);
  return table.rows.map(({ first }) => {
    const words = slotWords(withoutBlanks(first));
    const longer = (row: TableRow): boolean => words !== "" && slotWords(row.first).startsWith(`${words} `);
    return there.get(slotWords(first)) ?? take(own, longer);
  });
}

/** The rows whose first column is filled in with words to keep, by their index. */
function namedRows(template: Outline, { rows }: Table): readonly number[] {
  const firsts = new Set(rows.map(({ first }) => slotWords(first)));
  return rows.flatMap((row, index) => (isToFillIn(template, row, firsts) ? [] : [index]));
}

/** Whether a row's first cell is a place to fill in: empty, a placeholder, or a stand-in with a number in a row that has nothing else. */
function isToFillIn(template: Outline, { line, first }: TableRow, firsts: ReadonlySet<string>): boolean {
  if (slotWords(withoutBlanks(first)) === "" || isBlank(first)) return true;
  // In capitals it may be a name: a row is called CPU.
  if (!capitals.test(first) && isBlank(first, "value")) return true;
  const stand = standIn.exec(slotWords(first));
  // Who counts begins with one: a row called "Python 3" is no third of its kind.
  if (stand === null || counted.test(first) || !firsts.has(`${stand[1]} 1`)) return false;
  const others = cellsOf(lineText(template, line)).slice(1);
  return others.every((cell) => isBlank(cell, "value"));
}

const capitals = /^\P{Ll}+$/u;
/** A noun with a number: `Member 1`. */
const standIn = /^(\p{L}{2,}(?: \p{L}+)?) \d{1,2}$/u;
/** What has a number of its own, and no name that would take its place. */
const counted =
  /^\W*(?:week|day|month|quarter|year|semester|sprint|phase|step|stage|level|round|run|trial|test|experiment|measurement|sample|iteration|session|lecture|exercise|question|problem|chapter|part|section|version|uge|dag|måned|forsøg|øvelse|opgave|spørgsmål|woche|tag|monat|aufgabe|frage|semaine|jour|semana|día)(?!\p{L})/iu;
