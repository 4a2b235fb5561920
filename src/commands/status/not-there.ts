import type { Match } from "../../match/model.js";
import { clean } from "../../output/without-controls.js";
import { contextOf } from "../../rules/context.js";
import type { Files, ReportRule } from "../../rules/model.js";
import { problemsOf } from "../../rules/problems.js";
import { fieldMissing } from "../../rules/template/field-missing.js";
import { questionMissing } from "../../rules/template/question-missing.js";
import { reportMissing } from "../../rules/template/report-missing.js";
import { sectionMissing } from "../../rules/template/section-missing.js";
import { count } from "../../rules/wording.js";

const allThere: Files = () => ({ kind: "present" });

/** Up to so many of a kind are told one by one. */
const few = 10;

const kinds: readonly (readonly [rule: ReportRule, one: string])[] = [
  [questionMissing, "question"],
  [sectionMissing, "section"],
  [fieldMissing, "field"],
];

/**
 * What a report does not have of what its template asks for, in words that a terminal may show; all that is told of one without any question. It stands apart
 * from the command: a report that is whole needs none of it.
 *
 * @param path the report's, as a person knows it
 */
export function notThere(match: Match, path: string): readonly string[] {
  const context = contextOf(match, { mode: "scan", path, files: allThere, page: null }, () => false);
  const [whole] = problemsOf(reportMissing, context);
  if (whole !== undefined) return [clean(whole.message)];
  return kinds.flatMap(([rule, one]) => {
    const found = problemsOf(rule, context);
    return found.length > few
      ? [`${count(found.length, one)} are missing`]
      : found.map(({ message }) => clean(message));
  });
}
