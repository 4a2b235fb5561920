import type { SlotName } from "../report/model.js";
import type { Context, FoundProblem, Rule } from "./model.js";

/** What a rule finds in a report, levels not settled. */
export function problemsOf(rule: Rule, context: Context): readonly FoundProblem[] {
  if ("check" in rule) return rule.check(context).map((problem) => ({ question: null, ...problem }));
  return context.checked.flatMap((one) => {
    const { question, renumbered } = one;
    const about = { question: question.number, ...(renumbered === null ? {} : { ownNumber: renumbered }) };
    return rule.checkAnswer(one, context).map((problem) => inSlot({ ...about, ...problem }, question.slot));
  });
}

/** A slot is known by its key, and has a number only where its heading has one. */
function inSlot(problem: FoundProblem, slot: SlotName | undefined): FoundProblem {
  if (slot === undefined) return problem;
  return { ...problem, question: slot.number, target: `${slot.key} ${problem.target}`, slot };
}
