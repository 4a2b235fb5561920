import type { Question, Report } from "../../report/model.js";
import { lineSpan, lineStartsOf } from "../../report/position.js";
import { wordKey } from "../../template/word-key.js";

/** So many lines of a report's head are no accident. */
const aHead = 3;

/** The questions that end with the report's head, with what stands above its first question, where others follow for the second time. */
export function beforeSecondCopies({ text, questions }: Report): Question[] {
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
    const { start, end } = lineSpan({ text, lineStarts: starts }, line);
    const key = wordKey(text.slice(start, end));
    return key === "" ? [] : [key];
  });
}
