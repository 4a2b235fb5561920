import { grouped } from "../../report/grouped.js";
import type { Report } from "../../report/model.js";
import type { Template, TemplateQuestion } from "../../template/model.js";
import { wordKey } from "../../template/word-key.js";
import { longestIncreasing } from "../longest-increasing.js";
import type { LostPrompt, MatchedQuestion, Moved, Place, QuestionSlot } from "../model.js";
import { placedSections } from "./placed-sections.js";

/** The questions that a template asks, and where the report has each. */
export function bindQuestions(
  report: Report,
  template: Template,
  questions: readonly MatchedQuestion[],
  lost: readonly LostPrompt[],
): QuestionSlot[] {
  const rest = new Map(lost.map((one) => [one.asked.number, one]));
  const moved = movedQuestions(report, template, questions);
  const byNumber = grouped(
    questions.filter((one) => one.renumbered === null),
    ({ question }) => question.number,
  );
  const renumbered = grouped(questions, (one) => one.renumbered ?? Number.NaN);
  let below: MatchedQuestion | null = null;
  return template.questions.map((asked): QuestionSlot => {
    const { number } = asked;
    const [own, ...again] = byNumber.get(number) ?? [];
    const part = own ?? renumbered.get(number)?.[0];
    const place = part === undefined ? absent(rest.get(number), below) : present(part);
    below = again.at(-1) ?? part ?? below;
    const title = asked.suffix;
    return {
      kind: "question",
      key: `question ${number}`,
      title,
      number,
      asked,
      place,
      moved: moved.get(asked) ?? null,
      again,
    };
  });
}

function absent(rest: LostPrompt | undefined, below: MatchedQuestion | null): Place<MatchedQuestion> {
  return rest === undefined ? { state: "missing", below } : { state: "swallowed", rest };
}

function present(part: MatchedQuestion): Place<MatchedQuestion> {
  if (part.renumbered !== null) return { state: "renumbered", part };
  return { state: part.promptChange === null ? "found" : "reworded", part };
}

interface Placed {
  readonly one: MatchedQuestion;
  readonly asked: TemplateQuestion;
  /** Its place among the template's questions. */
  readonly index: number;
}

function movedQuestions(
  report: Report,
  template: Template,
  questions: readonly MatchedQuestion[],
): ReadonlyMap<TemplateQuestion, Moved<MatchedQuestion>> {
  const placed = placedQuestions(template, questions);
  const inOrder = longestIncreasing(placed.map(({ index }) => index));
  const moved = new Map<TemplateQuestion, Moved<MatchedQuestion>>();
  let below: MatchedQuestion | null = null;
  placed.forEach(({ one, asked }, i) => {
    if (inOrder.has(i)) below = one;
    else moved.set(asked, { out: "order", below });
  });
  for (const asked of underOtherSection(placed, report, template)) {
    if (!moved.has(asked)) moved.set(asked, { out: "section" });
  }
  return moved;
}

/** The template's questions that are in the report, in the report's order; of one that stands twice, the first. */
function placedQuestions(template: Template, questions: readonly MatchedQuestion[]): Placed[] {
  const indices = new Map(template.questions.map((asked, index) => [asked, index]));
  const placed = new Map<TemplateQuestion, Placed>();
  for (const one of questions) {
    const { asked } = one;
    const index = asked === null ? undefined : indices.get(asked);
    if (asked === null || index === undefined || placed.has(asked) || one.renumbered !== null) continue;
    placed.set(asked, { one, asked, index });
  }
  return [...placed.values()];
}

/** A question whose own section is not in the report has not moved: that section's heading is missing. */
function underOtherSection(questions: readonly Placed[], report: Report, template: Template): TemplateQuestion[] {
  const titles = template.sections.map(({ title }) => title.hashes.join());
  const placed = placedSections(report, template);
  // A heading that stands again is what is wrong, not the questions below it.
  const inPlace = [...placed.values()].sort((a, b) => a.span.start - b.span.start);
  return questions.flatMap(({ one: { question }, asked }) => {
    const own = asked.section === null ? undefined : titles[asked.section];
    const above = inPlace.findLast(({ span }) => span.start <= question.span.start);
    const now = above === undefined ? "" : wordKey(above.title);
    if (own === undefined || now === own || !placed.has(own)) return [];
    return above === undefined || titles.includes(now) ? [asked] : [];
  });
}
