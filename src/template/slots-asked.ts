import type { Template } from "./model.js";

/** How many answers a template asks for: its questions, or the slots that ask for something, sections that do, and fields. */
export function askedCount({ questions, slots }: Template): number {
  if (slots === null) return questions.length;
  return slots.sections.reduce(
    (sum, { asks, fields }) => sum + (asks ? 1 : 0) + fields.filter(({ isAnswer }) => !isAnswer).length,
    0,
  );
}
