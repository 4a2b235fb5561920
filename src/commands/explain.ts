import { explain } from "../explain.js";
import { isFailure } from "../failure.js";
import { ruleNames, rules } from "../rules/all.js";
import { say, stop } from "./say.js";

const nameWidth = Math.max(...ruleNames.map((name) => name.length));

/** Prints what a rule means and how to mend it; without a name, what rules there are. @returns the exit code */
export async function explainRule(rule: string | null): Promise<number> {
  if (rule === null) return say(rules.map(({ name, summary }) => `${name.padEnd(nameWidth)}  ${summary}`).join("\n"));
  const page = await explain(rule, ruleNames);
  return isFailure(page) ? stop(page) : say(page.trimEnd());
}
