import { grouped } from "../../report/grouped.js";
import type { Outline } from "../../report/outline.js";
import { sectionsAbove } from "../../template/sections-above.js";
import type { SectionStanding, VersionBefore } from "../../template/slot-match.js";
import type { SectionSlot, Slots } from "../../template/slot-model.js";
import { longestIncreasing } from "../longest-increasing.js";
import { findCopies, findTitleCopies } from "./bind-copies.js";
import { bindAsBefore, bindByLeads, bindFreeHeadings } from "./free-headings.js";
import { beginWork, bindHeading, type HeadingWork, walk } from "./heading-work.js";
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
 * level, each time without its number too, then by words in its place, then by what is left in its place. Time grows with both texts alone.
 *
 * @param before the version before the document; null where none is known
 */
export function bindHeadings(slots: Slots, document: Outline, before: VersionBefore | null): HeadingMatch {
  const work = beginWork(slots, document);
  // What numbers a heading counts less than its words, and less than where it stands.
  const exact = { asked: slots.sections.map(({ words }) => words), found: work.words, isExact: true };
  const bare = { asked: work.asked, found: work.bare, isExact: false };
  for (const hasParent of [true, false]) for (const words of [exact, bare]) byWords(work, words, hasParent);
  findCopies(work);
  bindByLeads(work, inOrder(work));
  const kept = inOrder(work);
  let out = outOf(work, kept);
  sameWordsInPlace(work, kept);
  const then = before !== null && slots.sections.some((slot) => isWanting(work, slot)) ? headingsIn(before.text) : null;
  inPlace(work, kept, then === null ? isReworded : isRewordedSince(then));
  if (then !== null) inPlace(work, kept, isRenamed(then));
  bindFreeHeadings(work, kept, (index) => wasBesideTitle(then ?? headingsIn(before?.text ?? ""), work, index));
  if (before !== null && bindAsBefore(work, before)) out = outOf(work, inOrder(work));
  findTitleCopies(work);
  const standings = slots.sections.map((slot) => sectionStanding(slot, work, out));
  const headings = work.at.map((heading) => (heading < 0 ? null : heading));
  return { headings, standings: withoutInner(slots.sections, standings), doubled: work.doubled };
}

/** The words of the template's headings, and of the document's. */
interface Compared {
  readonly asked: readonly string[];
  readonly found: readonly string[];
  /** With what numbers them. */
  readonly isExact: boolean;
}

/** Binds what has the same words and level, and stands in the same section where that is asked, in order. */
function byWords(work: HeadingWork, { asked, found, isExact }: Compared, hasParent: boolean): void {
  const { slots, parents, at, of } = work;
  const key = (level: number, words: string | undefined, parent: number | undefined): string =>
    `${hasParent ? parent : ""} ${level} ${words}`;
  const unbound = slots.sections.filter(({ level, index }) => level > 0 && at[index] === -1);
  const waiting = grouped(unbound, ({ level, index }) => key(level, asked[index], parents[index]));
  for (const [same, queue] of waiting) {
    // Of several with the same words each is known by its place, whether the document numbers it or not.
    if (isExact && queue.length > 1) waiting.delete(same);
    queue.reverse();
  }
  walk(work, (heading, index, { section: parent }) => {
    if (of[index] !== -1) return;
    const section = waiting.get(key(heading.level, found[index], parent))?.pop()?.index;
    if (section === undefined) return;
    bindHeading(work, section, index);
  });
}

/** The sections whose order is the template's: the longest run there is; the others were moved. */
function inOrder({ of }: HeadingWork): ReadonlySet<number> {
  const found = of.filter((section) => section >= 0);
  return new Set([...longestIncreasing(found)].map((position) => found[position] as number));
}

/** The sections that were found and are none of those in order. */
function outOf({ at }: HeadingWork, kept: ReadonlySet<number>): ReadonlySet<number> {
  return new Set([...at.keys()].filter((section) => at[section] !== -1 && !kept.has(section)));
}

/** Whether a section that must be there has no heading yet. */
function isWanting({ at }: HeadingWork, { index, level, required, free }: SectionSlot): boolean {
  return level > 0 && required && !free && at[index] === -1;
}

/** @param out the sections that were found by their words in another place */
function sectionStanding(slot: SectionSlot, work: HeadingWork, out: ReadonlySet<number>): SectionStanding {
  if (slot.level === 0) return "there";
  const index = work.at[slot.index] as number;
  if (index < 0) return "missing";
  if (work.document.headings[index]?.level !== slot.level) return "other-level";
  if (!slot.free && work.bare[index] !== work.asked[slot.index]) return "reworded";
  return out.has(slot.index) ? "moved" : "there";
}

/** A section that moved with the one it stands in did not move by itself. */
function withoutInner(sections: readonly SectionSlot[], standings: readonly SectionStanding[]): SectionStanding[] {
  return sections.map((slot, index) => {
    const own = standings[index] as SectionStanding;
    const isInMoved = sectionsAbove(sections, slot).some((above) => standings[above] === "moved");
    return own === "moved" && isInMoved ? "there" : own;
  });
}
