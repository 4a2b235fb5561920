import { grouped } from "../../report/grouped.js";

/** Gives the parts with a key one after the other, each once; null where there are no more. */
export function inTurn<Part>(parts: readonly Part[], keyOf: (part: Part) => string): (key: string) => Part | null {
  const waiting = grouped(parts.toReversed(), keyOf);
  return (key) => waiting.get(key)?.pop() ?? null;
}
