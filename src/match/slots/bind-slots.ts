import { grouped } from "../../report/grouped.js";
import { frontMatterKeys } from "../../report/labels.js";
import type { Span } from "../../report/model.js";
import { type Outline, type OutlineHeading, outlineOf } from "../../report/outline.js";
import { sectionsAbove } from "../../template/sections-above.js";
import type { BoundSection, Lines, SectionCopy, SlotMatch, VersionBefore } from "../../template/slot-match.js";
import type { SectionSlot, Slots } from "../../template/slot-model.js";
import { pastedAgain } from "../questions/pasted-again.js";
import { bindFields, type FieldsBefore } from "./bind-fields.js";
import { bindHeadings, type HeadingMatch } from "./bind-headings.js";
import { bindItems } from "./bind-items.js";
import { bindTables } from "./bind-tables.js";
import { brokenFront } from "./broken-front.js";
import { hiddenHeadings } from "./hidden-headings.js";
import { filledIn } from "./own-text.js";
import { type PastedTop, pastedTops } from "./pasted-tops.js";
import { startOf } from "./put-back/places.js";
import { putBacksOf } from "./put-back/put-backs.js";
import { sectionAt } from "./section-at.js";
import { swallowingSections } from "./swallowing.js";

/**
 * Binds a document to the slots of its template: which part is what, and what stands there beyond the template's own text.
 *
 * @param before the version before it; null where none is known
 */
export function bindSlots(text: string, slots: Slots, before: VersionBefore | null): SlotMatch {
  const document = outlineOf(text);
  const front = brokenFront(document, slots, before);
  const frontKeys = front?.keys ?? frontMatterKeys(document);
  const match = bindHeadings(slots, document, before);
  const tops = pastedTops(document, match);
  const ends = bodyEnds(document, match, tops);
  const bodyOf = (heading: number): Lines => {
    const first = (document.headings[heading] as OutlineHeading).endLine;
    return { first, end: ends[heading] as number };
  };
  const sameWords = grouped(slots.sections, ({ words }) => words);
  const bound = slots.sections.map((slot, index): BoundSection => {
    const heading = match.headings[index] ?? null;
    const standing = match.standings[index] as BoundSection["standing"];
    const first = front?.end ?? document.kinds.lastIndexOf("front") + 1;
    const top = { first, end: Math.max(first, startOfFirst(document, match)) };
    const body = heading !== null ? bodyOf(heading) : slot.level === 0 ? top : { first: 0, end: 0 };
    const filled = filledIn(document, body, slots, slot);
    const isOneOfSeveral = (sameWords.get(slot.words)?.length ?? 0) > 1;
    return {
      slot,
      partOf: isOneOfSeveral ? titleAbove(slots, slot, document, match) : null,
      standing,
      heading,
      body,
      filled,
      fields: bindFields(document, frontKeys, body, slots, slot, filled, () => fieldsBefore(before, index)),
      tables: bindTables(document, body, slots.outline, slot),
      items: bindItems(document, body, slot),
    };
  });
  const sections = withLeftAbove(bound);
  const again = match.doubled.size === 0 || before === null ? null : pastedAgain(text, before.text);
  const pasted = before?.bound().copies.length === 0 ? again : null;
  const copies = copiesIn(document, slots, match, tops, sections, bodyOf);
  const found = {
    slots,
    document,
    sections,
    copies,
    pasted,
    hidden: hiddenHeadings(before?.text ?? null, document, slots.sections, match.standings),
    brokenFront: front,
    before,
  };
  const binding = { ...found, swallowing: swallowingSections(found) };
  return { ...binding, back: putBacksOf(binding), sectionAt: (place) => sectionAt(binding, place) };
}

function fieldsBefore(before: VersionBefore | null, index: number): ReturnType<FieldsBefore> {
  const then = before?.bound();
  return then === undefined ? null : { document: then.document, fields: then.sections[index]?.fields ?? [] };
}

/** What is left to remove where nothing is to be written, such as above the first heading, is told with what was written next below it. */
function withLeftAbove(sections: readonly BoundSection[]): readonly BoundSection[] {
  let above: readonly Span[] = [];
  return sections.map((section) => {
    const { slot, filled } = section;
    if (!slot.asks) above = [...above, ...filled.left];
    if (!slot.asks || filled.content === null || above.length === 0) return section;
    const left = [...above, ...filled.left];
    above = [];
    return { ...section, filled: { ...filled, left } };
  });
}

