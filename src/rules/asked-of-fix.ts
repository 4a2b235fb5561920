import type { Finding, RuleName } from "./model.js";

/** What one `report-hook fix` is asked for: what these rules find, in these questions; null: what any finds, in the whole report. */
export interface AskedOfFix {
  readonly rules: ReadonlySet<RuleName> | null;
  readonly questions: ReadonlySet<number> | null;
}

/** What is asked for to have findings fixed: first the questions that have some, then the rules of what is no question's. */
export function askedFor(findings: readonly Finding[]): AskedOfFix[] {
  const questions = new Set(findings.flatMap(({ question }) => question ?? []));
  const rules = new Set(findings.flatMap(({ question, rule }) => (question === null ? [rule] : [])));
  return [
    ...(questions.size === 0 ? [] : [{ rules: null, questions }]),
    ...(rules.size === 0 ? [] : [{ rules, questions: null }]),
  ];
}
