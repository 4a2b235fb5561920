import { lineSpan } from "../../report/position.js";
import type { BoundSection, BoundTable, SlotMatch } from "../../template/slot-match.js";
import { changesBack, headingSpan, sectionName } from "../bound-sections.js";
import type { Problem, ReportRule } from "../model.js";
import { count, listed, quoted } from "../wording.js";

export const tableChanged: ReportRule = {
  name: "template/table-changed",
  summary: "a table of the template is gone, or has another header row, or lacks a row",
  levels: { staged: "warning", scan: "warning" },
  check({ match: { bound } }) {
    if (bound === null) return [];
    return bound.sections.flatMap((section) =>
      section.standing === "missing"
        ? []
        : section.tables.flatMap((table, index) =>
            problems(bound, section, table, `${section.slot.key}/${index}`).map((problem) => ({
              ...problem,
              section: section.slot.key,
            })),
          ),
    );
  },
  fix: {
    stage: "prompts",
    safe: false,
    does: "the header row, a row or the table comes back",
    changes: changesBack("tables"),
  },
};

/** How many rows a message names. */
const named = 3;

function problems(match: SlotMatch, section: BoundSection, table: BoundTable, target: string): Problem[] {
  const { slot, found, header, missingRows } = table;
  const columns = listed(slot.header.map((cell) => quoted(cell)));
  const span = found === null ? headingSpan(match, section) : lineSpan(match.document, found.line);
  if (found === null) {
    const message = `the table with the columns ${columns} is gone from ${sectionName(section)}`;
    return [
      {
        span,
        message,
        help: "Put it back as the template has it; cells and further rows are yours",
        target: `${target} gone`,
      },
    ];
  }
  if (header !== "same") {
    const message = `the table's header row was changed; in the template its columns are ${columns}`;
    const byHand = header === "other-columns";
    const help = byHand
      ? "Give it the template's columns in their order, cells and all; write below the table what has no place in them"
      : "Put the header row back; cells and further rows are yours";
    return [{ span, message, help, target: `${target} header`, byHand }];
  }
  if (missingRows.length === 0) return [];
  const rows = missingRows.slice(0, named).map((row) => quoted(slot.rows[row]?.first ?? ""));
  const more = missingRows.length > named ? ` and ${missingRows.length - named} more` : "";
  const message = `${count(missingRows.length, "row")} of the template ${missingRows.length === 1 ? "is" : "are"} gone from the table: ${listed(rows)}${more}`;
  return [
    {
      span,
      message,
      help: "Put the row back; a cell may be empty",
      target: `${target} rows`,
      distance: missingRows.length,
    },
  ];
}
