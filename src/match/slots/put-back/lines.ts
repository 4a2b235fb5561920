import type { Edit } from "../../../report/edits.js";
import type { Outline, OutlineHeading } from "../../../report/outline.js";
import { startOfText } from "../../../report/position.js";
import type { BoundSection, Lines, SlotBinding } from "../../../template/slot-match.js";
import { keyAt } from "../own-text.js";

/** The text of some lines, with the document's own line ends, each line with one. */
export function linesText({ text, lineStarts }: Outline, { first, end }: Lines, lineEnd: string): string {
  const start = lineStarts[first] ?? text.length;
  const lines = text.slice(start, lineStarts[end] ?? text.length).replace(/\r\n|\r(?!\n)|\n/g, lineEnd);
  return lines === "" || lines.endsWith(lineEnd) ? lines : lines + lineEnd;
}

/** The offset at which a line begins; the text's end for the line behind the last. */
export function offsetOf({ text, lineStarts }: Outline, line: number): number {
  return lineStarts[line] ?? text.length;
}

/** Whether a line is blank; also where there is none. */
export function isBlankLine(outline: Outline, line: number): boolean {
  return line < 0 || line >= outline.kinds.length || outline.kinds[line] === "blank";
}

/** An insertion before a line of the document, on lines of its own; behind the last line where that has no end, after one. */
export function insertBefore(document: Outline, line: number, text: string, lineEnd: string): Edit {
  const at = offsetOf(document, line);
  const isOpen = at === document.text.length && at > startOfText(document.text) && !/[\r\n]$/.test(document.text);
  return { span: { start: at, end: at }, text: isOpen ? lineEnd + text.replace(/(?:\r\n|\n|\r)$/, "") : text };
}

/**
 * The insertion that puts lines of a section of the template back into its place in the document: beside the line that stands beside
 * them in the template, with the blank lines that the template has there.
 *
 * @param text what is put back for them
 */
export function putBack(
  match: SlotBinding,
  section: BoundSection,
  lines: Lines,
  lineEnd: string,
  text = linesText(match.slots.outline, lines, lineEnd),
): Edit {
  const { outline } = match.slots;
  const { document } = match;
  const { body } = section.slot.lines;
  const find = (line: number): number => lineLike(document, section, outline, line);

  const above = lines.first - 1;
  if (above >= body && !isBlankLine(outline, above)) {
    const there = find(above);
    if (there >= 0) return insertBefore(document, there + 1, text, lineEnd);
  }
  const below = lines.end;
  if (below < section.slot.lines.end && !isBlankLine(outline, below)) {
    const there = find(below);
    if (there >= 0) return insertBefore(document, there, text, lineEnd);
  }
  // Right below its heading, without a blank line.
  if (lines.first === body && section.heading !== null) {
    const isFollowed = !isBlankLine(document, section.body.first);
    return insertBefore(document, section.body.first, isFollowed ? text + lineEnd : text, lineEnd);
  }
  let before = above;
  while (before >= body && (isBlankLine(outline, before) || find(before) < 0)) before--;
  const from = before >= body ? find(before) + 1 : section.body.first;
  return intoGap(document, from, text, before < body && section.heading === null, lineEnd);
}

/**
 * The insertion that puts lines of a section of the template back above those that follow in the template and stand in the document, else at
 * the section's end: what was written above them stays where it is.
 */
export function putBackLed(
  match: SlotBinding,
  section: BoundSection,
  lines: Lines,
  lineEnd: string,
  text = linesText(match.slots.outline, lines, lineEnd),
): Edit {
  const { outline } = match.slots;
  const { document } = match;
  const gap = isBlankLine(outline, lines.first - 1) ? lineEnd : "";
  for (let line = lines.end; line < section.slot.lines.end; line++) {
    const there = isBlankLine(outline, line) ? -1 : lineLike(document, section, outline, line);
    if (there < 0) continue;
    const behind = isBlankLine(outline, lines.end) ? lineEnd : "";
    return insertBefore(document, there, (isBlankLine(document, there - 1) ? "" : gap) + text + behind, lineEnd);
  }
  let end = section.body.end;
  while (end > section.body.first && isBlankLine(document, end - 1)) end--;
  return insertBefore(document, end, gap + text, lineEnd);
}

