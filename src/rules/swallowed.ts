import type { Question, Report } from "../report/model.js";
import { lineSpan, lineStartsOf } from "../report/position.js";
import type { Assessed } from "../template/assess.js";
import { lostPrompts } from "./lost-prompts.js";
import type { Subject } from "./model.js";
import { wordKey } from "./word-key.js";

const known = new WeakMap<readonly Assessed[], ReadonlySet<Question>>();

/**
 * Whether more than its answer stands below a question's `Answer:`: another question that has lost its heading, or the
 * beginning of a second copy of the report. Nobody wrote such an answer, so its length and its marks tell nothing.
 */
export function hasSwallowed(question: Question, subject: Subject): boolean {
  const found = known.get(subject.questions) ?? findSwallowing(subject);
  known.set(subject.questions, found);
  return found.has(question);
}

function findSwallowing(subject: Subject): ReadonlySet<Question> {
  const found = new Set(beforeSecondCopies(subject.report));
  for (const { holder } of lostPrompts(subject)) if (holder !== null) found.add(holder);
  return found;
}

/** So many lines of a report's head are no accident. */
const aHead = 3;

/** The questions that end with the report's head, with what stands above its first question, where others follow for the second time. */
function beforeSecondCopies({ text, questions }: Report): Question[] {
  const seen = new Set<number>();
  const last = questions.filter(({ number }, index) => {
    seen.add(number);
    return seen.has(questions[index + 1]?.number ?? Number.NaN);
  });
  const [first] = questions;
  if (first === undefined || last.length === 0) return [];
  const head = new Set(linesOf(text.slice(0, first.span.start)));
  return last.filter(
    ({ span }) => linesOf(text.slice(span.start, span.end)).filter((line) => head.has(line)).length >= aHead,
  );
}

/** The words of each line that has any. */
function linesOf(text: string): string[] {
  const starts = lineStartsOf(text);
  return starts.flatMap((_, line) => {
    const { start, end } = lineSpan(text, starts, line);
    const key = wordKey(text.slice(start, end));
    return key === "" ? [] : [key];
  });
}
