import type { ReportRule } from "../model.js";

export const questionAdded: ReportRule = {
  name: "template/question-added",
  summary: "a question that the template does not have",
  levels: { staged: "error", scan: "error" },
  check: ({ match }) =>
    match.added.map(({ question }) => ({
      question: question.number,
      span: question.heading.span,
      message: `the template has no question ${question.number}`,
      help: "Take the question out, or give its heading the number that it has in the template",
      target: "question",
    })),
};
