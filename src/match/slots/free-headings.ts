import { goesOn, type Lead, leadingWords, leadOf } from "../../template/heading-blanks.js";
import type { Lines } from "../../template/slot-match.js";
import type { SectionSlot } from "../../template/slot-model.js";
import { endsOf, type HeadingWork, titleOf } from "./heading-work.js";

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
  const begins = document.headings.map(({ title: own }) => ` ${leadingWords(own).join(" ")} `);
  const hasLead: Fits = (slot, heading) => {
    const lead = leads.get(slot);
    return lead !== undefined && begins[heading]?.startsWith(` ${lead.words.join(" ")} `) === true;
  };
  const goesOnSo: Fits = (slot, heading) =>
    hasLead(slot, heading) && goesOn(document.headings[heading]?.title ?? "", leads.get(slot) as Lead);
  const isLevel: Fits = (slot, heading) => document.headings[heading]?.level === slot.level;

  const isSame = (one: SectionSlot, other: SectionSlot): boolean =>
    leads.get(one)?.words.join(" ") === leads.get(other)?.words.join(" ");
  bindRuns(work, kept, (slot, heading) => isLevel(slot, heading) && hasLead(slot, heading), isSame);
  bindRuns(work, kept, goesOnSo, isSame);
  for (const slot of leads.keys()) {
    if (at[slot.index] !== -1 || !slot.required) continue;
    const heading = of.findIndex(
      (section, index) => section === -1 && !doubled.has(index) && isLevel(slot, index) && goesOnSo(slot, index),
    );
    if (heading < 0) continue;
    take(work, slot, heading);
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
  bindRuns(
    work,
    kept,
    (slot, heading) => work.document.headings[heading]?.level === slot.level,
    () => true,
  );
}

function bindTitle(work: HeadingWork, kept: ReadonlySet<number>, isOwn: (heading: number) => boolean): void {
  const { document, at, of, doubled } = work;
  const title = titleOf(work);
  if (title === undefined || at[title.index] !== -1) return;
  const end = endsOf(work, kept)[title.index] as number;
  const first = document.headings.findIndex(
    ({ level }, index) => level === title.level && of[index] === -1 && !doubled.has(index),
  );
  if (first >= 0 && first < end) take(work, title, first);
  else if (of[0] === -1 && end > 0 && !isOwn(0)) take(work, title, 0);
}

/** Binds sections in their order to the headings in their place that fit; those beside each other that are alike go together. */
function bindRuns(
  work: HeadingWork,
  kept: ReadonlySet<number>,
  fits: Fits,
  isSame: (one: SectionSlot, other: SectionSlot) => boolean,
): void {
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
    const found: number[] = [];
    for (let heading = first; heading < end && found.length < run.length; heading++) {
      if (of[heading] === -1 && !doubled.has(heading) && fits(slot, heading)) found.push(heading);
    }
    const spare = run.length - found.length;
    const optional = run.filter(({ required }) => !required).slice(0, spare);
    run
      .filter((one) => !optional.includes(one))
      .forEach((one, position) => {
        const heading = found[position];
        if (heading === undefined) return;
        take(work, one, heading);
        from = Math.max(from, heading + 1);
      });
  }
}

function take({ at, of }: HeadingWork, { index }: SectionSlot, heading: number): void {
  at[index] = heading;
  of[heading] = index;
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
