import type { Edit } from "../../../report/edits.js";
import type { OutlineHeading } from "../../../report/outline.js";
import type { BoundSection, OnlySections, PutBack, SlotBinding } from "../../../template/slot-match.js";
import { gapBefore, headingOf, offsetOf } from "./lines.js";
import { isAskedFor } from "./per-section.js";
import { descendants, linesWith, placeOf, startOf } from "./places.js";

/** Moves one section, with those that stand in it, to where the template has it. */
export function orderBack(match: SlotBinding, lineEnd: string, only: OnlySections): PutBack[] {
  const moved = match.sections.find((section) => section.standing === "moved" && isAskedFor(section, only));
  if (moved === undefined) return [];
  const { document } = match;
  const heading = headingOf(match, moved) as OutlineHeading;
  const inner = descendants(match, moved);
  const apart = firstApart(match, moved, heading, inner);
  const own = new Set(apart === null ? [...inner, moved.slot.index] : [moved.slot.index]);
  const { first, end: nextLine } = linesWith(match, heading, own);
  const span = { start: offsetOf(document, first), end: offsetOf(document, nextLine) };
  const taken = document.text.slice(span.start, span.end);
  const target = apart ?? placeOf(match, moved, own);
  if (target >= first && target <= nextLine) return [];
  const atEnd = target >= document.lineStarts.length || offsetOf(document, target) === document.text.length;
  const what = `moved the section "${moved.slot.title}" to its place`;
  if (atEnd) {
    const end = /(?:\r\n|\n|\r)?$/.exec(document.text)?.[0] ?? "";
    const gap = gapBefore(document.text, lineEnd);
    const last = {
      span: { start: document.text.length, end: document.text.length },
      text: gap + taken.trimEnd() + end,
    };
    return [{ what, edits: [{ span, text: "" }, last] }];
  }
  const wasLast = span.end === document.text.length;
  const insertion = {
    span: { start: offsetOf(document, target), end: offsetOf(document, target) },
    text: wasLast ? `${taken.trimEnd()}${lineEnd}${lineEnd}` : taken,
  };
  if (!wasLast) return [{ what, edits: inOrder([{ span, text: "" }, insertion]) }];
  const end = /(?:\r\n|\n|\r)?$/.exec(document.text)?.[0] ?? "";
  const kept = document.text.slice(0, span.start).trimEnd().length;
  const removal = { span: { start: Math.max(kept, insertion.span.end), end: span.end }, text: end };
  return [{ what, edits: inOrder([insertion, removal]) }];
}

/** Where the first of those that stand in a section begins that did not move with it and is in its place; null where none is. */
function firstApart(
  match: SlotBinding,
  moved: BoundSection,
  heading: OutlineHeading,
  inner: ReadonlySet<number>,
): number | null {
  const { first, end } = linesWith(match, heading, new Set([...inner, moved.slot.index]));
  const above = match.sections.findLast(
    (one) => one.slot.index < moved.slot.index && one.standing !== "moved" && one.heading !== null,
  );
  const from = above === undefined ? -1 : (headingOf(match, above)?.line ?? -1);
  const lines = [...inner].flatMap((index) => headingOf(match, match.sections[index] as BoundSection)?.line ?? []);
  const last = placeOf(match, moved, inner);
  const line = lines.find((line) => (line < first || line >= end) && line > from && line < last);
  return line === undefined ? null : startOf(match.document, line);
}

function inOrder(edits: readonly Edit[]): Edit[] {
  return edits.toSorted((a, b) => a.span.start - b.span.start);
}
