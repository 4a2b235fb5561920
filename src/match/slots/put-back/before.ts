import { grouped } from "../../../report/grouped.js";
import { oncePer } from "../../../report/once.js";
import type { Outline } from "../../../report/outline.js";
import { lineText } from "../../../report/position.js";
import type { BoundSection, Lines, SlotBinding } from "../../../template/slot-match.js";
import { headingOf, linesText } from "./lines.js";
import { linesWith } from "./places.js";

/** Where a heading stood that is gone. */
interface PlaceBefore {
  /** The line of the document that stood first below it. */
  readonly line: number;
  /** How many blank lines stood above it. */
  readonly above: number;
  /** How many stood below it. */
  readonly below: number;
  /** The heading itself, where it was as the template has it: one with free words has its own. */
  readonly heading: string | null;
}

/** Where a heading stood of which nothing but its own line is gone since the version before: over the line that stood first below it. */
export function placeBefore(match: SlotBinding, { slot }: BoundSection, lineEnd: string): PlaceBefore | null {
  const before = match.before?.bound();
  const section = before?.sections[slot.index];
  const heading = before && section && headingOf(before, section);
  if (before === undefined || heading == null) return null;
  const then = before.document;
  const below = blanksFrom(then, heading.endLine, 1);
  const first = heading.endLine + below;
  const line = lineNow(then, match.document, first);
  if (line === undefined) return null;
  const above = blanksFrom(then, heading.line - 1, -1);
  return { line, above, below, heading: headingBefore(match, section as BoundSection, lineEnd) };
}

/** A heading that is gone, without its line end, as the version before had it where that was as the template asks: its words may be free. */
export function headingBefore(match: SlotBinding, { slot }: BoundSection, lineEnd: string): string | null {
  const before = match.before?.bound();
  const section = before?.sections[slot.index];
  const heading = before && section && headingOf(before, section);
  if (before === undefined || heading == null || !isAsAsked(section as BoundSection)) return null;
  return linesText(before.document, { first: heading.line, end: heading.endLine }, lineEnd).trimEnd();
}

/** Where a line stands by now: of lines that are alike it is the same one in order, where they are as many as they were. */
function lineNow(then: Outline, now: Outline, line: number): number | undefined {
  const same = linesOf(then).get(lineAt(then, line)) ?? [];
  const sameNow = linesOf(now).get(lineAt(then, line)) ?? [];
  return sameNow.length === same.length ? sameNow[same.indexOf(line)] : undefined;
}

/** Lines of a version, with what of them is put back. */
export interface LinesBack {
  readonly outline: Outline;
  readonly lines: Lines;
  readonly text: string;
  /** The line of the document that stood first below it and stands there still. */
  readonly over?: number | undefined;
}

/**
 * What the version before had in a section that is gone, without what stands elsewhere by now; null where that is no more than the template has.
 *
 * @param own the section and those that go with it, by their index
 */
export function sectionBefore(
  match: SlotBinding,
  { slot }: BoundSection,
  own: ReadonlySet<number>,
  lineEnd: string,
): LinesBack | null {
  const before = match.before?.bound();
  const heading = before && headingOf(before, before.sections[slot.index] as BoundSection);
  if (before === undefined || heading == null) return null;
  const parts = before.sections.filter((part) => own.has(part.slot.index) && part.heading !== null);
  // A heading that was not the template's then would only be the next thing to put right.
  if (!parts.every(isAsAsked)) return null;
  const then = before.document;
  const lines = linesWith(before, heading, own);
  const headings = new Set(parts.map((part) => headingOf(before, part)?.line));
  const asked = new Set([...own].flatMap((index) => textsOf(match.slots.outline, match.slots.sections[index]?.lines)));
  const elsewhere = moreNow(then, match.document, lines);
  const kept: string[] = [];
  let hasMore = false;
  let isBehindGap = false;
  let over: number | undefined;
  for (let line = lines.first, end = line; line < lines.end; line = end) {
    end = unitEnd(then, line, lines.end);
    const texts = textsOf(then, { start: line, end });
    const isHeading = headings.has(line);
    const isElsewhere = !isHeading && texts.length > 0 && texts.every((text) => (elsewhere.get(text) ?? 0) > 0);
    if (isElsewhere) {
      for (const text of texts) elsewhere.set(text, (elsewhere.get(text) ?? 0) - 1);
      over ??= line;
      isBehindGap = kept.at(-1)?.trim() === "";
      continue;
    }
    if (texts.length > 0) over = undefined;
    else if (isBehindGap) continue;
    isBehindGap = false;
    hasMore ||= !isHeading && texts.some((text) => !asked.has(text));
    kept.push(linesText(then, { first: line, end }, lineEnd));
  }
  const place = over === undefined ? undefined : lineNow(then, match.document, over);
  return hasMore ? { outline: then, lines, text: kept.join(""), over: place } : null;
}

