import type { Patterns, Question, Report } from "../report/model.js";
import { findPlaceholders } from "../report/placeholder.js";
import { sameLimits } from "./limits/in-prompt.js";
import type { Limits, Template, TemplateQuestion } from "./model.js";
import type { SectionSlot, Slots } from "./slot-model.js";

/**
 * Whether a template is questions with quoted prompts, each with a number of its own, `Answer:` and an ordinary placeholder, and nothing
 * else but sections and a checklist: then its prompts are held to, word for word, whatever their limits are like. Any other is held to by its
 * slots.
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
  const known = questionsByPlace(template);
  return prompted && slots.sections.every((slot) => isKnown(slot, known(slot)));
}

/** Empty, or one ordinary placeholder. */
function isOrdinary(answer: string, patterns: Patterns): boolean {
  const [first, ...more] = findPlaceholders(answer, patterns);
  if (first === undefined) return answer.trim() === "";
  return more.length === 0 && `${answer.slice(0, first.start)}${answer.slice(first.end)}`.trim() === "";
}

/** Whether a section asks for nothing that only slots know: no field, no table, and outside questions no choice and no limit of its own. */
function isKnown(slot: SectionSlot, question: Question | undefined): boolean {
  if (slot.tables.length > 0) return false;
  if (question !== undefined) return slot.number === question.number;
  if (slot.choice !== null) return false;
  const isOpen = slot.fields.some(({ open, choice }) => open || choice !== null);
  return !isOpen && Object.keys(slot.limits).length === 0;
}

/**
 * A template of prompts with its language, the choices that its prompts leave, and the limits that are stated in other words than a prompt's limit line has: "max. 10 words", "Antwortlänge: 5-10
 * Wörter", and those of sentences. What the limit line states goes before.
 *
 * @param report the template's own text, read as a report
 */
export function withLimitsInWords(template: Template, report: Report, { sections, language }: Slots): Template {
  const questionOf = questionsByPlace(report);
  const slots = new Map(sections.map((slot) => [questionOf(slot)?.number, slot]));
  const questions = template.questions.map((one) => {
    const { limits, choice = null } = slots.get(one.number) ?? {};
    return { ...withLimits(one, limits), ...(choice === null ? {} : { choice }) };
  });
  return { ...template, language, questions };
}

function withLimits(question: TemplateQuestion, read: SectionSlot["limits"] = {}): TemplateQuestion {
  const { limits: stated } = question;
  const limits: Limits = {
    ...read,
    words: stated.words ?? read.words ?? null,
    images: stated.images ?? read.images ?? null,
  };
  return sameLimits(limits, stated) ? { ...question, limits } : { ...question, limits, stated };
}

/** Which question stands where a section does. */
function questionsByPlace({ questions, lineStarts }: Report): (slot: SectionSlot) => Question | undefined {
  const byStart = new Map(questions.map((question) => [question.heading.span.start, question]));
  return ({ lines }) => byStart.get(lineStarts[lines.heading] ?? -1);
}
