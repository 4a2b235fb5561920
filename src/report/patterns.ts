import type { Patterns } from "./model.js";

/** The words of the course's template, as its 18 published editions use them. */
export const coursePatterns: Patterns = {
  question: "Question",
  answer: "Answer:",
  example: "Example",
  placeholder: "question {n} fill here",
};

/** `text` as the source of a regular expression that matches just that, with any white space between its words. */
export function literally(text: string): string {
  return text
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"))
    .join("\\s+");
}
