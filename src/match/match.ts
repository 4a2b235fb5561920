import type { Patterns, Question, Report } from "../report/model.js";
import { keepingLast } from "../report/once.js";
import { parseReport } from "../report/parse.js";
import type { Template } from "../template/model.js";
import { sectionsOf } from "../template/sections.js";
import type { Bound, LostPrompt, Match, MatchedQuestion, Slot } from "./model.js";
import { type Assessed, assess } from "./questions/assess.js";
import { bindChecklist } from "./questions/bind-checklist.js";
import { bindQuestions } from "./questions/bind-questions.js";
import { bindSections } from "./questions/bind-sections.js";
import { limitChange } from "./questions/limit-change.js";
import { findLostPrompts } from "./questions/lost-prompt.js";
import { nearAnswerLine } from "./questions/near-answer-line.js";
import { promptChange } from "./questions/prompt-change.js";
import { renumbered } from "./questions/renumbered.js";
import { beforeSecondCopies } from "./questions/second-copies.js";
import { matchSlots } from "./slots/slots-as-questions.js";

/**
 * Reads `text` with its template known, so that the template's headings, and only they, end a question, and binds the two. What is checked is asked for
 * again to be fixed, and what is fixed to be checked.
 */
export const matchText = keepingLast((text: string, template: Template, patterns: Patterns): Match => {
  if (template.slots !== null) return matchSlots(text, template, template.slots, patterns);
  return matchReport(parseReport(text, { patterns, ...sectionsOf(template) }), template, patterns);
});

/** What the answers of `text` are, as far as that can be told without binding all of it. */
export function assessText(text: string, template: Template, patterns: Patterns): readonly Assessed[] {
  if (template.slots !== null) return matchText(text, template, patterns).questions;
  return assess(parseReport(text, { patterns, ...sectionsOf(template) }), template, patterns);
}

/** Binds a report, parsed with the template's sections known, to its template. */
export function matchReport(report: Report, template: Template, patterns: Patterns): Match {
  const about = { report, template, patterns };
  const numbers = template.structure ? renumbered(report, template) : new Map<Question, number>();
  const lost = template.structure ? findLostPrompts(about, new Set(numbers.values())) : [];
  const questions = matchedQuestions(assess(report, template, patterns), numbers, lost, about);
  if (!template.structure) return { ...about, slots: [], questions, added: [], bound: null };
  const added = questions.filter((one) => one.asked === null && one.renumbered === null);
  return { ...about, slots: slotsOf(about, questions, lost), questions, added, bound: null };
}

function matchedQuestions(
  assessed: readonly Assessed[],
  numbers: ReadonlyMap<Question, number>,
  lost: readonly LostPrompt[],
  { report, template, patterns }: Bound,
): MatchedQuestion[] {
  const swallowing = new Set(beforeSecondCopies(report));
  for (const { holder } of lost) if (holder !== null) swallowing.add(holder);
  const limits = new Map(template.questions.map((asked) => [asked.number, asked.limits]));
  const first = new Map<number, Question>();
  return assessed.map((one) => {
    const { question } = one;
    const number = numbers.get(question) ?? null;
    const copyOf = template.structure && number === null ? (first.get(question.number) ?? null) : null;
    if (number === null && copyOf === null) first.set(question.number, question);
    const near = nearAnswerLine(question, report, patterns);
    const asked = template.structure && number === null ? one.asked : null;
    const change = asked === null ? null : promptChange(report, question, near, asked);
    return {
      ...one,
      // The limits are the prompt's, whatever number stands above it.
      limits: (number === null ? undefined : limits.get(number)) ?? one.limits,
      renumbered: number,
      copyOf,
      swallows: swallowing.has(question),
      nearAnswerLine: near,
      promptChange: change,
      limitChange: asked === null ? null : limitChange(report, question, asked, change),
    };
  });
}

/** The template's sections with their questions, then its checklist. */
function slotsOf(
  { report, template }: Bound,
  questions: readonly MatchedQuestion[],
  lost: readonly LostPrompt[],
): Slot[] {
  const sections = bindSections(report, template);
  const slots: Slot[] = [];
  let next = 0;
  for (const slot of bindQuestions(report, template, questions, lost)) {
    const { section } = slot.asked;
    while (section !== null && next <= section && next < sections.length) slots.push(sections[next++] as Slot);
    slots.push(slot);
  }
  return [...slots, ...sections.slice(next), ...bindChecklist(report, template.checklist)];
}
