import { clean } from "./clean.js";
import { isChecked, type ReportResult } from "./model.js";
import type { Printer } from "./printer.js";

const columns = ["path", "edition", "questions", "answered", "verdict", "errors", "warnings", "error"];

/**
 * A run as CSV (RFC 4180), one line a report, for a spreadsheet. The verdict is "24 of 27" and not 24/27, which a
 * spreadsheet may take for a date. The last column says why a report could not be read.
 */
export function csvPrinter(): Printer {
  return { start: line(columns), separator: "", report: (report) => line(cells(report)), end: () => "" };
}

function cells(report: ReportResult): readonly (string | number)[] {
  if (!isChecked(report)) return [report.path, "", "", "", "", "", "", report.error];
  const { template, questions, verdict, findings } = report;
  const count = (level: string): number => findings.filter((finding) => finding.level === level).length;
  const answered = questions.filter((question) => question.state === "answered").length;
  const said = verdict.readable ? `${verdict.passed} of ${verdict.total}` : "unreadable";
  return [report.path, template.name, template.questions.length, answered, said, count("error"), count("warning"), ""];
}

function line(values: readonly (string | number)[]): string {
  return `${values.map(cell).join(",")}\r\n`;
}

/** One cell; an apostrophe keeps a spreadsheet from running text that looks like a formula. */
function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = clean(value);
  const safe = /^\s*[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
