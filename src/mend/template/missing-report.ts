import { reportMissing } from "../../rules/template/report-missing.js";
import { withLineEnds } from "../line-ends.js";
import type { Mend } from "../model.js";

/** Fills an empty file with its template. A file with other text in it may not be the report at all, and stays. */
export const missingReport: Mend = {
  name: "missing-report",
  rules: [reportMissing.name],
  safe: false,
  changes({ subject, texts, lineEnd }) {
    const { text } = subject.report;
    const start = text.startsWith("\uFEFF") ? 1 : 0;
    if (text.slice(start).trim() !== "" || texts.whole === null) return [];
    const edit = { span: { start, end: text.length }, text: withLineEnds(texts.whole, lineEnd) };
    return [
      { rules: [reportMissing.name], question: null, what: "filled the empty file with its template", edits: [edit] },
    ];
  },
};
