import { grouped } from "../../report/grouped.js";
import type { SectionSlot } from "../../template/slot-model.js";
import { type HeadingWork, titleOf, walk } from "./heading-work.js";

/**
 * Finds headings that are a section's once more: the same words on the same level in the same section, or in a copy of it. In a copy,
 * headings with free words are those of the section, as many as it has.
 */
export function findCopies(work: HeadingWork): void {
  const { slots, words, parents, of, doubled } = work;
  const placeOf = ({ index, level }: SectionSlot): string => `${parents[index]} ${level}`;
  const sections = slots.sections.filter(({ level }) => level > 0);
  const fixed = sections.filter((slot) => !slot.free);
  const bound = new Map(fixed.map((slot) => [`${placeOf(slot)} ${slot.words}`, slot.index]));
  const free = grouped(
    sections.filter((slot) => slot.free),
    placeOf,
  );
  const used = new Map<string, number>();
  walk(work, (heading, index, { section: parent, copy }) => {
    if (of[index] !== -1) return;
    const place = `${parent} ${heading.level}`;
    const section = bound.get(`${place} ${words[index]}`);
    if (section !== undefined && (work.at[section] as number) >= 0) {
      doubled.set(index, section);
      return;
    }
    if (copy < 0) return;
    const times = used.get(`${copy} ${place}`) ?? 0;
    const inner = free.get(place)?.[times]?.index;
    if (inner === undefined) return;
    used.set(`${copy} ${place}`, times + 1);
    doubled.set(index, inner);
  });
}

/** Finds the title once more above copies of sections: the document was pasted again. */
export function findTitleCopies(work: HeadingWork): void {
  const { document, words, at, of, doubled } = work;
  const title = titleOf(work);
  const first = title === undefined ? -1 : (at[title.index] as number);
  if (title === undefined || first < 0) return;
  const level = document.headings[first]?.level;
  for (let index = first + 1; index + 1 < words.length; index++) {
    const isSame = document.headings[index]?.level === level && words[index] === words[first];
    if (isSame && of[index] === -1 && doubled.has(index + 1)) doubled.set(index, title.index);
  }
}
