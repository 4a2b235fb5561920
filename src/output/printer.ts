import { type ReportResult, type Run, type Totals, totalsOf } from "./model.js";

/** A format: what to print before the reports, for each of them, and after. */
export interface Printer {
  readonly start: string;
  /** What stands between the texts of two reports, where both say something. */
  readonly separator: string;
  readonly report: (report: ReportResult) => string;
  readonly end: (totals: Totals) => string;
}

/** A whole run in one piece. */
export function printRun(run: Run, printer: Printer): string {
  const reports = run.reports.map(printer.report).filter((text) => text !== "");
  return printer.start + reports.join(printer.separator) + printer.end(totalsOf(run));
}
