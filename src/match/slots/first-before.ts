import { type Outline, type OutlineHeading, outlineOf } from "../../report/outline.js";
import { lineText } from "../../report/position.js";
import type { FirstBelow, SectionStanding } from "../../template/slot-match.js";
import type { Slots } from "../../template/slot-model.js";
import { bindHeadings } from "./bind-headings.js";

/**
 * What the version before had first below headings of which nothing but their own line is gone: it tells where they belong.
 *
 * @param standings how the sections stand in the document now
 */
export function firstBefore(
  before: string | null,
  now: Outline,
  slots: Slots,
  standings: readonly SectionStanding[],
): ReadonlyMap<number, FirstBelow> {
  const gone = slots.sections.filter(({ index, required }) => required && standings[index] === "missing");
  const found = new Map<number, FirstBelow>();
  if (before === null || gone.length === 0) return found;
  const then = outlineOf(before);
  const { headings } = bindHeadings(slots, then, null);
  const timesThen = timesOf(then);
  const timesNow = timesOf(now);
  for (const { index } of gone) {
    const heading = then.headings[headings[index] ?? -1] as OutlineHeading | undefined;
    if (heading === undefined) continue;
    let line = heading.endLine;
    while (then.kinds[line] === "blank") line++;
    const text = lineAt(then, line);
    const isThere = text !== "" && timesThen.get(text) === timesNow.get(text);
    if (isThere) found.set(index, { text, blanks: line - heading.endLine });
  }
  return found;
}

/** How often a text has each line. */
function timesOf(outline: Outline): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (let line = 0; line < outline.kinds.length; line++) {
    const text = lineAt(outline, line);
    times.set(text, (times.get(text) ?? 0) + 1);
  }
  return times;
}

function lineAt(outline: Outline, line: number): string {
  return line >= outline.lineStarts.length ? "" : lineText(outline, line).trim();
}
