import type { Question } from "./model.js";

/** The number of a question; of a section the one that its template gives it, else null. */
export function numberOf({ slot, number }: Pick<Question, "slot" | "number">): number | null {
  return slot === undefined ? number : slot.number;
}
