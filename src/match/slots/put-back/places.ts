import type { Outline, OutlineHeading } from "../../../report/outline.js";
import { sectionsAbove } from "../../../template/sections-above.js";
import type { BoundSection, Lines, SlotBinding } from "../../../template/slot-match.js";
import { headingOf } from "./lines.js";

/** The line before which a section belongs: that of the next one of the template that is in its place. */
export function placeOf(match: SlotBinding, section: BoundSection, except: ReadonlySet<number>): number {
  for (let index = section.slot.index + 1; index < match.sections.length; index++) {
    const next = match.sections[index] as BoundSection;
    if (except.has(index) || next.heading === null || next.standing === "moved" || isInMoved(match, next)) continue;
    return startOf(match.document, (headingOf(match, next) as OutlineHeading).line);
  }
  return match.document.lineStarts.length;
}

function isInMoved({ slots, sections }: SlotBinding, { slot }: BoundSection): boolean {
  return sectionsAbove(slots.sections, slot).some((index) => sections[index]?.standing === "moved");
}

/** Where a section begins: at the comment right above its heading. */
export function startOf(document: Outline, heading: number): number {
  let line = heading;
  while (line > 0 && document.kinds[line - 1] === "comment") line--;
  return line > 0 && document.kinds[line - 1] === "heading" ? heading : line;
}

/** The lines from a heading up to the next section that is none of `own`. */
export function linesWith(match: SlotBinding, heading: OutlineHeading, own: ReadonlySet<number>): Lines {
  const next = match.sections
    .flatMap((section) => (own.has(section.slot.index) ? [] : (headingOf(match, section)?.line ?? [])))
    .filter((line) => line > heading.line);
  const end = next.length === 0 ? match.document.lineStarts.length : startOf(match.document, Math.min(...next));
  return { first: startOf(match.document, heading.line), end };
}

/** The sections that stand in one, by their index. */
export function descendants(match: SlotBinding, { slot }: BoundSection): ReadonlySet<number> {
  const found = new Set<number>();
  for (let index = slot.index + 1; index < match.sections.length; index++) {
    const other = match.sections[index]?.slot;
    if (other === undefined || other.level <= slot.level) break;
    found.add(index);
  }
  return found;
}
