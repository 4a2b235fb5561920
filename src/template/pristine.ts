import type { Patterns, Report } from "../report/model.js";
import { coursePatterns } from "../report/patterns.js";
import { findPlaceholders } from "../report/placeholder.js";
import type { Template } from "./model.js";
import { fingerprintOf } from "./normal.js";

/** Whether a version of a report still shows its template: at least half of its questions hold their placeholder. */
export function isPristine(report: Report, patterns: Patterns = coursePatterns): boolean {
  const holding = report.questions.filter(
    ({ answer }) => answer !== null && findPlaceholders(answer.text, patterns).length > 0,
  );
  return report.questions.length > 0 && holding.length * 2 >= report.questions.length;
}

/** Whether each prompt of the report that `template` knows is exactly the template's. */
export function fitsExactly(template: Template, report: Report): boolean {
  const known = new Map(template.questions.map((question) => [question.number, question.fingerprint]));
  return report.questions.every((question) => {
    const fingerprint = known.get(question.number);
    return fingerprint === undefined || fingerprint === promptFingerprint(report, question.prompt.span);
  });
}

/**
 * An edition corrected by the report's own first version: a prompt that has not changed since then is the template's,
 * whatever the edition says, since courses also hand out templates that nobody listed. Where both agree, the words
 * that the edition knows only as hashes are taken from there.
 */
export function correctedBy(first: Template, edition: Template, report: Report): Template {
  const since = new Map(first.questions.map((question) => [question.number, question]));
  const now = new Map(
    report.questions.map((question) => [question.number, promptFingerprint(report, question.prompt.span)]),
  );
  return {
    ...edition,
    questions: edition.questions.map((question) => {
      const own = since.get(question.number);
      if (own?.fingerprint === question.fingerprint) return { ...question, asked: own.asked, example: own.example };
      if (own === undefined || own.fingerprint !== now.get(question.number)) return question;
      return { ...own, section: question.section, placeholder: question.placeholder ?? own.placeholder };
    }),
  };
}

function promptFingerprint(report: Report, span: { readonly start: number; readonly end: number }): string {
  return fingerprintOf(report.text.slice(span.start, span.end));
}
