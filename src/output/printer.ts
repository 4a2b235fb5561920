import { addReport, isChecked, noTotals, type ReportResult, type Run, type Totals } from "../result.js";
import { whyOf } from "./why.js";

/** A format: what to print before the reports, for each of them, and after. */
export interface Printer {
  readonly start: string;
  /** What stands between the texts of two reports, where both say something. */
  readonly separator: string;
  readonly report: (report: ReportResult) => string;
  readonly end: (totals: Totals) => string;
}

/** Reports that are printed one after the other. */
export interface Printing {
  readonly add: (report: ReportResult) => void;
  /** Prints what comes last. @returns the figures of all of them */
  readonly end: () => Totals;
}

/** @param print is given each piece of text in its turn */
export function startPrinting(printer: Printer, strict: boolean, print: (text: string) => void): Printing {
  let totals = noTotals;
  let separator = "";
  print(printer.start);
  return {
    add: (report) => {
      const [text, result] = textOf(report, printer);
      totals = addReport(totals, result, strict);
      if (text === "") return;
      print(separator + text);
      separator = printer.separator;
    },
    end: () => {
      print(printer.end(totals));
      return totals;
    },
  };
}

/** A report whose text is longer than a string can be must not stop the others. */
function textOf(report: ReportResult, printer: Printer): readonly [string, ReportResult] {
  try {
    return [printer.report(withoutFlood(report)), report];
  } catch (error) {
    const unread = { path: report.path, error: whyOf(error) };
    return [printer.report(unread), unread];
  }
}

/** So many findings of one report are printed. All of them are counted. */
const mostFindings = 1000;

/** A report with so many findings that nobody reads them: somebody has made it so. */
function withoutFlood(report: ReportResult): ReportResult {
  if (!isChecked(report) || report.findings.length <= mostFindings) return report;
  return { ...report, findings: report.findings.slice(0, mostFindings) };
}

/** A whole run in one piece. */
export function printRun(run: Run, printer: Printer): string {
  let all = "";
  const printing = startPrinting(printer, run.strict, (text) => {
    all += text;
  });
  run.reports.forEach(printing.add);
  printing.end();
  return all;
}
