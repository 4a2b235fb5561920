import type { Assessed } from "../match/questions/assess.js";
import type { Report, Section, Span } from "../report/model.js";
import { startOfText } from "../report/position.js";
import { slugOf, uniqueIds } from "./slug.js";

/** What a page is made of, in the report's order. Together the blocks hold every character behind the front matter. */
export type Block = IntroBlock | SectionBlock | QuestionBlock;

/** What stands before the first section and the first question. */
export interface IntroBlock {
  readonly kind: "intro";
  readonly span: Span;
}

export interface SectionBlock {
  readonly kind: "section";
  readonly id: string;
  readonly section: Section;
  /** From behind the heading to the next section or question. */
  readonly body: Span;
  /** It stands in a section of a template of any shape. */
  readonly isInner: boolean;
}

export interface QuestionBlock {
  readonly kind: "question";
  readonly id: string;
  readonly assessed: Assessed;
  /** It stands in a section; false beside those of the highest level, where a template of any shape has it there. */
  readonly isInner: boolean;
}

/** The blocks of `report`, whose questions are `questions`. An id depends on its own block, and on others only where they are alike. */
export function blocksOf(report: Report, questions: readonly Assessed[]): Block[] {
  const unique = uniqueIds();
  const bounds = [...report.sections, ...questions].sort((a, b) => startOf(a) - startOf(b));
  const first = bounds[0];
  const introEnd = first === undefined ? report.text.length : startOf(first);
  const intro: IntroBlock = { kind: "intro", span: { start: startOfBody(report), end: introEnd } };
  const rest = bounds.map((bound, index): SectionBlock | QuestionBlock => {
    if ("question" in bound) {
      return { kind: "question", id: unique(`question-${bound.question.number}`), assessed: bound, isInner: true };
    }
    const next = bounds[index + 1];
    const body = { start: bound.heading.end, end: next === undefined ? report.text.length : startOf(next) };
    return { kind: "section", id: unique(slugOf(bound.title)), section: bound, body, isInner: false };
  });
  return [intro, ...rest];
}

function startOf(bound: Section | Assessed): number {
  return "question" in bound ? bound.question.span.start : bound.span.start;
}

function startOfBody(report: Report): number {
  if (report.frontMatter !== null) return report.frontMatter.end;
  return startOfText(report.text);
}
