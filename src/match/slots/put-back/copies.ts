import type { OutlineHeading } from "../../../report/outline.js";
import { lineSpan } from "../../../report/position.js";
import type { BoundSection, OnlySections, PutBack, SlotBinding } from "../../../template/slot-match.js";
import { takenOut } from "../../questions/pasted-again.js";
import { headingOf, isBlankLine, offsetOf } from "./lines.js";
import { isAskedFor } from "./per-section.js";
import { startOf } from "./places.js";

/** Something that goes: from its first line to behind its last. */
interface Copy {
  readonly title: string;
  readonly first: number;
  readonly heading: number;
  readonly end: number;
}

/** Takes out the second copy of a section: one that holds nothing of its own, or what the other begins with. */
export function copiesOut(match: SlotBinding, only: OnlySections): PutBack[] {
  const asked = match.copies.filter(({ section }) => isAskedFor(match.sections[section] as BoundSection, only));
  if (match.pasted !== null && asked.length === match.copies.length) return [takenOut(match.pasted)];
  const seen = new Set<number>();
  const out = asked
    .flatMap((copy): Copy[] => {
      const section = match.sections[copy.section] as BoundSection;
      const { title, line } = match.document.headings[copy.heading] as OutlineHeading;
      if (copy.isSame) return [{ title, first: copy.first, heading: line, end: copy.body.end }];
      const first = headingOf(match, section);
      if (first === null || !copy.goesOn || seen.has(copy.section)) return [];
      seen.add(copy.section);
      return [{ title, first: startOf(match.document, first.line), heading: first.line, end: section.body.end }];
    })
    .sort((a, b) => a.heading - b.heading);
  return together(out).map((copies) => removal(match, copies));
}

/** Copies that stand right below each other go as one, so that nothing is taken out twice. */
function together(copies: readonly Copy[]): Copy[][] {
  const groups: Copy[][] = [];
  for (const copy of copies) {
    const last = groups.at(-1);
    const end = last?.at(-1)?.end;
    if (last !== undefined && (end === copy.heading || end === copy.first)) last.push(copy);
    else groups.push([copy]);
  }
  return groups;
}

function removal(match: SlotBinding, copies: readonly Copy[]): PutBack {
  const { document } = match;
  const bodyEnd = copies.at(-1)?.end ?? 0;
  const what = `took out the second ${copies.map(({ title }) => `"${title}"`).join(", ")}`;
  const first = copies[0]?.first ?? 0;
  const end = bodyEnd < document.lineStarts.length ? startOf(document, bodyEnd) : bodyEnd;
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
