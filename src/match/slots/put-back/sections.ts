import type { Edit } from "../../../report/edits.js";
import { lineSpan, lineText } from "../../../report/position.js";
import { sectionsAbove } from "../../../template/sections-above.js";
import type { BoundSection, OnlySections, PutBack, SlotBinding } from "../../../template/slot-match.js";
import { headingWords } from "../../../template/slot-words.js";
import { headingBefore, type LinesBack, placeBefore, sectionBefore } from "./before.js";
import { templateHeading } from "./headings.js";
import { anyKeyAt, gapBefore, insertBefore, isBlankLine, linesText, offsetOf, withBlanks } from "./lines.js";
import { isAskedFor } from "./per-section.js";
import { descendants, placeOf } from "./places.js";

/** Puts sections back that are gone, each with those that stand in it, as the template has them. */
export function sectionsBack(match: SlotBinding, lineEnd: string, only: OnlySections): PutBack[] {
  for (const section of match.sections) {
    const { slot } = section;
    if (section.standing !== "missing" || !slot.required || match.hidden.has(slot.index)) continue;
    if (!isAskedFor(section, only) || mayBeTitled(match, section, lineEnd)) continue;
    if (sectionsAbove(match.slots.sections, slot).some((index) => match.sections[index]?.standing === "missing"))
      continue;
    const inner = [...descendants(match, section)];
    const anyThere = inner.some((index) => match.sections[index]?.standing !== "missing");
    // Where one goes tells where the next does: one at a time.
    const edits = [insertion(match, section, anyThere ? [] : inner, lineEnd)];
    return [{ what: `put the section "${slot.title}" back`, edits }];
  }
  return [];
}

/** Whether another heading may be the title that is gone from its place: the version before does not tell which words that has. */
function mayBeTitled(match: SlotBinding, section: BoundSection, lineEnd: string): boolean {
  const { free, level } = section.slot;
  if (!free || level !== 1 || headingBefore(match, section, lineEnd) !== null) return false;
  const taken = new Set(match.sections.map(({ heading }) => heading));
  return match.document.headings.some((heading, index) => heading.level === 1 && !taken.has(index));
}

function insertion(match: SlotBinding, section: BoundSection, inner: readonly number[], lineEnd: string): Edit {
  const own = asMarked(match, section, lineEnd) ?? asBefore(match, section, lineEnd);
  if (own !== null) return own;
  const back = sectionBefore(match, section, new Set([section.slot.index, ...inner]), lineEnd);
  if (back !== null) return partBack(match, section, inner, back, lineEnd);
  const { span, text } = asTemplate(match, section, inner, lineEnd);
  const heading = headingBefore(match, section, lineEnd);
  return {
    span,
    text: heading === null ? text : text.replace(templateHeading(match, section, lineEnd), () => heading),
  };
}

/** A section as the template has it: its heading alone where its text still stands, else all of it. */
function asTemplate(match: SlotBinding, section: BoundSection, inner: readonly number[], lineEnd: string): Edit {
  const { document, slots } = match;
  const { slot } = section;
  const orphan = orphanLine(match, section);
  if (orphan >= 0) return withBlanks(match, section, orphan, firstBodyLine(match, section), lineEnd, 1);
  if (
    inner.length === 0 &&
    firstBodyLine(match, section) === slot.lines.end &&
    placeOf(match, section, new Set()) < document.lineStarts.length
  ) {
    return withBlanks(match, section, placeOf(match, section, new Set()), slot.lines.end, lineEnd);
  }
  const lines = {
    first: slot.lines.start,
    end: slots.sections[Math.max(slot.index, ...inner)]?.lines.end ?? slot.lines.end,
  };
  const asked = { outline: slots.outline, lines, text: linesText(slots.outline, lines, lineEnd) };
  return partBack(match, section, inner, asked, lineEnd);
}

