import type { Patterns, Report } from "../report/model.js";
import { findPlaceholders, isOnlyPlaceholder } from "../report/placeholder.js";
import { sameLimits } from "./limits/in-prompt.js";
import type { Template } from "./model.js";
import { promptFingerprint } from "./prompt-fingerprint.js";
import { readTemplate } from "./read.js";

/** Whether a version of a report still shows its template: at least half of its questions hold their placeholder. */
export function isPristine(report: Report, patterns: Patterns): boolean {
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
    return fingerprint === undefined || fingerprint === promptFingerprint(question.prompt, report);
  });
}

/**
 * An edition corrected by the report's own first version: a prompt that has not changed since then is the template's,
 * whatever the edition says, since courses also hand out templates that nobody listed. Only the wording of a question that nobody had
 * begun is believed, in a version that has all of the edition's questions: a first version may be damaged already, and other limits are
 * more likely damage than another template. Where both agree, the words that the edition knows only as hashes are taken from there.
 */
export function correctedBy(first: Report, edition: Template, report: Report, patterns: Patterns): Template {
  const since = new Map(
    readTemplate(first, edition.name, "history", patterns).questions.map((question) => [question.number, question]),
  );
  const untouched = hasAll(first, edition) ? unfilledIn(first, patterns) : new Set<number>();
  const now = new Map(
    report.questions.map((question) => [question.number, promptFingerprint(question.prompt, report)]),
  );
  return {
    ...edition,
    questions: edition.questions.map((question) => {
      const own = since.get(question.number);
      if (own?.fingerprint === question.fingerprint) return { ...question, asked: own.asked, example: own.example };
      if (own === undefined || own.fingerprint !== now.get(question.number)) return question;
      if (!untouched.has(question.number) || !sameLimits(own.limits, question.limits)) return question;
      return { ...own, section: question.section, placeholder: question.placeholder ?? own.placeholder };
    }),
  };
}

/** Whether a report has the questions of a template, and no others, in its order. */
function hasAll(report: Report, template: Template): boolean {
  const numbers = (list: readonly { readonly number: number }[]): string => list.map(({ number }) => number).join();
  return numbers(report.questions) === numbers(template.questions);
}

/** The questions whose answers hold nothing but their placeholders. */
function unfilledIn(report: Report, patterns: Patterns): ReadonlySet<number> {
  const unfilled = report.questions.filter(({ answer }) => answer !== null && isOnlyPlaceholder(answer.text, patterns));
  return new Set(unfilled.map(({ number }) => number));
}
