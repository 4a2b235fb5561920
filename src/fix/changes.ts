import type { Change, Fixing } from "../rules/fix-model.js";
import type { Rule } from "../rules/model.js";

/** What a rule would change in a report, whether that is of use or not. */
export function changesOf(rule: Rule, fixing: Fixing): readonly Change[] {
  const rules = [rule.name];
  if ("check" in rule) return (rule.fix?.changes(fixing) ?? []).map((made) => ({ rules, question: null, ...made }));
  const { context } = fixing;
  return context.checked.flatMap((question) => {
    const { answer, number } = question.question;
    if (answer === null || rule.checkAnswer(question, context).length === 0) return [];
    return (rule.fix?.changesIn(question, answer, fixing) ?? []).map((made) => ({ ...made, rules, question: number }));
  });
}
