import type { Lines } from "../../template/slot-match.js";
import type { SectionSlot } from "../../template/slot-model.js";
import { endsOf, type HeadingWork } from "./heading-work.js";

/**
 * Binds headings with free words: what stands in their place on their level, in order; where there are fewer than the template has,
 * those that must be there come first. The title is the first `#` heading, wherever that stands, or else the first heading.
 *
 * @param isOwn whether a heading is known to be the writer's own, and no title
 */
export function bindFreeHeadings(
  work: HeadingWork,
  kept: ReadonlySet<number>,
  isOwn: (heading: number) => boolean,
): void {
  const { slots, document, at, of } = work;
  const ends = endsOf(work, kept);
  const { sections } = slots;
  const title = sections.find((slot) => slot.free && slot.level === 1);
  let from = 0;
  for (let index = 0; index < sections.length; index++) {
    const slot = sections[index] as SectionSlot;
    if (at[index] !== -1 && kept.has(index)) from = Math.max(from, (at[index] as number) + 1);
    if (!slot.free || at[index] !== -1) continue;
    const run = [slot];
    while (slot !== title && isFreeToo(sections[index + 1], slot) && at[index + 1] === -1) {
      index++;
      run.push(sections[index] as SectionSlot);
    }
    const { first, end } =
      slot === title ? { first: 0, end: ends[slot.index] as number } : placeOf(work, kept, slot, from, ends);
    const found: number[] = [];
    for (let heading = first; heading < end && found.length < run.length; heading++) {
      if (of[heading] === -1 && !work.doubled.has(heading) && document.headings[heading]?.level === slot.level)
        found.push(heading);
    }
    if (slot === title && found.length === 0 && of[0] === -1 && end > 0 && !isOwn(0)) found.push(0);
    const spare = run.length - found.length;
    const optional = run.filter(({ required }) => !required).slice(0, spare);
    run
      .filter((one) => !optional.includes(one))
      .forEach((one, position) => {
        const heading = found[position];
        if (heading === undefined) return;
        at[one.index] = heading;
        of[heading] = one.index;
        from = Math.max(from, heading + 1);
      });
  }
}

/** Between which headings of the document one with free words may be: where its order says, or in the section that moved with it. */
function placeOf(
  { document, at }: HeadingWork,
  kept: ReadonlySet<number>,
  slot: SectionSlot,
  from: number,
  ends: readonly number[],
): Lines {
  const above = slot.parent === null || kept.has(slot.parent) ? -1 : (at[slot.parent] as number);
  if (above < 0) return { first: from, end: ends[slot.index] as number };
  const level = document.headings[above]?.level ?? 0;
  const next = document.headings.findIndex((heading, index) => index > above && heading.level <= level);
  return { first: above + 1, end: next < 0 ? document.headings.length : next };
}

function isFreeToo(next: SectionSlot | undefined, slot: SectionSlot): boolean {
  return next?.free === true && next.level === slot.level;
}
