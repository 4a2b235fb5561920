import { clean } from "../without-controls.js";
import type { StatusRow } from "./model.js";

/** What programs know questions by, by their places: their numbers, and the keys of sections and fields. */
export function idsOf(rows: readonly StatusRow[]): ReadonlyMap<number, number | string> {
  return new Map(rows.map(({ assessed: { question } }) => [question.number, question.slot?.key ?? question.number]));
}

/** The titles of sections by their places; null where there are questions, which go by their numbers. */
export function namesOf(rows: readonly StatusRow[]): ReadonlyMap<number, string> | null {
  if (rows.every(({ assessed }) => assessed.question.slot === undefined)) return null;
  return new Map(rows.map(({ assessed, title }) => [assessed.question.number, clean(title)]));
}
