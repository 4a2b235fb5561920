import { grouped } from "../report/grouped.js";
import type { Span } from "../report/model.js";

/**
 * What Python-Markdown takes for code within a paragraph: as many backticks of a run as a later run has in all, the most that fit, up to the next
 * such run. One behind a backslash opens nothing.
 */
export function codeAsRead(text: string): Span[] {
  const runs = [...text.matchAll(/`+/g)].map(({ index, 0: ticks }) => ({ start: index, end: index + ticks.length }));
  const ahead = grouped(runs.toReversed(), ({ start, end }) => end - start);
  const nextOf = (length: number, after: number): number | null => {
    const same = ahead.get(length) ?? [];
    while ((same.at(-1)?.start ?? Infinity) <= after) same.pop();
    return same.at(-1)?.start ?? null;
  };
  const found: Span[] = [];
  for (const { start, end } of runs) {
    if (start < (found.at(-1)?.end ?? 0)) continue;
    const from = text.charAt(start - 1) === "\\" ? start + 1 : start;
    for (let length = end - from; length > 0; length--) {
      const closing = nextOf(length, start);
      if (closing === null) continue;
      found.push({ start: from, end: closing + length });
      break;
    }
  }
  return found;
}