/** Whether a section's heading has the template's words and level. */
function isAsAsked({ standing }: BoundSection): boolean {
  return standing === "there" || standing === "moved";
}

/** What the version before had for something that is gone from a section; undefined where it had nothing, or that stands elsewhere by now. */
export function partBefore(
  match: SlotBinding,
  { slot }: BoundSection,
  lineEnd: string,
  find: (
    section: BoundSection,
    then: Outline,
  ) => { readonly line: number; readonly endLine: number } | null | undefined,
): string | undefined {
  const before = match.before?.bound();
  const found = before && find(before.sections[slot.index] as BoundSection, before.document);
  if (before === undefined || found == null) return undefined;
  const lines = { first: found.line, end: found.endLine };
  const isElsewhere = [...moreNow(before.document, match.document, lines).values()].every((more) => more > 0);
  return isElsewhere ? undefined : linesText(before.document, lines, lineEnd);
}

/** How many lines of each kind of a part stand in a document that would not if nothing had happened but that the part went. */
function moreNow(then: Outline, now: Outline, { first, end }: Lines): Map<string, number> {
  const [linesThen, linesNow] = [linesOf(then), linesOf(now)];
  const more = new Map<string, number>();
  for (const text of textsOf(then, { start: first, end })) {
    const others = (linesNow.get(text)?.length ?? 0) - (linesThen.get(text)?.length ?? 0);
    more.set(text, (more.get(text) ?? others) + 1);
  }
  return more;
}

/** Behind the lines that only make sense together: those of an underlined heading, of code, of a table. */
function unitEnd(outline: Outline, line: number, end: number): number {
  const kind = outline.kinds[line];
  const isTable = kind === "prose" && lineAt(outline, line).startsWith("|");
  let next = line + 1;
  if (kind === "heading") return outline.kinds[next] === kind && /^[=-]/.test(lineAt(outline, next)) ? next + 1 : next;
  if (kind !== "code" && !isTable) return next;
  while (next < end && outline.kinds[next] === kind && (!isTable || lineAt(outline, next).startsWith("|"))) next++;
  return next;
}

/** What stands on the lines of a part that are not blank. */
function textsOf(outline: Outline, part: { readonly start: number; readonly end: number } | undefined): string[] {
  const texts: string[] = [];
  for (let line = part?.start ?? 0; line < (part?.end ?? 0); line++) texts.push(lineAt(outline, line));
  return texts.filter((text) => text !== "");
}

/** The lines with something on them, by what stands there: each part that is gone asks the same of the same two versions. */
const linesOf = oncePer((outline: Outline): ReadonlyMap<string, readonly number[]> => {
  const lines = grouped(outline.kinds.keys(), (line) => lineAt(outline, line));
  lines.delete("");
  return lines;
});

function blanksFrom(outline: Outline, line: number, step: 1 | -1): number {
  let blanks = 0;
  while (outline.kinds[line + blanks * step] === "blank") blanks++;
  return blanks;
}

function lineAt(outline: Outline, line: number): string {
  return line >= outline.lineStarts.length ? "" : lineText(outline, line).trim();
}
