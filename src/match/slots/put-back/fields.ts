import type { Edit } from "../../../report/edits.js";
import type { Outline } from "../../../report/outline.js";
import { lineText } from "../../../report/position.js";
import type { BoundField, BoundSection, BrokenFront, PutBack, SlotBinding } from "../../../template/slot-match.js";
import { partBefore } from "./before.js";
import { insertBefore, linesText, putBack } from "./lines.js";
import { perSection } from "./per-section.js";

/** Puts fields back that are gone, each on the line where the template has it. */
export function fieldsBack(match: SlotBinding, lineEnd: string): PutBack[] {
  if (match.brokenFront !== null) return [dashesBack(match.document, match.brokenFront, lineEnd)];
  return perSection(match, (section) => {
    const index = section.fields.findIndex(({ slot, found }) => found === null && slot.required);
    const gone = section.fields[index];
    if (gone === undefined) return [];
    const { slot } = gone;
    const lines = { first: slot.line, end: slot.endLine };
    const text = partBefore(match, section, lineEnd, (then) => then.fields[index]?.found);
    const edit = slot.inFrontMatter
      ? keyBack(match, section, gone, lineEnd, text)
      : putBack(match, section, lines, lineEnd, text);
    return [{ what: `put "${slot.label}" back`, edits: [edit] }];
  });
}

/** The line of dashes that is gone above or below the keys. */
function dashesBack(document: Outline, { gone, line }: BrokenFront, lineEnd: string): PutBack {
  const { span, text } = insertBefore(document, line, `---${lineEnd}`, lineEnd);
  const start = Math.max(span.start, startOfText(document));
  return { what: `put the ${gone} --- of the front matter back`, edits: [{ span: { start, end: start }, text }] };
}

/** Behind a byte-order mark. */
function startOfText({ text }: Outline): number {
  return text.startsWith("\uFEFF") ? 1 : 0;
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
    const start = startOfText(document);
    const had = partBefore(match, section, lineEnd, (_, then) => ({ line: 0, endLine: frontEnd(then) }));
    const whole = had?.replace(/^\uFEFF/, "") ?? linesText(outline, { first: 0, end: frontEnd(outline) }, lineEnd);
    return { span: { start, end: start }, text: whole };
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
