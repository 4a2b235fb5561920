/** Runs as the formats get them, made from garden reports. */

import { verdictOf } from "../../src/course/verdict.js";
import { type Printer, printRun } from "../../src/output/printer.js";
import { positionAt } from "../../src/report/position.js";
import type { Checked, ReportResult } from "../../src/result.js";
import type { Finding } from "../../src/rules/model.js";
import { assess, parseReport } from "./read.js";
import { garden, gardenReport } from "./report.js";

/** An error in question 2, unless told otherwise. */
export function finding(told: Partial<Finding> = {}): Finding {
  return {
    rule: "answer/too-long",
    level: "error",
    path: "reports/README.md",
    question: 2,
    line: 47,
    column: 1,
    endLine: 47,
    endColumn: 9,
    message: "12 words where 5-10 are allowed",
    help: "Take out at least 2 words",
    existing: false,
    fixable: false,
    ...told,
  };
}

/** A report whose question 2 is the changed one, with these findings. */
export function checked(findings: readonly Finding[] = [], told: Partial<Checked> = {}): Checked {
  const report = parseReport(gardenReport({ 1: "Anna", 2: "Peas grow in our soil." }));
  const template = garden();
  return {
    path: "reports/README.md",
    error: null,
    template,
    questions: assess(report, template).map((one) => ({
      ...one,
      line: positionAt(report, one.question.span.start).line,
      changed: one.question.number === 2,
    })),
    verdict: verdictOf(report.text, template),
    findings,
    page: { path: "reports/report.html", status: "written", remark: null },
    fixAt: { staged: true, path: null, asked: null, older: 0, left: [] },
    ...told,
  };
}

/** A report that could not be read. */
export function unread(path = "reports/gone.md", error = "there is no such file"): ReportResult {
  return { path, error };
}

/** All that a printer prints of these reports. */
export function printed(printer: Printer, reports: readonly ReportResult[], strict = false): string {
  return printRun({ mode: "staged", reports, strict }, printer);
}
