import type { Question, Report } from "./model.js";

/** The question that holds an offset of the report's text; null where none does. */
export function questionAt({ questions }: Report, offset: number): Question | null {
  let low = 0;
  let high = questions.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const question = questions[middle] as Question;
    if (offset < question.span.start) high = middle - 1;
    else if (offset >= question.span.end) low = middle + 1;
    else return question;
  }
  return null;
}
