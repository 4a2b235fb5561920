import { grouped } from "../../report/grouped.js";
import type { Outline } from "../../report/outline.js";
import { sectionsAbove } from "../../template/sections-above.js";
import type { SectionStanding } from "../../template/slot-match.js";
import type { SectionSlot, Slots } from "../../template/slot-model.js";
import { longestIncreasing } from "../longest-increasing.js";
import { findCopies } from "./bind-copies.js";
import { bindFreeHeadings } from "./free-headings.js";
import { beginWork, type HeadingWork, walk } from "./heading-work.js";
import {
  headingsIn,
  inPlace,
  isRenamed,
  isReworded,
  isRewordedSince,
  sameWordsInPlace,
  wasBesideTitle,
} from "./headings-in-place.js";

/** Where the template's headings are in a document. */
export interface HeadingMatch {
  /** For each section of the template, which of the document's headings it is; null where it is none, or has no heading. */
  readonly headings: readonly (number | null)[];
  readonly standings: readonly SectionStanding[];
  /** Headings of the document that are a section's once more, by their index, with the section's. */
  readonly doubled: ReadonlyMap<number, number>;
}

/**
 * Finds each section of a template in a document: by its words, its level and the section that it stands in, then by words and
 * level, then by words in its place, then by what is left in its place. Time grows with both texts alone.
 *
 * @param before the version before the document; null where none is known
 */
export function bindHeadings(slots: Slots, document: Outline, before: string | null): HeadingMatch {
  const work = beginWork(slots, document);
  byWords(work, (level, words, parent) => `${parent} ${level} ${words}`);
  byWords(work, (level, words) => `${level} ${words}`);
  findCopies(work);
  const kept = inOrder(work);
  sameWordsInPlace(work, kept);
  const then = before !== null && slots.sections.some((slot) => isWanting(work, slot)) ? headingsIn(before) : null;
  inPlace(work, kept, then === null ? isReworded : isRewordedSince(then));
  if (then !== null) inPlace(work, kept, isRenamed(then));
  bindFreeHeadings(work, kept, (index) => wasBesideTitle(then ?? headingsIn(before ?? ""), work, index));
  const standings = slots.sections.map((slot) => sectionStanding(slot, work, kept));
  const headings = work.at.map((heading) => (heading < 0 ? null : heading));
  return { headings, standings: withoutInner(slots.sections, standings), doubled: work.doubled };
}

/** Binds what has the same key, in order. */
function byWords(work: HeadingWork, key: (level: number, words: string, parent: number) => string): void {
  const { slots, words, parents, at, of } = work;
  const unbound = slots.sections.filter(({ level, index }) => level > 0 && at[index] === -1);
  const waiting = grouped(unbound, ({ level, words: own, index }) => key(level, own, parents[index] as number));
  for (const queue of waiting.values()) queue.reverse();
  walk(work, (heading, index, { section: parent }) => {
    if (of[index] !== -1) return;
    const section = waiting.get(key(heading.level, words[index] as string, parent))?.pop()?.index;
    if (section === undefined) return;
    at[section] = index;
    of[index] = section;
  });
}

/** The sections whose order is the template's: the longest run there is; the others were moved. */
function inOrder({ of }: HeadingWork): ReadonlySet<number> {
  const found = of.filter((section) => section >= 0);
  return new Set([...longestIncreasing(found)].map((position) => found[position] as number));
}

/** Whether a section that must be there has no heading yet. */
function isWanting({ at }: HeadingWork, { index, level, required, free }: SectionSlot): boolean {
  return level > 0 && required && !free && at[index] === -1;
}

function sectionStanding(
  slot: SectionSlot,
  { document, words, at }: HeadingWork,
  kept: ReadonlySet<number>,
): SectionStanding {
  if (slot.level === 0) return "there";
  const index = at[slot.index] as number;
  if (index < 0) return "missing";
  if (document.headings[index]?.level !== slot.level) return "other-level";
  if (slot.free) return "there";
  if (words[index] !== slot.words) return "reworded";
  return kept.has(slot.index) ? "there" : "moved";
}

/** A section that moved with the one it stands in did not move by itself. */
function withoutInner(sections: readonly SectionSlot[], standings: readonly SectionStanding[]): SectionStanding[] {
  return sections.map((slot, index) => {
    const own = standings[index] as SectionStanding;
    const isInMoved = sectionsAbove(sections, slot).some((above) => standings[above] === "moved");
    return own === "moved" && isInMoved ? "there" : own;
  });
}
