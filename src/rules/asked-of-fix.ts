import type { OnlySections } from "../template/slot-match.js";
import type { Finding, RuleName } from "./model.js";
import { sectionsToName } from "./sections-asked.js";

/** What one `report-hook fix` is asked for: what these rules find, in these questions or sections; null: what any finds, in the whole report. */
export interface AskedOfFix {
  readonly rules: ReadonlySet<RuleName> | null;
  readonly questions: ReadonlySet<number> | null;
  readonly sections: OnlySections;
}

/** What a command asks for that names nothing. */
export const everything: AskedOfFix = { rules: null, questions: null, sections: null };

/**
 * What is asked for to have findings fixed: first the questions that have some, then the rules of what is no question's, in the sections that have it
 * where those rules find more.
 *
 * @param all what is found in the whole report
 */
export function askedFor(findings: readonly Finding[], all: readonly Finding[]): AskedOfFix[] {
  const questions = new Set(findings.flatMap(({ question }) => question ?? []));
  const whole = findings.filter(({ question }) => question === null);
  const inSections = whole.filter(({ section }) => section !== undefined);
  const names = sectionsToName(inSections, all);
  const parts = names === null ? [whole] : [inSections, whole.filter((one) => !inSections.includes(one))];
  return [
    ...(questions.size === 0 ? [] : [{ ...everything, questions }]),
    ...parts.flatMap((some, at) => {
      const rules = new Set(some.map(({ rule }) => rule));
      return rules.size === 0
        ? []
        : [{ ...everything, rules, sections: at === 0 && names !== null ? new Set(names) : null }];
    }),
  ];
}
