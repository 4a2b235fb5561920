import type { Report } from "../report/model.js";

/** The course's first question, in all its editions: "Enter the group number you signed up on …". */
const asksForGroup = /\bgroup(?:'s)?\s+number\b/i;
const groupAnswer = /^\W*(?:group\s*)?(?:number\s*)?(\d{1,4})\W*$/i;

/** The group's number as question 1 has it; null where it asks for something else or holds something else. */
export function groupNumber({ text, questions }: Report): string | null {
  const first = questions.find(({ number }) => number === 1);
  if (first?.answer == null) return null;
  const { asked } = first.prompt;
  if (!asksForGroup.test(text.slice(asked.start, asked.end))) return null;
  return groupAnswer.exec(first.answer.text)?.[1] ?? null;
}
