import type { Totals } from "../../result.js";
import { count } from "../../rules/wording.js";
import { cellsOf, padded } from "../cells.js";
import type { Colors } from "../colors.js";
import { clean } from "../without-controls.js";
import type { Row } from "./row.js";

/** How wide the columns are, in characters. */
const widths = { template: 22, answered: 10, verdict: 21 };
const widestPath = 60;

/** Reports for a person, one a line: the template, how many answers are there, what the course's checker says where it has a say, the problems; then all together. */
export function tableOf(rows: readonly Row[], totals: Totals, colors: Colors): readonly string[] {
  const width = Math.min(widestPath, Math.max("report".length, ...rows.map(({ path }) => cellsOf(clean(path)))));
  const judged = rows.some(({ verdict }) => verdict !== null);
  const head = line("report", "template", "answered", judged ? "course checker" : null, "problems", width);
  return [
    `${colors.bold(head)}\n`,
    ...rows.map((row) => `${rowText(row, judged, width, colors)}\n`),
    `\n${summaryLine(totals)}\nFor the findings of one, name it; --verbose shows all.\n`,
  ];
}

function rowText(row: Row, judged: boolean, width: number, colors: Colors): string {
  const path = clean(row.path);
  if (row.error !== null) return `${padded(path, width)}  ${colors.red(clean(row.error))}`;
  const problems = `${count(row.errors, "error")}, ${count(row.warnings, "warning")}`;
  const answered = `${row.answered} of ${row.questions}`;
  const text = line(path, clean(row.template), answered, judged ? verdictText(row) : null, problems, width);
  return row.verdict?.passed === null ? colors.red(text) : text;
}

/** How many pass; of a report that it cannot read, how many answers it finds. */
function verdictText({ verdict }: Row): string {
  if (verdict === null) return "";
  const { found, passed, total } = verdict;
  return passed === null ? `cannot read, ${found} of ${total}` : `${passed} of ${total} pass`;
}

function summaryLine({ reports, unread, errors, warnings }: Totals): string {
  const missing = unread === 0 ? "" : ` (${unread} could not be read)`;
  return `${count(reports, "report")}${missing}: ${count(errors, "error")}, ${count(warnings, "warning")}`;
}

/** @param verdict null where no report of all has one */
function line(
  path: string,
  template: string,
  answered: string,
  verdict: string | null,
  problems: string,
  width: number,
): string {
  return [
    padded(path, width),
    padded(template, widths.template),
    answered.padEnd(widths.answered),
    ...(verdict === null ? [] : [verdict.padEnd(widths.verdict)]),
    problems,
  ].join("  ");
}
