import type { Question } from "../../report/model.js";
import { positionAt } from "../../report/position.js";
import type { Problem, ReportRule } from "../model.js";
import { renumbered } from "../renumbered.js";

export const questionDuplicated: ReportRule = {
  name: "template/question-duplicated",
  summary: "a question that stands twice",
  levels: { staged: "error", scan: "error" },
  check(subject) {
    const { report, template } = subject;
    if (!template.structure) return [];
    const misnamed = renumbered(subject);
    const first = new Map<number, Question>();
    const problems: Problem[] = [];
    for (const question of report.questions) {
      if (misnamed.has(question)) continue;
      const other = first.get(question.number);
      if (other === undefined) {
        first.set(question.number, question);
        continue;
      }
      const { line } = positionAt(report, other.span.start);
      problems.push({
        question: question.number,
        span: question.heading.span,
        message: `question ${question.number} stands here again; it began on line ${line} already`,
        help: "Keep the one with the right answer and take out the other, heading and prompt included",
        target: "question",
      });
    }
    return problems;
  },
};
