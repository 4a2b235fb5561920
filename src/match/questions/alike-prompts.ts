import { sharedWords } from "../../template/compare.js";

/** The share of the words asked that must be another question's for a prompt to be taken for that one's. */
const alike = 0.8;

/** Above this many comparisons only prompts that are exactly the template's are known again. */
export const mostComparisons = 10_000;

/** Whether a prompt asks what a question of the template does, by the words of both. */
export function asksAlike(then: readonly number[], now: readonly number[]): boolean {
  const least = alike * Math.max(then.length, now.length);
  return least > 0 && Math.min(then.length, now.length) >= least && sharedWords(then, now) >= least;
}
