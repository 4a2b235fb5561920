import { type AskedOfFix, askedFor, everything } from "../rules/asked-of-fix.js";
import type { Finding, RuleName } from "../rules/model.js";

/** What becomes of a staged report. */
export interface Outcomes {
  /** Its text once `report-hook fix` was asked for this. */
  readonly fixed: (asked: readonly AskedOfFix[]) => Promise<string>;
  /** What of a text would stop the commit; of another kind: which of that is found. */
  readonly left: (text: string, which?: (finding: Finding) => boolean) => Promise<readonly Finding[]>;
}

export interface Least {
  readonly asked: readonly AskedOfFix[];
  readonly text: string;
  /** What stops the commit still. */
  readonly left: readonly Finding[];
}

/**
 * The least that fixes these findings: their rules in their questions, and further rules only where what those find stops the commit once that is
 * done. All that can be fixed in these questions is asked for only where less leaves more to stop for.
 *
 * @param inReport what is found in the whole report
 */
export async function leastFor(
  findings: readonly Finding[],
  inReport: readonly Finding[],
  outcomes: Outcomes,
): Promise<Least> {
  const all = askedFor(findings, inReport);
  const questions = questionsIn(all);
  const inThem = ({ question }: Finding): boolean => question !== null && questions.has(question);
  let rules: ReadonlySet<RuleName> = new Set(findings.filter(inThem).map(({ rule }) => rule));
  for (;;) {
    const asked = all.map((one) => (one.questions === null ? one : { ...one, rules }));
    const least = await outcomeOf(asked, outcomes);
    const left = least.left.filter(inThem);
    const known = rules.size;
    rules = new Set([...rules, ...left.filter(({ fixable }) => fixable).map(({ rule }) => rule)]);
    if (rules.size > known) continue;
    if (left.length === 0) return least;
    const most = await outcomeOf(all, outcomes);
    return most.left.length < least.left.length ? most : least;
  }
}

/**
 * The same asked for in fewer words where that changes the same, here: one command where the others find nothing more, no rules where none of another
 * finds anything, and no questions where they are all of the template's.
 */
export async function inFewerWords(
  { asked, text }: Least,
  everyQuestion: readonly number[],
  { fixed }: Outcomes,
): Promise<readonly AskedOfFix[]> {
  const questions = questionsIn(asked);
  const isEvery = questions.size > 0 && everyQuestion.every((number) => questions.has(number));
  const rules = new Set(asked.flatMap((one) => [...(one.rules ?? [])]));
  const ofAnyRule = asked.map((one) => (one.questions === null ? one : { ...one, rules: null }));
  const shorter: (readonly AskedOfFix[])[] = [
    ...(isEvery ? [[everything]] : []),
    ...(isEvery && asked.every((one) => one.rules !== null) ? [[{ ...everything, rules }]] : []),
    ...(asked.length > 1 ? [...ofAnyRule, ...asked].map((one) => [one]) : []),
    ofAnyRule,
  ];
  for (const one of shorter) if ((await fixed(one)) === text) return one;
  return asked;
}

/** What becomes of the report once this was asked for. */
export async function outcomeOf(asked: readonly AskedOfFix[], { fixed, left }: Outcomes): Promise<Least> {
  const text = await fixed(asked);
  return { asked, text, left: await left(text) };
}

function questionsIn(asked: readonly AskedOfFix[]): ReadonlySet<number> {
  return new Set(asked.flatMap((one) => [...(one.questions ?? [])]));
}
