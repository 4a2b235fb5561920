import { rules } from "../rules/by-name.js";
import type { CheckedQuestion, Finding, Many } from "../rules/model.js";
import { inOrder } from "../rules/number-runs.js";

/** Up to so many questions with the same problem are shown one by one. */
const few = 2;

/** One problem of many questions: what is said of them all, at the place of the first. */
export interface Folded {
  /** In their order, each once. */
  readonly questions: readonly number[];
  readonly finding: Finding;
}

/** The findings that are said in one because more than two questions have them alike, by the findings that they stand for. */
export function foldAlike(
  findings: readonly Finding[],
  asked: readonly CheckedQuestion[],
): ReadonlyMap<Finding, Folded> {
  const alike = new Map<string, { many: Many; some: Finding[] }>();
  for (const finding of findings) {
    const many = wordsForMany(finding);
    if (many === undefined || finding.question === null || finding.slot !== undefined) continue;
    const key = `${finding.rule} ${finding.many} ${finding.level} ${finding.existing}`;
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { many, some: [finding] });
    else known.some.push(finding);
  }
  const folded = new Map<Finding, Folded>();
  for (const { many, some } of alike.values()) {
    const questions = inOrder(some.flatMap(({ question }) => question ?? []));
    const [first] = some;
    if (first === undefined || questions.length <= few) continue;
    const message = many.message(some, asked);
    const one = { questions, finding: { ...first, message, help: many.help?.(first) ?? first.help } };
    for (const finding of some) folded.set(finding, one);
  }
  return folded;
}

function wordsForMany({ rule, many }: Finding): Many | undefined {
  return many === undefined ? undefined : rules.find(({ name }) => name === rule)?.many?.[many];
}
