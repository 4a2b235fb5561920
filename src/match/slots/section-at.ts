import type { SectionPlace, SlotBinding } from "../../template/slot-match.js";

/** The section that a place of a document stands in, under the title that it has there. */
export function sectionAt({ document, sections }: SlotBinding, place: number): SectionPlace {
  const section = sections.find(({ filled: { span } }) => place >= span.start && place < span.end);
  if (section === undefined) return { question: null };
  const { slot, heading } = section;
  const title = (heading === null ? undefined : document.headings[heading]?.title) ?? slot.title;
  const { key, number, required } = slot;
  return { question: number, slot: { key, title, number, required, isField: false } };
}
