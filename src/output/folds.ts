import type { Finding, RuleName } from "../rules/model.js";
import type { CheckedQuestion } from "./model.js";
import { listOf } from "./number-list.js";

/** Findings of several questions that a person does alike, and how they are said in one. */
interface Fold {
  readonly rule: RuleName;
  /** Which of the rule's messages; all of them where there is none. */
  readonly of?: RegExp;
  readonly message: (count: number, findings: readonly Finding[], questions: readonly CheckedQuestion[]) => string;
  /** What to do, where the help of each does not fit all. */
  readonly help?: (first: Finding) => string;
}

const folds: readonly Fold[] = [
  {
    rule: "answer/unfilled",
    of: /removed/,
    message: (count) => `${count} answers were removed`,
  },
  {
    rule: "answer/unfilled",
    message: (count) => `${count} questions are not answered yet`,
    help: () => "Write the answers in place of the placeholders, their dashes included",
  },
  {
    rule: "template/question-missing",
    of: /its prompt is still there/,
    message: (count, findings) =>
      `${count} headings are missing; the prompts below them are still there, on lines ${listOf(linesOf(findings))}`,
    help: ({ question }) =>
      `Write each heading on a line of its own above its prompt, the first for question ${question}`,
  },
  {
    rule: "template/question-missing",
    of: /its place is/,
    message: (count) => `${count} questions are missing`,
  },
  {
    rule: "template/question-duplicated",
    message: (count, findings, questions) => `${count} questions stand twice${secondCopy(findings, questions)}`,
    help: () => "Keep one of the two with the right answers, and take out the other",
  },
  {
    rule: "answer/dashes-left",
    message: (count) => `${count} answers start or end with the placeholder's three dashes, which may count as words`,
    help: () => "Delete the three dashes of each",
  },
  {
    rule: "answer/placeholder-left",
    message: (count) => `the placeholder still stands beside ${count} answers, and its words count`,
    help: () => "Delete the placeholders, their dashes included",
  },
  {
    rule: "answer/in-prompt",
    of: /GitHub shows/,
    message: (count) =>
      `no empty line stands below \`Answer:\` in ${count} questions, so GitHub shows the answers inside the prompts' quotes; the course counts them all the same`,
  },
  {
    rule: "answer/in-prompt",
    message: (count) => `${count} answers stand inside the prompt's quote or on the \`Answer:\` line`,
  },
];

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
  const alike = new Map<string, { fold: Fold; some: Finding[] }>();
  for (const finding of findings) {
    const index = folds.findIndex(({ rule, of }) => rule === finding.rule && (of?.test(finding.message) ?? true));
    const fold = folds[index];
    if (fold === undefined || finding.question === null) continue;
    const key = `${index} ${finding.level} ${finding.existing}`;
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { fold, some: [finding] });
    else known.some.push(finding);
  }
  const folded = new Map<Finding, Folded>();
  for (const { fold, some } of alike.values()) {
    const questions = [...new Set(some.flatMap(({ question }) => question ?? []))].sort((a, b) => a - b);
    const [first] = some;
    if (first === undefined || questions.length <= few) continue;
    const message = fold.message(questions.length, some, asked);
    const one = { questions, finding: { ...first, message, help: fold.help?.(first) ?? first.help } };
    for (const finding of some) folded.set(finding, one);
  }
  return folded;
}

/** Where the second copy begins; nothing where the two copies of each question follow each other. */
function secondCopy(findings: readonly Finding[], questions: readonly CheckedQuestion[]): string {
  const again = new Set(linesOf(findings));
  const [start] = again;
  if (start === undefined || questions.some(({ line }) => line > start && !again.has(line))) return "";
  return `; the second copy begins on line ${start}`;
}

function linesOf(findings: readonly Finding[]): number[] {
  return findings.flatMap(({ line }) => line ?? []);
}
