import type { Edit } from "../../../report/edits.js";
import type { Labelled } from "../../../report/labels.js";
import type { Outline } from "../../../report/outline.js";
import { lineText } from "../../../report/position.js";
import type {
  BoundField,
  BoundSection,
  BrokenFront,
  OnlySections,
  PutBack,
  SlotBinding,
} from "../../../template/slot-match.js";
import { leadsOf } from "../led-fields.js";
import { keyAt } from "../own-text.js";
import { partBefore } from "./before.js";
import { insertBefore, isBlankLine, lineLike, linesText, putBack, putBackLed } from "./lines.js";
import { perSection } from "./per-section.js";

/** Puts fields back that are gone, each on the line where the template has it. */
export function fieldsBack(match: SlotBinding, lineEnd: string, only: OnlySections): PutBack[] {
  if (match.brokenFront !== null && only === null) return [dashesBack(match.document, match.brokenFront, lineEnd)];
  return perSection(match, only, (section) => {
    const index = section.fields.findIndex(({ slot, found, byHand }) => found === null && slot.required && !byHand);
    const gone = section.fields[index];
    if (gone === undefined) return [];
    const { slot } = gone;
    const led = ledBack(match, section, gone, index, lineEnd);
    if (led !== null) return [{ what: `put "${slot.label}" back with what it is about`, edits: [led] }];
    const lines = { first: slot.line, end: slot.endLine };
    const text = partBefore(match, section, lineEnd, (then) => then.fields[index]?.found);
    const edit = slot.inFrontMatter
      ? keyBack(match, section, gone, lineEnd, text)
      : putBack(match, section, lines, lineEnd, text);
    return [{ what: `put "${slot.label}" back`, edits: [edit] }];
  });
}

/** A field with the template's lines that lead to it, where these are gone with it: without them it is another's. Null where they stand, or none do. */
function ledBack(
  match: SlotBinding,
  section: BoundSection,
  { slot }: BoundField,
  index: number,
  lineEnd: string,
): Edit | null {
  const { outline } = match.slots;
  const lead = leadsOf(section.slot, match.slots).get(slot);
  if (lead === undefined) return null;
  const isGone = (line: number): boolean => lineLike(match.document, section, outline, line) < 0;
  for (let line = lead.line; line < slot.line; line++)
    if (outline.kinds[line] === "prose" && !isGone(line)) return null;
  const held = new Set(section.slot.fields.map(({ line }) => line));
  const goesWith = (line: number): boolean => outline.kinds[line] === "prose" && !held.has(line) && isGone(line);
  let first = lead.line;
  while (first > section.slot.lines.body && goesWith(first - 1)) first--;
  const text = partBefore(match, section, lineEnd, (then, before) => {
    const was = then.fields[index]?.found;
    return (
      was && {
        line: lineAbove(before, then, was.line, keyAt(outline, first)) ?? was.line,
        endLine: answerEnd(match, then, before, was),
      }
    );
  });
  return putBackLed(match, section, { first, end: slot.endLine }, lineEnd, text);
}

/** The nearest line above one, in its section, that is compared as `key`. */
function lineAbove(outline: Outline, { body }: BoundSection, line: number, key: string): number | undefined {
  for (let at = line - 1; at >= body.first; at--) if (keyAt(outline, at) === key) return at;
  return undefined;
}

/** Behind what was written below a label, up to a line that stands in the document still: that was not taken away with it. */
function answerEnd({ document }: SlotBinding, { body }: BoundSection, before: Outline, { endLine }: Labelled): number {
  const there = new Set(document.kinds.map((_, line) => lineText(document, line).trim()));
  let end = endLine;
  for (
    let line = endLine;
    line < body.end && (isBlankLine(before, line) || !there.has(lineText(before, line).trim()));
    line++
  )
    if (!isBlankLine(before, line)) end = line + 1;
  return end;
}

/** The line of dashes that is gone above or below the keys. */
function dashesBack(document: Outline, { gone, line }: BrokenFront, lineEnd: string): PutBack {
  const edits = [insertBefore(document, line, `---${lineEnd}`, lineEnd)];
  return { what: `put the ${gone} --- of the front matter back`, edits };
}

/** The line of a front matter's key: below the one that the template has above it. A document without front matter gets all of it. */
function keyBack(
  match: SlotBinding,
  section: BoundSection,
  { slot }: BoundField,
  lineEnd: string,
  text = linesText(match.slots.outline, { first: slot.line, end: slot.endLine }, lineEnd),
): Edit {
  const { outline } = match.slots;
  const { document } = match;
  if (document.frontMatter === null) {
    const had = partBefore(match, section, lineEnd, (_, then) => ({ line: 0, endLine: frontEnd(then) }));
    return insertBefore(document, 0, had ?? linesText(outline, { first: 0, end: frontEnd(outline) }, lineEnd), lineEnd);
  }
  const keys = section.fields.filter((field) => field.slot.inFrontMatter);
  const own = keys.findIndex((field) => field.slot === slot);
  const above = keys.slice(0, own).findLast(({ found }) => found !== null);
  // Comments and blank lines that the template has above the key are above it here, too.
  let line = above?.found?.endLine ?? 1;
  for (let at = above?.slot.endLine ?? 1; at < slot.line; at++) {
    if (lineText(outline, at).trim() === lineText(document, line).trim()) line++;
  }
  return insertBefore(document, line, text, lineEnd);
}

/** Behind the front matter and the blank lines below it; 0 without one. */
function frontEnd({ kinds }: Outline): number {
  let end = kinds.lastIndexOf("front") + 1;
  while (end > 0 && kinds[end] === "blank") end++;
  return end;
}
