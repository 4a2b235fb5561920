import { longestIncreasing } from "../../match/longest-increasing.js";
import type { Match, MatchedQuestion } from "../../match/model.js";
import { type Movable, movablesOf, ranksOf } from "../../match/questions/movable-blocks.js";
import { questionSlots } from "../../match/slots-of-kind.js";
import { smallestEdit } from "../../report/edits.js";
import { withLineEnds } from "../../report/line-ends.js";
import type { Template, TemplateQuestion } from "../../template/model.js";
import { wordKey } from "../../template/word-key.js";
import type { Fixing, Proposed } from "../fix-model.js";
import type { Problem, ReportRule } from "../model.js";
import { quoted } from "../wording.js";

export const questionMoved: ReportRule = {
  name: "template/question-moved",
  summary: "a question out of order, or under another section",
  levels: { staged: "error", scan: "error" },
  check: ({ match }) =>
    questionSlots(match).flatMap(({ asked, place, moved }) => {
      if (moved === null || !("part" in place)) return [];
      return [
        moved.out === "order"
          ? outOfOrder(asked, place.part, moved.below, match)
          : otherSection(asked, place.part, match),
      ];
    }),
  fix: {
    stage: "order",
    safe: false,
    does: "questions and section headings come back in their order",
    changes: (fixing) => {
      if (!fixing.context.match.template.structure) return [];
      const lifted = outOfPrompts(fixing);
      return lifted.length > 0 ? lifted : inOrder(fixing);
    },
  },
};

/**
 * The heading of a question's section that stands in its prompt goes above it and what introduces the section, alone: what is below is the
 * prompt's rest.
 */
function outOfPrompts({ context: { match }, texts, only, lineEnd }: Fixing): Proposed[] {
  const { sections, questions, text } = match.report;
  return questionSlots(match).flatMap(({ asked, place, moved }) => {
    if (moved?.out !== "section" || !("part" in place) || place.part.question.answer !== null) return [];
    if (only !== null && !only.has(asked.number)) return [];
    const { start } = place.part.question.heading.span;
    const [next] = questions.flatMap(({ heading }) => (heading.span.start > start ? [heading.span.start] : []));
    const own = match.template.sections[asked.section ?? -1]?.title.hashes.join();
    const span = sections.find(({ title, heading }) => heading.start > start && wordKey(title) === own)?.heading;
    if (span === undefined || (next !== undefined && span.start > next)) return [];
    const introduction = withLineEnds(texts.sections.get(asked.section ?? -1)?.body ?? "", lineEnd);
    // With its introduction the heading stands where a question begins.
    if (introduction !== "" && text.slice(span.end).trimStart().startsWith(introduction)) return [];
    const above = text.slice(0, start).trimEnd();
    const to = introduction !== "" && above.endsWith(introduction) ? above.length - introduction.length : start;
    const blank = /^[ \t]*(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))?/.exec(text.slice(span.end))?.[0] ?? "";
    const edits = [
      { span: { start: to, end: to }, text: text.slice(span.start, span.end) + lineEnd + lineEnd },
      { span: { start: span.start, end: span.end + blank.length }, text: "" },
    ];
    return [{ question: asked.number, what: "moved its section's heading back above it", edits }];
  });
}

/** What the template does not have goes with what is above it. */
function inOrder({ context: { match }, only, lineEnd }: Fixing): Proposed[] {
  const { report, template } = match;
  const moved = questionSlots(match).flatMap((slot) => (slot.moved === null ? [] : [slot.asked.number]));
  const blocks = movablesOf(report, template);
  const ranks = blocks.flatMap(({ rank }) => rank ?? []);
  if (only !== null && !isInOrder(ranks.filter((rank) => !ranksOfQuestions(only, template).has(rank)))) return [];
  if (moved.length === 0 && isInOrder(ranks)) return [];
  const first = blocks[0]?.span.start ?? 0;
  const sorted = groupsOf(blocks, report.text).sort((a, b) => a.rank - b.rank);
  const edit = smallestEdit(report.text, report.text.slice(0, first) + joined(sorted, report.text, lineEnd));
  const question = moved.length === 1 ? (moved[0] ?? null) : null;
  const questions = moved.length > 1 ? { questions: moved } : {};
  return [{ question, ...questions, what: movedWording(moved.length), edits: [edit] }];
}

function outOfOrder(
  asked: TemplateQuestion,
  { question }: MatchedQuestion,
  below: MatchedQuestion | null,
  { template }: Match,
): Problem {
  const before = template.questions[template.questions.indexOf(asked) - 1];
  const now = below === null ? "above all others" : `below question ${below.question.number}`;
  const place = before === undefined ? "above all others" : `below question ${before.number}`;
  return {
    question: question.number,
    span: question.heading.span,
    message: `question ${question.number} stands ${now}; its place is ${place}`,
    help: `Move it ${place}, from its heading to the end of its answer`,
    target: "order",
  };
}

function otherSection(asked: TemplateQuestion, { question }: MatchedQuestion, { report, template }: Match): Problem {
  const own = template.sections[asked.section ?? -1]?.title.hashes.join();
  const title = report.sections.findLast((section) => wordKey(section.title) === own)?.title ?? "";
  return {
    question: question.number,
    span: question.heading.span,
    message: `question ${question.number} does not stand in its section ${quoted(title)}`,
    help: "Move it back under that section's heading, or the heading back above it",
    target: "section",
  };
}

function isInOrder(ranks: readonly number[]): boolean {
  return longestIncreasing(ranks).size === ranks.length;
}

function ranksOfQuestions(numbers: ReadonlySet<number>, template: Template): ReadonlySet<number> {
  const { questions } = ranksOf(template);
  return new Set([...numbers].flatMap((number) => questions.get(number) ?? []));
}

function movedWording(questions: number): string {
  if (questions === 0) return "moved a section back to where the template has it";
  if (questions === 1) return "moved it back to where the template has it";
  return `moved ${questions} questions back to where the template has them`;
}

interface Group {
  readonly rank: number;
  readonly text: string;
}

/** Each block that the template has, with those behind it that it does not have. */
function groupsOf(blocks: readonly Movable[], text: string): Group[] {
  const groups: { rank: number; text: string }[] = [];
  for (const { rank, span } of blocks) {
    const last = groups.at(-1);
    const content = text.slice(span.start, span.end);
    if (rank === null && last !== undefined) last.text += content;
    else groups.push({ rank: rank ?? -1, text: content });
  }
  return groups;
}

/** The groups one after the other, a blank line between any two, and the file's own end at the end. */
function joined(groups: readonly Group[], whole: string, lineEnd: string): string {
  const end = whole.slice(whole.trimEnd().length);
  return groups
    .map(({ text }, index) => {
      if (index === groups.length - 1) return text.trimEnd() + end;
      const gap = text.slice(text.trimEnd().length);
      return (gap.match(/\r\n?|\n/g)?.length ?? 0) >= 2 ? text : text.trimEnd() + lineEnd + lineEnd;
    })
    .join("");
}
