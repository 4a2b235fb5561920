import { byteOrderMark, csvLine } from "../csv-cells.js";
import type { Row } from "./row.js";

const columns = ["path", "edition", "questions", "answered", "found", "passed", "total", "errors", "warnings", "error"];

/**
 * Reports as CSV (RFC 4180), one line each, for a spreadsheet; after what is known of all of them a column for each question that any has. What is a
 * number is one there: 24 and 27 in two columns, not 24/27, which could be a date. `found` is how many answers the course's checker
 * finds, `error` why we or it cannot read the report.
 */
export function csvOf(rows: readonly Row[]): readonly string[] {
  const names = namesOf(rows);
  return [byteOrderMark + csvLine([...columns, ...names]), ...rows.map((row) => csvLine(cells(row, names)))];
}

function cells(row: Row, names: readonly string[]): readonly (string | number)[] {
  if (row.error !== null) return [row.path, "", "", "", "", "", "", "", "", row.error, ...names.map(() => "")];
  const { verdict } = row;
  const found = verdict === null ? ["", "", ""] : [verdict.found, verdict.passed ?? "", verdict.total];
  const states = new Map(statesOf(row));
  return [
    ...[row.path, row.template, row.questions, row.answered, ...found, row.errors, row.warnings, row.unreadable],
    ...names.map((name) => states.get(name) ?? ""),
  ];
}

function namesOf(rows: readonly Row[]): readonly string[] {
  const names = new Set<string>();
  for (const row of rows) for (const [name] of statesOf(row)) names.add(name);
  const byNumber = new Intl.Collator("en", { numeric: true }).compare;
  const isNumbered = [...names].every((name) => /^question \d+$/.test(name));
  return isNumbered ? [...names].sort(byNumber) : [...names];
}

function statesOf({ states }: Row): readonly (readonly [string, string])[] {
  if (states === "") return [];
  return states.split("\t").map((one) => {
    const [name = "", state = ""] = one.split("=");
    return [name, state];
  });
}
