import type { Patterns, Report } from "../report/model.js";
import { findPlaceholders } from "../report/placeholder.js";
import { limitsOf } from "./limits/in-prompt.js";
import type { SectionSlot, Slots } from "./slot-model.js";

/**
 * Whether a template is questions with quoted prompts, each with a number of its own, `Answer:` and an ordinary placeholder, and nothing
 * else but sections and a checklist: then its prompts are held to, word for word. Any other is held to by its slots.
 *
 * @param template the template's own text, read as a report
 */
export function asksByPrompts(template: Report, slots: Slots, patterns: Patterns): boolean {
  const { questions, text } = template;
  const numbers = questions.map(({ number }) => number);
  const isCounted = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] as number));
  if (questions.length === 0 || !isCounted) return false;
  const prompted = questions.every(({ prompt, answer }) => {
    if (answer === null || !/^\s*>/.test(text.slice(prompt.span.start, prompt.span.end))) return false;
    return isOrdinary(answer.text, patterns);
  });
  return prompted && slots.sections.every((slot) => isKnown(slot, questions.length > 0, text, template));
}

/** Empty, or one ordinary placeholder. */
function isOrdinary(answer: string, patterns: Patterns): boolean {
  const [first, ...more] = findPlaceholders(answer, patterns);
  if (first === undefined) return answer.trim() === "";
  return more.length === 0 && `${answer.slice(0, first.start)}${answer.slice(first.end)}`.trim() === "";
}

/** Whether a section asks for nothing that only slots know: no field, no table, no choice, no limit that a prompt's line does not state. */
function isKnown(slot: SectionSlot, hasQuestions: boolean, text: string, template: Report): boolean {
  if (slot.tables.length > 0 || slot.choice !== null) return false;
  const question = template.questions.find((one) => one.heading.span.start === startOf(slot, template));
  const isOpen = slot.fields.some(({ open, choice }) => open || choice !== null);
  if (question === undefined) return hasQuestions && !isOpen && Object.keys(slot.limits).length === 0;
  if (slot.number !== question.number) return false;
  const { limitLine, asked } = question.prompt;
  const line = limitLine === null ? null : text.slice(limitLine.start, limitLine.end);
  const own = limitsOf(line, text.slice(asked.start, asked.end));
  return Object.keys(slot.limits).every(
    (unit) => (unit === "words" && own.words !== null) || (unit === "images" && own.images !== null),
  );
}

function startOf(slot: SectionSlot, { lineStarts }: Report): number {
  return lineStarts[slot.lines.heading] ?? -1;
}
