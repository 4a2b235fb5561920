import type { Edit } from "../../report/edits.js";
import type { Span } from "../../report/model.js";

/**
 * Where a text has in one piece what the version before has already, and is that version but for this. Whatever stands there stands in its place
 * too, and nothing else was changed.
 */
export function pastedAgain(now: string, before: string): Span | null {
  const more = now.length - before.length;
  if (more <= 0) return null;
  let last = 0;
  while (last < before.length && now[last] === before[last]) last++;
  if (now.slice(last + more) !== before.slice(last)) return null;
  // Where it begins as what follows it begins, it could be this piece or the one some characters above: rather one of whole lines.
  let first = last;
  while (first > 0 && now[first - 1] === now[first - 1 + more]) first--;
  const line = Math.max(first, now.lastIndexOf("\n", last - 1) + 1);
  const start = [line, last, first].find((at) => before.includes(now.slice(at, at + more)));
  return start === undefined ? null : { start, end: start + more };
}

/** What takes out a part of a report that was pasted into it again, and says so. */
export function takenOut(span: Span): { readonly what: string; readonly edits: readonly Edit[] } {
  return { what: "took out what was pasted again", edits: [{ span, text: "" }] };
}
