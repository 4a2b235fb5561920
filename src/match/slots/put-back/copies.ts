import type { OutlineHeading } from "../../../report/outline.js";
import { lineSpan } from "../../../report/position.js";
import type { BoundSection, PutBack, SlotBinding } from "../../../template/slot-match.js";
import { headingOf, isBlankLine, offsetOf } from "./lines.js";
import { descendants, startOf } from "./places.js";

/** Takes out the second copy of a section: one that holds nothing of its own, or the same. */
export function copiesOut(match: SlotBinding): PutBack[] {
  return match.copies.flatMap((copy): PutBack[] => {
    const section = match.sections[copy.section] as BoundSection;
    const heading = match.document.headings[copy.heading] as OutlineHeading;
    if (copy.isSame) return [removal(match, section, heading.line, copy.body.end)];
    const first = headingOf(match, section);
    const isEmpty =
      section.filled.content === null &&
      ![...descendants(match, section)].some((index) => match.sections[index]?.heading != null);
    if (first === null || copy.inner > 0 || !isEmpty) return [];
    return [removal(match, section, first.line, section.body.end)];
  });
}

function removal(match: SlotBinding, { slot }: BoundSection, heading: number, bodyEnd: number): PutBack {
  const { document } = match;
  const what = `took out the second "${slot.title}"`;
  const first = startOf(match, heading);
  const end = bodyEnd < document.lineStarts.length ? startOf(match, bodyEnd) : bodyEnd;
  const span = { start: offsetOf(document, first), end: offsetOf(document, end) };
  // The last section has no blank line behind it: then those before it go.
  if (end >= document.lineStarts.length) {
    let above = first;
    while (above > 0 && isBlankLine(document, above - 1)) above--;
    span.start = above > 0 ? lineSpan(document, above - 1).end : span.start;
    const closing = /(?<![ \t\r\n])[ \t\r\n]*$/.exec(document.text)?.[0] ?? "";
    return { what, edits: [{ span, text: closing }] };
  }
  return { what, edits: [{ span, text: "" }] };
}
