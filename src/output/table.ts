import { count } from "../rules/wording.js";
import type { Template } from "../template/model.js";
import { clean } from "./clean.js";
import type { Colors } from "./colors.js";
import { isChecked, type ReportResult, type Totals } from "./model.js";
import type { Printer } from "./printer.js";

/** How wide the columns of a table are, in characters. */
const widths = { template: 22, answered: 10, verdict: 14 };
const widestPath = 60;

/** Width for the column of paths that fits these, within reason. */
export function pathWidth(paths: readonly string[]): number {
  return Math.min(widestPath, Math.max("report".length, ...paths.map((path) => clean(path).length)));
}

/**
 * Many reports, one a line: the template, how many answers are there, the course checker's verdict, the problems.
 *
 * @param width of the column of paths
 */
export function tablePrinter(width: number, colors: Colors): Printer {
  return {
    start: `${colors.bold(row("report", "template", "answered", "course checker", "problems", width))}\n`,
    separator: "",
    report: (report) => `${tableRow(report, width, colors)}\n`,
    end: (totals) => `\n${summaryLine(totals)}\nFor the findings of one, name it; --verbose shows all.\n`,
  };
}

function tableRow(report: ReportResult, width: number, colors: Colors): string {
  const path = clean(report.path);
  if (!isChecked(report)) return `${path.padEnd(width)}  ${colors.red(clean(report.error))}`;
  const { verdict, template, questions } = report;
  const answered = questions.filter((question) => question.state === "answered").length;
  const said = verdict.readable ? `${verdict.passed} of ${verdict.total} pass` : "cannot read";
  const share = `${answered} of ${template.questions.length}`;
  const line = row(path, nameOf(template), share, said, problemsOf(report.findings), width);
  return verdict.readable ? line : colors.red(line);
}

function nameOf({ name, source }: Template): string {
  if (source === "report") return "not recognised";
  return source === "history" ? `commit ${clean(name)}` : clean(name);
}

function summaryLine({ reports, unread, errors, warnings }: Totals): string {
  const missing = unread === 0 ? "" : ` (${unread} could not be read)`;
  return `${count(reports, "report")}${missing}: ${count(errors, "error")}, ${count(warnings, "warning")}`;
}

function problemsOf(findings: readonly { readonly level: string }[]): string {
  const errors = findings.filter((finding) => finding.level === "error").length;
  const warnings = findings.filter((finding) => finding.level === "warning").length;
  return `${count(errors, "error")}, ${count(warnings, "warning")}`;
}

function row(
  path: string,
  template: string,
  answered: string,
  verdict: string,
  problems: string,
  width: number,
): string {
  return [
    path.padEnd(width),
    template.padEnd(widths.template),
    answered.padEnd(widths.answered),
    verdict.padEnd(widths.verdict),
    problems,
  ].join("  ");
}