/** The heading of the section that one stands in, as the document has it, else as the template; null for none but the title. */
function titleAbove(
  { sections }: Slots,
  { parent }: SectionSlot,
  document: Outline,
  match: HeadingMatch,
): string | null {
  const above = parent === null ? undefined : sections[parent];
  if (above === undefined || above.level <= 1) return null;
  const heading = match.headings[above.index] ?? null;
  return (heading === null ? undefined : document.headings[heading]?.title) ?? above.title;
}

/**
 * Copies of sections, each with those of the sections that stand in it. A copy of the whole document is one where it is the same; else
 * its sections are copies each by itself, and what is the same of them can go.
 */
function copiesIn(
  document: Outline,
  slots: Slots,
  { doubled }: HeadingMatch,
  tops: ReadonlyMap<number, PastedTop>,
  sections: readonly BoundSection[],
  bodyOf: (heading: number) => Lines,
): SectionCopy[] {
  const single = [...doubled]
    .sort(([a], [b]) => a - b)
    .map(([heading, section]): SectionCopy => {
      const body = bodyOf(heading);
      const filled = filledIn(document, body, slots, slots.sections[section] as SectionSlot);
      const top = tops.get(heading);
      const [own, other] = [filled.text.trim(), (sections[section] as BoundSection).filled.text.trim()];
      const first = top?.first ?? startOf(document, (document.headings[heading] as OutlineHeading).line);
      const isTopSame = top?.isSame !== false;
      const isSame = isTopSame && beginsWith(other, own);
      const isInside = ({ slot, heading }: BoundSection): boolean =>
        heading !== null && sectionsAbove(slots.sections, slot).includes(section);
      const goesOn = isTopSame && !isSame && beginsWith(own, other) && !sections.some(isInside);
      return { section, heading, first, body, inner: 0, isSame, goesOn };
    });
  const isTitle = ({ section }: SectionCopy): boolean => {
    const slot = slots.sections[section];
    return slot?.free === true && slot.level === 1;
  };
  const whole = withInner(document, slots, single);
  const hasOwnTop = ({ heading }: SectionCopy): boolean => tops.get(heading)?.isSame === false;
  if (!whole.some((copy) => isTitle(copy) && !copy.isSame && !hasOwnTop(copy))) return whole;
  return withInner(
    document,
    slots,
    single.filter((copy) => !isTitle(copy)),
  );
}

/** Whether a text has another at its beginning, up to the end of a line. */
function beginsWith(text: string, other: string): boolean {
  return other === "" || `${text}\n`.startsWith(`${other}\n`);
}

/** Copies that stand in one another together. */
function withInner(document: Outline, slots: Slots, single: readonly SectionCopy[]): SectionCopy[] {
  const copies: SectionCopy[] = [];
  for (const copy of single) {
    const slot = slots.sections[copy.section] as SectionSlot;
    const top = copies.at(-1);
    const begin = document.headings[copy.heading]?.line;
    if (top !== undefined && top.body.end === begin && sectionsAbove(slots.sections, slot).includes(top.section)) {
      const body = { first: top.body.first, end: copy.body.end };
      const isSame = top.isSame && copy.isSame;
      copies[copies.length - 1] = { ...top, body, inner: top.inner + 1, isSame, goesOn: false };
    } else {
      copies.push(copy);
    }
  }
  return copies;
}

/**
 * For each heading of the document, where the text of the section that begins there ends: at the next heading that is the template's, or what
 * was pasted above that.
 */
function bodyEnds(
  document: Outline,
  { headings, doubled }: HeadingMatch,
  tops: ReadonlyMap<number, PastedTop>,
): readonly number[] {
  const known = new Set([...headings.filter((heading) => heading !== null), ...doubled.keys()]);
  const ends = new Array<number>(document.headings.length);
  let end = document.lineStarts.length;
  for (let index = document.headings.length - 1; index >= 0; index--) {
    ends[index] = end;
    if (known.has(index)) end = tops.get(index)?.first ?? (document.headings[index] as OutlineHeading).line;
  }
  return ends;
}

function startOfFirst(document: Outline, { headings, doubled }: HeadingMatch): number {
  let first = Number.POSITIVE_INFINITY;
  for (const heading of headings) if (heading !== null && heading < first) first = heading;
  for (const heading of doubled.keys()) first = Math.min(first, heading);
  return document.headings[first]?.line ?? document.lineStarts.length;
}