/** A section with all that is in it, as the template or the version before has it. */
function partBack(
  match: SlotBinding,
  section: BoundSection,
  inner: readonly number[],
  { outline, lines, text, over }: LinesBack,
  lineEnd: string,
): Edit {
  const { document } = match;
  const last = placeOf(match, section, new Set(inner));
  const isThere = over !== undefined && over < last && over >= (nearestAbove(match, section)?.body.first ?? last);
  const target = isThere ? over : last;
  const at = offsetOf(document, target);
  const bare = text.trimEnd() + lineEnd;
  const isLast = lines.end >= outline.lineStarts.length;
  const hasGap = isBlankLine(outline, lines.first - 1);
  if (at < document.text.length) {
    const lead = target > 0 && !isBlankLine(document, target - 1) && hasGap ? lineEnd : "";
    return insertBefore(document, target, lead + (isLast ? bare + lineEnd : text), lineEnd);
  }
  const closing = isLast
    ? (/(?<![ \t\r\n])[ \t\r\n]*$/.exec(outline.text)?.[0] ?? "").replace(/\r\n|\r(?!\n)|\n/g, lineEnd)
    : lineEnd;
  return {
    span: { start: at, end: at },
    text: (hasGap ? gapBefore(document.text, lineEnd) : "") + text.trimEnd() + closing,
  };
}

/**
 * Where a heading has only lost its own line: the line of the document that the template has first below it; -1 for none. The section
 * above may have the same line, then it is the one more that it does not have itself.
 */
function orphanLine(match: SlotBinding, section: BoundSection): number {
  const first = firstBodyLine(match, section);
  const above = nearestAbove(match, section);
  if (first >= section.slot.lines.end || above === null) return -1;
  const key = anyKeyAt(match.slots.outline, first);
  let own = 0;
  for (let line = above.slot.lines.body; line < above.slot.lines.end; line++)
    if (anyKeyAt(match.slots.outline, line) === key) own++;
  for (let line = above.body.first; line < above.body.end; line++) {
    if (anyKeyAt(match.document, line) === key && own-- === 0) return line;
  }
  return -1;
}

/** A heading in the place of a line that has its words and is none: `##Title`, `**Title**`; null where no such line stands there, or several. */
function asMarked(match: SlotBinding, section: BoundSection, lineEnd: string): Edit | null {
  const above = nearestAbove(match, section);
  const same: number[] = [];
  for (let line = above?.body.first ?? 0; line < (above?.body.end ?? 0); line++) {
    const text = lineText(match.document, line).trim();
    const isMarked = text === section.slot.title || /^(?:#|[*_]{1,3}(?!\s))/.test(text);
    if (isMarked && match.document.kinds[line] === "prose" && headingWords(text) === section.slot.words)
      same.push(line);
  }
  if (same.length !== 1) return null;
  return { span: lineSpan(match.document, same[0] as number), text: templateHeading(match, section, lineEnd) };
}

/** A heading alone where the version before had it, with the blank lines around it that it had; null where that is not clear. */
function asBefore(match: SlotBinding, section: BoundSection, lineEnd: string): Edit | null {
  const { document } = match;
  const place = placeBefore(match, section, lineEnd);
  const above = nearestAbove(match, section);
  if (place === null || above === null || place.line < above.body.first || place.line > above.body.end) return null;
  let first = place.line;
  while (first > 0 && document.kinds[first - 1] === "blank") first--;
  const heading = place.heading ?? templateHeading(match, section, lineEnd);
  // A paragraph right above the words of an underlined heading would take them in.
  const least = document.kinds[first - 1] === "prose" && /[\r\n]/.test(heading) ? 1 : 0;
  const blanks = Math.max(place.above, place.line - first - place.below, least);
  const span = { start: offsetOf(document, first), end: offsetOf(document, place.line) };
  return {
    span,
    text: lineEnd.repeat(blanks) + heading + lineEnd.repeat(place.below + 1),
  };
}

/** The section of the template above a missing one that is there. */
function nearestAbove(match: SlotBinding, section: BoundSection): BoundSection | null {
  for (let index = section.slot.index - 1; index >= 0; index--) {
    const above = match.sections[index] as BoundSection;
    if (above.slot.level === 0 || above.heading !== null) return above;
  }
  return null;
}

/** The first line below a section's heading in the template that is not blank. */
function firstBodyLine({ slots }: SlotBinding, { slot }: BoundSection): number {
  let line = slot.lines.body;
  while (line < slot.lines.end && isBlankLine(slots.outline, line)) line++;
  return line;
}
