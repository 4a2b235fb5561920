import { grouped } from "../report/grouped.js";
import { rules } from "../rules/by-name.js";
import type { CheckedQuestion, Finding, Many } from "../rules/model.js";
import { inOrder } from "../rules/number-runs.js";
import { linesOf, listed } from "../rules/wording.js";

/** Up to so many questions with the same problem are shown one by one. */
const few = 2;

/** One problem of many questions: what is said of them all, at the place of the first. */
export interface Folded {
  /** In their order, each once. */
  readonly questions: readonly number[];
  readonly finding: Finding;
}

/**
 * The findings that are said in one because more than two questions have them alike, by the findings that they stand for: in their rule's words for
 * many questions or, where they say the same, in their own.
 */
export function foldAlike(
  findings: readonly Finding[],
  asked: readonly CheckedQuestion[],
): ReadonlyMap<Finding, Folded> {
  const foldable = findings.filter(({ question, slot }) => question !== null && slot === undefined);
  const folded = new Map<Finding, Folded>();
  for (const some of grouped(foldable, kindOf).values()) {
    const questions = inOrder(some.flatMap(({ question }) => question ?? []));
    const [first] = some;
    if (first === undefined || questions.length <= few) continue;
    const one = { questions, finding: { ...first, ...wordsFor(some, first, asked) } };
    for (const finding of some) folded.set(finding, one);
  }
  return folded;
}

/** What is the same of findings that are said in one. */
function kindOf(finding: Finding): string {
  const { rule, level, existing, many } = finding;
  const { message, help } = finding.inWords ?? finding;
  const words = wordsForMany(finding) === undefined ? [message, help] : [many];
  return JSON.stringify([rule, level, existing, ...words]);
}

function wordsFor(
  some: readonly Finding[],
  first: Finding,
  asked: readonly CheckedQuestion[],
): Pick<Finding, "message" | "help" | "inWords"> {
  const many = wordsForMany(first);
  if (many !== undefined) return { message: many.message(some, asked), help: many.help?.(first) ?? first.help };
  const { message, help } = first.inWords ?? first;
  const lines = linesOf(some.slice(1));
  const also = lines.length === 0 ? "" : `; also on line${lines.length === 1 ? "" : "s"} ${listed(lines)}`;
  const words = { message: message + also, help };
  return first.inWords === undefined ? words : { ...words, inWords: words };
}

function wordsForMany({ rule, many }: Finding): Many | undefined {
  return many === undefined ? undefined : rules.find(({ name }) => name === rule)?.many?.[many];
}
