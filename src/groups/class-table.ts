import type { GroupRecord } from "./model.js";
import { totalsOf } from "./totals.js";
import { isUnread, worstFirst } from "./worst-first.js";

/** The rows of a table for a spreadsheet, the head first: a row a group, a column a question; what is a number is one. */
export function classRows(records: readonly GroupRecord[]): readonly (readonly (string | number)[])[] {
  const totals = totalsOf(records);
  const numbers = totals.map(({ number }) => number);
  const names = totals.map(({ number, title, isSection }) => (isSection ? title : `question ${number}`));
  const head = ["group", "path", "template", "readable", "passed", "total", "words", "figures", "errors", "warnings"];
  const rows = worstFirst(records).map((record) => [
    ...[record.group, record.path, record.template ?? "", isUnread(record) ? "no" : "yes"],
    ...[record.verdict?.passed ?? "", record.verdict?.total ?? ""],
    ...[record.words, record.figures, record.errors, record.warnings, record.changed ?? ""],
    record.error ?? record.verdict?.reason ?? "",
    ...[record.since?.words ?? "", record.since?.figures ?? "", record.since?.within ?? "", membersOf(record)],
    ...numbers.map((number) => stateOf(record, number)),
  ]);
  const moved = ["words since", "figures since", "within since", "members"];
  return [[...head, "changed", "reason", ...moved, ...names], ...rows];
}

/** Who wrote how large a part, in percent of all words: "Ada 60, Bo 40". */
function membersOf({ members }: GroupRecord): string {
  return (members ?? []).map(({ name, share }) => `${name} ${Math.round(100 * share)}`).join(", ");
}

function stateOf({ questions }: GroupRecord, wanted: number): string {
  const one = questions.find(({ number }) => number === wanted);
  if (one === undefined) return "";
  return one.state === "outside" ? one.missed : one.state;
}
