import { grouped } from "../../report/grouped.js";
import { type Outline, type OutlineHeading, outlineOf } from "../../report/outline.js";
import { lineText } from "../../report/position.js";
import type { SectionSlot } from "../../template/slot-model.js";
import { headingWords, slotWords } from "../../template/slot-words.js";
import { isAlike } from "./alike.js";
import { bindHeading, endsOf, type HeadingWork } from "./heading-work.js";

/** How many headings of the document are looked at for one that was reworded: the closest ones. */
const closest = 12;

/** Whether a heading of the document is taken for a section. */
type Fits = (work: HeadingWork, slot: SectionSlot, heading: OutlineHeading, index: number) => boolean;

/** Takes headings that are the template's in other words. */
export const isReworded: Fits = (work, slot, heading, index) => {
  if (heading.level !== slot.level || !slot.required) return false;
  if (isAlike(work.asked[slot.index] as string, work.bare[index] as string) || beginsAlike(work, slot, heading))
    return true;
  // What stands in it stands there still.
  const inner = work.slots.sections[slot.index + 1];
  return inner !== undefined && inner.parent === slot.index && work.of[index + 1] === inner.index;
};

/** The headings of the version before, by level and words, each with the first lines below it. */
export type HeadingsBefore = ReadonlyMap<string, ReadonlySet<string>>;

/** The headings that a version has. */
export function headingsIn(before: string): HeadingsBefore {
  const then = outlineOf(before);
  const linesBelow = new Map<string, Set<string>>();
  for (const { level, title, endLine } of then.headings) {
    const key = `${level} ${headingWords(title)}`;
    linesBelow.set(key, (linesBelow.get(key) ?? new Set()).add(firstBelow(then, endLine, then.lineStarts.length)));
  }
  return linesBelow;
}

/** The same of headings that are new since a version that had the section's: one that stood there beside it is the writer's own. */
export function isRewordedSince(before: HeadingsBefore): Fits {
  return (work, slot, heading, index) =>
    !(before.has(`${slot.level} ${slot.words}`) && before.has(`${heading.level} ${work.words[index]}`)) &&
    isReworded(work, slot, heading, index);
}

/** Tells headings that the version before had in the template's words, over the same first line, and in no others. */
export function isRenamed(before: HeadingsBefore): Fits {
  return ({ document, words }, { level, words: own, required }, heading, index) =>
    required &&
    heading.level === level &&
    !before.has(`${level} ${words[index]}`) &&
    before.get(`${level} ${own}`)?.has(firstBelow(document, heading.endLine, document.lineStarts.length)) === true;
}

/** Tells a heading that the version before had beside a title: it is the writer's own, and no title on another level. */
export function wasBesideTitle(before: HeadingsBefore, { document, words }: HeadingWork, index: number): boolean {
  const isThere = before.has(`${document.headings[index]?.level} ${words[index]}`);
  return isThere && [...before.keys()].some((key) => key.startsWith("1 "));
}

/** Binds sections that have no heading yet to headings of the same words and another level that stand where they belong. */
export function sameWordsInPlace(work: HeadingWork, kept: ReadonlySet<number>): void {
  const { slots, bare, at, of } = work;
  const ends = endsOf(work, kept);
  const unbound = [...bare.keys()].filter((index) => of[index] === -1 && !work.doubled.has(index));
  const free = grouped(unbound, (index) => bare[index]);
  for (const queue of free.values()) queue.reverse();
  let from = 0;
  for (const slot of slots.sections) {
    if (kept.has(slot.index)) from = Math.max(from, (at[slot.index] as number) + 1);
    const queue = free.get(work.asked[slot.index]);
    if (slot.level === 0 || slot.free || at[slot.index] !== -1 || queue === undefined) continue;
    while ((queue.at(-1) ?? from) < from) queue.pop();
    const index = queue.at(-1) ?? Number.POSITIVE_INFINITY;
    if (index >= (ends[slot.index] as number)) continue;
    bindHeading(work, slot.index, index);
    from = index + 1;
  }
}

/** Binds sections that have no heading yet to headings that stand where they belong, in order. */
export function inPlace(work: HeadingWork, kept: ReadonlySet<number>, fits: Fits): void {
  const { slots, document, at, of } = work;
  const ends = endsOf(work, kept);
  let from = 0;
  for (const slot of slots.sections) {
    if (kept.has(slot.index)) from = Math.max(from, (at[slot.index] as number) + 1);
    if (slot.level === 0 || slot.free || at[slot.index] !== -1) continue;
    const end = Math.min(ends[slot.index] as number, from + closest * 50);
    for (let index = from, looked = 0; index < end && looked < closest; index++) {
      if (of[index] !== -1 || work.doubled.has(index)) continue;
      looked++;
      if (!fits(work, slot, document.headings[index] as OutlineHeading, index)) continue;
      bindHeading(work, slot.index, index);
      from = index + 1;
      break;
    }
  }
}

/** Whether what stands first below a heading is what the template has first below the section's. */
function beginsAlike({ slots, document }: HeadingWork, slot: SectionSlot, heading: OutlineHeading): boolean {
  const own = firstBelow(slots.outline, slot.lines.body, slot.lines.end);
  return own !== "" && own === firstBelow(document, heading.endLine, document.lineStarts.length);
}

/** The words of the first line below a heading that has some, of the next few. */
function firstBelow(outline: Outline, first: number, end: number): string {
  for (let line = first; line < Math.min(end, first + 6); line++) {
    if (outline.kinds[line] === "heading") return "";
    const words = slotWords(lineText(outline, line));
    if (words !== "") return words;
  }
  return "";
}
