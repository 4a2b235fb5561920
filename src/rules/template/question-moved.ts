import type { Question } from "../../report/model.js";
import type { TemplateQuestion } from "../../template/model.js";
import type { Problem, ReportRule, Subject } from "../model.js";
import { renumbered } from "../renumbered.js";
import { longestRising } from "../rising.js";
import { wordKey } from "../word-key.js";
import { quoted } from "../wording.js";

export const questionMoved: ReportRule = {
  name: "template/question-moved",
  summary: "a question out of order, or under another section",
  levels: { staged: "error", scan: "error" },
  check(subject) {
    if (!subject.template.structure) return [];
    const questions = placedQuestions(subject);
    const inOrder = longestRising(questions.map(({ index }) => index));
    const moved: Problem[] = [];
    let above: Placed | null = null;
    questions.forEach((one, i) => {
      if (inOrder.has(i)) above = one;
      else moved.push(outOfOrder(one, above, subject));
    });
    const kept = questions.filter((_, i) => inOrder.has(i));
    return [...moved, ...underOtherSection(kept, subject)];
  },
};

interface Placed {
  readonly question: Question;
  readonly asked: TemplateQuestion;
  /** Its place among the template's questions. */
  readonly index: number;
}

/** The template's questions that are in the report, in the report's order; of one that stands twice, the first. */
function placedQuestions(subject: Subject): Placed[] {
  const misnamed = renumbered(subject);
  const indices = new Map(subject.template.questions.map((asked, index) => [asked, index]));
  const placed = new Map<TemplateQuestion, Placed>();
  for (const { question, asked } of subject.questions) {
    const index = asked === null ? undefined : indices.get(asked);
    if (asked === null || index === undefined || placed.has(asked) || misnamed.has(question)) continue;
    placed.set(asked, { question, asked, index });
  }
  return [...placed.values()];
}

function outOfOrder({ question, index }: Placed, above: Placed | null, { template }: Subject): Problem {
  const before = template.questions[index - 1];
  const now = above === null ? "above all others" : `below question ${above.question.number}`;
  const place = before === undefined ? "above all others" : `below question ${before.number}`;
  return {
    question: question.number,
    span: question.heading.span,
    message: `question ${question.number} stands ${now}; its place is ${place}`,
    help: `Move it ${place}, from its heading to the end of its answer`,
    target: "order",
  };
}

/** A question whose own section is not in the report has not moved: that section's heading is missing. */
function underOtherSection(questions: readonly Placed[], { report, template }: Subject): Problem[] {
  const titles = template.sections.map(({ title }) => title.hashes.join());
  const there = new Map(report.sections.map(({ title }) => [wordKey(title), title]));
  return questions.flatMap(({ question, asked }) => {
    const own = asked.section === null ? undefined : titles[asked.section];
    const now = question.section === null ? "" : wordKey(question.section);
    if (own === undefined || now === own || !there.has(own)) return [];
    if (question.section !== null && !titles.includes(now)) return [];
    return [
      {
        question: question.number,
        span: question.heading.span,
        message: `question ${question.number} does not stand in its section ${quoted(there.get(own) ?? "")}`,
        help: "Move it back under that section's heading, or the heading back above it",
        target: "section",
      },
    ];
  });
}
