import type { Question } from "../report/model.js";
import { numberOf } from "../report/question-number.js";
import { isChecked, type ReportResult } from "../result.js";
import type { Mode } from "../rules/model.js";
import { askedCount } from "../template/slots-asked.js";
import { amountJson } from "./amount-json.js";
import type { Printer } from "./printer.js";
import { cleanJson } from "./without-controls.js";

/** The version of the format; it changes when a reader would have to. */
const formatVersion = 1;

/**
 * A run as JSON, for other programs: one object on one line.
 *
 * @param tool the version of report-hook
 */
export function jsonPrinter(mode: Mode, tool: string): Printer {
  return {
    start: `{"version":${formatVersion},"tool":${cleanJson(tool)},"mode":"${mode}","reports":[`,
    separator: ",",
    report: (report) => cleanJson(reportJson(report)),
    end: ({ unread: _, unreadableThere: __, ...summary }) => `],"summary":${cleanJson(summary)}}\n`,
  };
}

function reportJson(report: ReportResult): object {
  if (!isChecked(report)) return { path: report.path, error: report.error };
  const { template, verdict } = report;
  return {
    path: report.path,
    error: null,
    template: { name: template.name, source: template.source, questions: askedCount(template) },
    questions: report.questions.map((one) => ({
      ...nameJson(one.question),
      section: one.question.section,
      line: one.line,
      changed: one.changed,
      state: one.state,
      words: amountJson(one.words, one.limits.words),
      images: amountJson(one.images, one.limits.images),
    })),
    verdict,
    findings: report.findings.map(({ many: _, inWords: __, section: ___, ...finding }) => finding),
    page: { path: report.page.path, status: report.page.status },
  };
}

/** Where a template is held to by its slots each of them is named: most have no number. */
function nameJson(question: Question): object {
  const { slot } = question;
  return { number: numberOf(question), ...(slot === undefined ? {} : { key: slot.key, title: slot.title }) };
}
