import { type Outline, type OutlineHeading, outlineOf } from "../../report/outline.js";
import { lineText } from "../../report/position.js";
import type { PlaceBefore, SectionStanding } from "../../template/slot-match.js";
import type { Slots } from "../../template/slot-model.js";
import { bindHeadings } from "./bind-headings.js";

/**
 * Where headings stood of which nothing but their own line is gone since the version before: over the line that stood first below them.
 *
 * @param standings how the sections stand in the document now
 */
export function placesBefore(
  before: string | null,
  now: Outline,
  slots: Slots,
  standings: readonly SectionStanding[],
): ReadonlyMap<number, PlaceBefore> {
  const gone = slots.sections.filter(({ index, required }) => required && standings[index] === "missing");
  const found = new Map<number, PlaceBefore>();
  if (before === null || gone.length === 0) return found;
  const then = outlineOf(before);
  const { headings } = bindHeadings(slots, then, null);
  const linesThen = linesOf(then);
  const linesNow = linesOf(now);
  for (const { index } of gone) {
    const heading = then.headings[headings[index] ?? -1] as OutlineHeading | undefined;
    if (heading === undefined) continue;
    const below = blanksFrom(then, heading.endLine, 1);
    const first = heading.endLine + below;
    const same = linesThen.get(lineAt(then, first)) ?? [];
    const sameNow = linesNow.get(lineAt(then, first)) ?? [];
    // Of lines that are alike it is the same one in order, where they are as many as they were.
    const line = sameNow.length === same.length ? sameNow[same.indexOf(first)] : undefined;
    if (line !== undefined) found.set(index, { line, above: blanksFrom(then, heading.line - 1, -1), below });
  }
  return found;
}

/** The lines with something on them, by what stands there. */
function linesOf(outline: Outline): ReadonlyMap<string, readonly number[]> {
  const lines = new Map<string, number[]>();
  for (let line = 0; line < outline.kinds.length; line++) {
    const text = lineAt(outline, line);
    const same = lines.get(text);
    if (same !== undefined) same.push(line);
    else if (text !== "") lines.set(text, [line]);
  }
  return lines;
}

function blanksFrom(outline: Outline, line: number, step: 1 | -1): number {
  let blanks = 0;
  while (outline.kinds[line + blanks * step] === "blank") blanks++;
  return blanks;
}

function lineAt(outline: Outline, line: number): string {
  return line >= outline.lineStarts.length ? "" : lineText(outline, line).trim();
}
