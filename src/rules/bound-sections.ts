import type { Span } from "../report/model.js";
import { lineSpan } from "../report/position.js";
import type { BoundSection, PutBacks, SlotMatch } from "../template/slot-match.js";
import type { ReportFix } from "./fix-model.js";
import { quoted } from "./wording.js";

/** The heading of a section in the document; null where it has none there. */
export function headingSpan({ document }: SlotMatch, { heading }: BoundSection): Span | null {
  return heading === null ? null : (document.headings[heading]?.span ?? null);
}

/** Where something is told that is not there: at the heading of the section that comes next, else on the document's last line. */
export function placeBefore(match: SlotMatch, section: BoundSection): Span {
  const next = match.sections.find(({ slot, heading }) => slot.index > section.slot.index && heading !== null);
  const { text, lineStarts } = match.document;
  const span = next === undefined ? null : headingSpan(match, next);
  const last = text.endsWith("\n") && lineStarts.length > 1 ? lineStarts.length - 2 : lineStarts.length - 1;
  return span ?? lineSpan(match.document, last);
}

/** A section as a message names it. */
export function sectionName(section: BoundSection): string {
  const { slot } = section;
  if (slot.level === 0) return "the beginning";
  return slot.level === 1 && slot.free ? "the title" : `the section ${titleOf(section)}`;
}

/** `"Cons"`; where the template has several of them, with the section that it stands in: `"Cons" of "Option 2"`. */
function titleOf({ slot, partOf }: BoundSection): string {
  return quoted(slot.title) + (partOf === null ? "" : ` of ${quoted(partOf)}`);
}

/** The section of the template that stands above another in the same one, as "below …" names it; null for the first. */
export function nameAbove({ sections }: SlotMatch, { slot }: BoundSection): string | null {
  const above = sections.findLast(
    (other) =>
      other.slot.index < slot.index && other.slot.level > 0 && other.heading !== null && other.standing !== "moved",
  );
  return above === undefined ? null : titleOf(above);
}

/** Whether the section that one stands in is gone: then that is what is told. */
export function isInGone({ sections }: SlotMatch, { slot }: BoundSection): boolean {
  for (let at = slot.parent; at !== null; at = sections[at]?.slot.parent ?? null) {
    if (sections[at]?.standing === "missing") return true;
  }
  return false;
}

/** What puts one kind of what the slots hold back as the template has it. */
export function changesBack(kind: keyof PutBacks): ReportFix["changes"] {
  return ({ context: { match }, lineEnd, sections }) => match.bound?.back[kind](lineEnd, sections) ?? [];
}
