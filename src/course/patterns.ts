import type { Patterns } from "../report/model.js";

/** The words of the course's template, as its 18 published editions use them. */
export const coursePatterns: Patterns = {
  question: "Question",
  answer: "Answer:",
  example: "Example",
  placeholder: "question {n} fill here",
};
