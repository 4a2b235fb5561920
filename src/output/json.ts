import type { Mode } from "../rules/model.js";
import { isChecked, type ReportResult } from "./model.js";
import type { Printer } from "./printer.js";

/** The version of the format; it changes when a reader would have to. */
const formatVersion = 1;

/**
 * A run as JSON, for other programs: one object on one line.
 *
 * @param tool the version of report-hook
 */
export function jsonPrinter(mode: Mode, tool: string): Printer {
  return {
    start: `{"version":${formatVersion},"tool":${JSON.stringify(tool)},"mode":"${mode}","reports":[`,
    separator: ",",
    report: (report) => JSON.stringify(reportJson(report)),
    end: ({ unread: _, unreadableThere: __, ...summary }) => `],"summary":${JSON.stringify(summary)}}\n`,
  };
}

function reportJson(report: ReportResult): object {
  if (!isChecked(report)) return { path: report.path, error: report.error };
  const { template, verdict } = report;
  return {
    path: report.path,
    error: null,
    template: { name: template.name, source: template.source, questions: template.questions.length },
    questions: report.questions.map((one) => ({
      number: one.question.number,
      section: one.question.section,
      line: one.line,
      changed: one.changed,
      state: one.state,
      words: { count: one.words, min: one.limits.words?.min ?? null, max: one.limits.words?.max ?? null },
      images: { count: one.images, min: one.limits.images?.min ?? null, max: one.limits.images?.max ?? null },
    })),
    verdict,
    findings: report.findings,
    page: { path: report.page.path, status: report.page.status },
  };
}