/** Puts a paragraph below a line: between its blank lines where there are two, else with one of its own. */
function intoGap(document: Outline, from: number, text: string, isTop: boolean, lineEnd: string): Edit {
  let blanks = 0;
  while (from + blanks < document.kinds.length && document.kinds[from + blanks] === "blank") blanks++;
  const atEnd = from + blanks >= document.kinds.length;
  if (blanks >= 2 && !atEnd) return insertBefore(document, from + 1, text, lineEnd);
  if (isTop) return insertBefore(document, from, text + lineEnd, lineEnd);
  if (blanks === 0) return insertBefore(document, from, lineEnd + text + (atEnd ? "" : lineEnd), lineEnd);
  return insertBefore(document, from + 1, atEnd ? text : text + lineEnd, lineEnd);
}

/** The line of a section in the document that is a line of the template, the same of those that are alike; -1 where none is. */
export function lineLike(document: Outline, section: BoundSection, outline: Outline, line: number): number {
  const held = heldAt(section, line);
  if (held !== undefined) return held;
  const key = anyKeyAt(outline, line);
  if (key === "") return -1;
  let rank = 0;
  for (let at = section.slot.lines.body; at < line; at++) if (anyKeyAt(outline, at) === key) rank++;
  for (let at = section.body.first; at < section.body.end; at++) {
    if (anyKeyAt(document, at) === key && rank-- === 0) return at;
  }
  return -1;
}

/** How a line is compared, comments too. */
export function anyKeyAt(outline: Outline, line: number): string {
  if (outline.kinds[line] !== "comment") return keyAt(outline, line);
  const { text, lineStarts } = outline;
  return `<!-- ${text
    .slice(lineStarts[line] ?? text.length, lineStarts[line + 1] ?? text.length)
    .replace(/\s+/g, " ")
    .trim()}`;
}

/** Where a field, an item or a row of the template that ends on a line stands in the document; -1 where it is missing, undefined for another line. */
function heldAt(section: BoundSection, line: number): number | undefined {
  const field = section.fields.find(({ slot }) => slot.line <= line && line < slot.endLine && !slot.inFrontMatter);
  if (field !== undefined) return field.found === null ? -1 : field.found.endLine - 1;
  const item = section.items.find(({ slot }) => slot.line <= line && line < slot.endLine);
  if (item !== undefined) {
    const there = item.found ?? item.reworded;
    if (there === null) return -1;
    return line === item.slot.line ? there.line : there.endLine - 1;
  }
  return undefined;
}

/** The heading of a bound section in the document. */
export function headingOf(match: SlotBinding, section: BoundSection): OutlineHeading | null {
  return section.heading === null ? null : (match.document.headings[section.heading] ?? null);
}

/**
 * A heading alone, with the blank lines that the template has around it and the document does not have there yet.
 *
 * @param mostAbove so many blank lines above it are enough, whatever the template has
 */
export function withBlanks(
  { slots, document }: SlotBinding,
  { slot }: BoundSection,
  line: number,
  end: number,
  lineEnd: string,
  mostAbove = Number.POSITIVE_INFINITY,
): Edit {
  const behind = end - slot.lines.body;
  let there = 0;
  while (there < line && document.kinds[line - there - 1] === "blank") there++;
  let before = 0;
  while (before < slot.lines.start && slots.outline.kinds[slot.lines.start - before - 1] === "blank") before++;
  const hasBoth = there >= Math.min(before, mostAbove) + behind;
  const lines = { first: slot.lines.start, end: hasBoth ? slot.lines.body : end };
  return insertBefore(document, hasBoth ? line - behind : line, linesText(slots.outline, lines, lineEnd), lineEnd);
}

/** What has to stand between the end of a text and a section that is added there, so that a blank line does. */
export function gapBefore(text: string, lineEnd: string): string {
  if (text === "") return "";
  if (/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)[ \t]*$/.test(text)) return "";
  return /[\r\n]$/.test(text) ? lineEnd : lineEnd + lineEnd;
}
