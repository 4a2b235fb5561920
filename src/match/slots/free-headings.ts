import { grouped } from "../../report/grouped.js";
import { goesOn, type Lead, leadingWords, leadOf } from "../../template/heading-blanks.js";
import type { Lines, VersionBefore } from "../../template/slot-match.js";
import type { SectionSlot } from "../../template/slot-model.js";
import { bindHeading, endsOf, type HeadingWork, titleOf } from "./heading-work.js";

/** Whether a heading of the document, by its index, is taken for one of the template with free words. */
type Fits = (slot: SectionSlot, heading: number) => boolean;

/**
 * Binds headings with free words that begin with words of the template's (`Risk: <name>`) by those: in their place, then there on another
 * level, then wherever they stand. Those found elsewhere were moved.
 */
export function bindByLeads(work: HeadingWork, kept: ReadonlySet<number>): void {
  const { slots, document, at, of, doubled } = work;
  const title = titleOf(work);
  const open = slots.sections.filter((slot) => slot.free && slot !== title && at[slot.index] === -1);
  const leads = new Map(open.flatMap((slot): [SectionSlot, Lead][] => withLead(slot)));
  if (leads.size === 0) return;
  const wordsOf = (slot: SectionSlot): string | undefined => leads.get(slot)?.words.join(" ");
  const begins = document.headings.map(({ title: own }) => ` ${leadingWords(own).join(" ")} `);
  const hasLead: Fits = (slot, heading) => {
    const lead = leads.get(slot);
    if (lead === undefined || begins[heading]?.startsWith(` ${lead.words.join(" ")} `) !== true) return false;
    return goesOn(document.headings[heading]?.title ?? "", lead);
  };
  const isOnLevel: Fits = (slot, heading) => document.headings[heading]?.level === slot.level && hasLead(slot, heading);

  const isSame = (one: SectionSlot, other: SectionSlot): boolean => wordsOf(one) === wordsOf(other);
  // Where not all that must be there begin so, their order tells which is which.
  for (const same of grouped(leads.keys(), wordsOf).values()) {
    const [first] = same;
    const most = same.filter(({ required }) => required).length;
    const found = of.filter((section, index) => section === -1 && first !== undefined && hasLead(first, index)).length;
    if (found < most) for (const slot of same) leads.delete(slot);
  }
  bindRuns(work, kept, { fits: isOnLevel, isSame, areAll: true });
  const places = bindRuns(work, kept, { fits: hasLead, isSame, areAll: true });
  for (const slot of leads.keys()) {
    if (at[slot.index] !== -1 || !slot.required) continue;
    const place = places.get(slot.index) ?? { first: 0, end: 0 };
    const heading = of.findIndex((section, index) => {
      const isElsewhere = index < place.first || index >= place.end;
      return section === -1 && isElsewhere && !doubled.has(index) && isOnLevel(slot, index);
    });
    if (heading >= 0) bindHeading(work, slot.index, heading);
  }
}

function withLead(slot: SectionSlot): [SectionSlot, Lead][] {
  const lead = leadOf(slot.title);
  return lead === null ? [] : [[slot, lead]];
}

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
  bindTitle(work, kept, isOwn);
  const fits: Fits = (slot, heading) => work.document.headings[heading]?.level === slot.level;
  bindRuns(work, kept, { fits, isSame: () => true, areAll: false });
}

function bindTitle(work: HeadingWork, kept: ReadonlySet<number>, isOwn: (heading: number) => boolean): void {
  const { document, at, of, doubled } = work;
  const title = titleOf(work);
  if (title === undefined || at[title.index] !== -1) return;
  const end = endsOf(work, kept)[title.index] as number;
  const first = document.headings.findIndex(
    ({ level }, index) => level === title.level && of[index] === -1 && !doubled.has(index),
  );
  if (first >= 0 && first < end) bindHeading(work, title.index, first);
  else if (of[0] === -1 && end > 0 && !isOwn(0)) bindHeading(work, title.index, 0);
}

/**
 * Where a heading with free words is gone from its place, binds all of them to those that they had in the version before, wherever these
 * stand now: what was moved is neither gone nor another's.
 *
 * @returns whether any was bound
 */
export function bindAsBefore(work: HeadingWork, before: VersionBefore): boolean {
  const { slots, document, at, of, doubled } = work;
  const free = slots.sections.filter((slot) => slot.free && slot.level > 0);
  if (!free.some(({ index, required }) => required && at[index] === -1)) return false;
  const then = before.bound();
  const found = new Map<number, number>();
  for (const { index } of free) {
    const had = then.document.headings[then.sections[index]?.heading ?? -1];
    const now = document.headings.findIndex(({ level, title }, heading) => {
      const isOpen = slots.sections[of[heading] as number]?.free !== false && !doubled.has(heading);
      return isOpen && !found.has(heading) && level === had?.level && title === had.title;
    });
    if (now >= 0) found.set(now, index);
  }
  for (const [heading, section] of found) {
    const [last, holder] = [at[section] as number, of[heading] as number];
    if (last >= 0) of[last] = -1;
    if (holder >= 0) at[holder] = -1;
    bindHeading(work, section, heading);
  }
  return found.size > 0;
}

/** Which headings are taken, and which sections beside each other go together. */
interface Runs {
  readonly fits: Fits;
  readonly isSame: (one: SectionSlot, other: SectionSlot) => boolean;
  /** Only where there are as many as must be there. */
  readonly areAll: boolean;
}

/**
 * Binds sections in their order to the headings in their place that fit.
 *
 * @returns the place of each that had no heading, by its index
 */
function bindRuns(
  work: HeadingWork,
  kept: ReadonlySet<number>,
  { fits, isSame, areAll }: Runs,
): ReadonlyMap<number, Lines> {
  const places = new Map<number, Lines>();
  const { slots, at, of, doubled } = work;
  const ends = endsOf(work, kept);
  const { sections } = slots;
  const title = titleOf(work);
  let from = 0;
  for (let index = 0; index < sections.length; index++) {
    const slot = sections[index] as SectionSlot;
    if (at[index] !== -1 && (kept.has(index) || slot === title)) from = Math.max(from, (at[index] as number) + 1);
    if (!slot.free || slot === title || at[index] !== -1) continue;
    const run = [slot];
    for (let next = sections[index + 1]; next !== undefined; next = sections[index + 1]) {
      if (!next.free || next.level !== slot.level || !isSame(next, slot) || at[index + 1] !== -1) break;
      index++;
      run.push(next);
    }
    const { first, end } = placeOf(work, kept, slot, from, ends);
    for (const one of run) places.set(one.index, { first, end });
    const found: number[] = [];
    for (let heading = first; heading < end && found.length < run.length; heading++) {
      if (of[heading] === -1 && !doubled.has(heading) && fits(slot, heading)) found.push(heading);
    }
    if (areAll && found.length < run.filter(({ required }) => required).length) continue;
    const spare = run.length - found.length;
    const optional = run.filter(({ required }) => !required).slice(0, spare);
    run
      .filter((one) => !optional.includes(one))
      .forEach((one, position) => {
        const heading = found[position];
        if (heading === undefined) return;
        bindHeading(work, one.index, heading);
        from = Math.max(from, heading + 1);
      });
  }
  return places;
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
