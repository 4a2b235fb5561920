import { clean } from "../without-controls.js";
import type { StatusRow } from "./model.js";

/** The titles of sections by their places; null where there are questions, which go by their numbers. */
export function namesOf(rows: readonly StatusRow[]): ReadonlyMap<number, string> | null {
  if (rows.every(({ assessed }) => assessed.question.slot === undefined)) return null;
  return new Map(rows.map(({ assessed, title }) => [assessed.question.number, clean(title)]));
}
