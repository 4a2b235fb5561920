import { astrayAnswers, knownAnswers } from "../match/questions/answers-before.js";
import { rules } from "../rules/by-name.js";
import type { Change, Fixing } from "../rules/fix-model.js";
import type { Context, RuleName } from "../rules/model.js";
import { problemsOf } from "../rules/problems.js";
import { applyChanges } from "./apply-changes.js";

/**
 * A report with those of `changes` made that are of use. What is put back may not be seen where it is put, such as
 * behind a fence that nobody closed; such a change is left out, so that it is not made again and again. So is one after which an answer
 * of the version before stands in another question, or in none, while its own is put back empty.
 *
 * @returns null where none is of use
 */
export function makeChanges(
  changes: readonly Change[],
  fixing: Fixing,
  read: (text: string) => Fixing,
): { readonly fixing: Fixing; readonly changes: readonly Change[] } | null {
  let wanted = changes;
  while (wanted.length > 0) {
    const { text, made } = applyChanges(fixing.context.match.report.text, wanted);
    if (made.length === 0) return null;
    const now = read(text);
    const names = new Set(made.flatMap((change) => change.rules));
    const before = problemsBy(names, fixing.context);
    const after = problemsBy(names, now.context);
    const placed = leaveAnswers(made, fixing, now);
    const useful = made.filter((change) => placed.includes(change) && isUseful(change, before, after));
    if (useful.length === made.length) return { fixing: now, changes: made };
    wanted = useful;
  }
  return null;
}

/** Those of the changes made that leave no answer, known from the version before, where no one would look for it. */
function leaveAnswers(made: readonly Change[], { before, context }: Fixing, now: Fixing): readonly Change[] {
  if (before === null) return made;
  const { match } = context;
  const known = knownAnswers(before, match.patterns);
  const astray = astrayAnswers(now.context.match, known);
  if (astray.length === 0) return made;
  const then = new Set(astrayAnswers(match, known).map(({ number }) => number));
  // A question that stands there with its `Answer:` has what its authors put there, or took elsewhere.
  const isOpen = new Set(
    match.questions.flatMap(({ question, state }) => (state === "no-answer-line" ? [] : [question.number])),
  );
  const harmed = astray.filter(({ number }) => !then.has(number) || !isOpen.has(number));
  const numbers = new Set(harmed.flatMap(({ number, holder }) => [number, holder]));
  const isNew = harmed.some(({ number }) => !then.has(number));
  return made.filter(({ question, questions = [question] }) =>
    questions.every((number) => (number === null ? !isNew : !numbers.has(number))),
  );
}

/** How many problems there are, and how far they are from right all together. */
interface Trouble {
  readonly count: number;
  readonly distance: number;
}

/** Whether what a change is about is better afterwards; a change that no finding asked for is judged by nobody. */
function isUseful(change: Change, before: ReadonlyMap<string, Trouble>, after: ReadonlyMap<string, Trouble>): boolean {
  const keys = change.rules.map((rule) => keyOf(rule, change.question)).filter((key) => before.has(key));
  return keys.length === 0 || keys.some((key) => isLess(after.get(key), before.get(key)));
}

function isLess(now: Trouble | undefined, then: Trouble | undefined): boolean {
  if (now === undefined || then === undefined) return then !== undefined;
  return now.count < then.count || (now.count === then.count && now.distance < then.distance);
}

function problemsBy(names: ReadonlySet<RuleName>, context: Context): ReadonlyMap<string, Trouble> {
  const found = new Map<string, Trouble>();
  for (const rule of rules) {
    if (!names.has(rule.name)) continue;
    for (const { question, distance = 0 } of problemsOf(rule, context)) {
      const key = keyOf(rule.name, question);
      const { count, distance: sum } = found.get(key) ?? { count: 0, distance: 0 };
      found.set(key, { count: count + 1, distance: sum + distance });
    }
  }
  return found;
}

function keyOf(rule: RuleName, question: number | null): string {
  return `${rule} ${question}`;
}
