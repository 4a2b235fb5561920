import type { Edit } from "../../../report/edits.js";
import { lineText } from "../../../report/position.js";
import type { BoundField, BoundSection, PutBack, SlotBinding } from "../../../template/slot-match.js";
import { insertBefore, isBlankLine, linesText, putBack } from "./lines.js";
import { perSection } from "./per-section.js";

/** Puts fields back that are gone, each on the line where the template has it. */
export function fieldsBack(match: SlotBinding, lineEnd: string): PutBack[] {
  return perSection(match, (section) => {
    const gone = section.fields.find(({ slot, found }) => found === null && slot.required);
    if (gone === undefined) return [];
    const { slot } = gone;
    const edit = slot.inFrontMatter
      ? keyBack(match, section, gone, lineEnd)
      : putBack(match, section, { first: slot.line, end: slot.endLine }, lineEnd);
    return [{ what: `put "${slot.label}" back`, edits: [edit] }];
  });
}

/** The line of a front matter's key: below the one that the template has above it. A document without front matter gets all of it. */
function keyBack({ slots, document }: SlotBinding, section: BoundSection, { slot }: BoundField, lineEnd: string): Edit {
  const { outline } = slots;
  if (document.frontMatter === null) {
    let end = outline.kinds.lastIndexOf("front") + 1;
    while (isBlankLine(outline, end) && end < outline.kinds.length) end++;
    const start = document.text.startsWith("\uFEFF") ? 1 : 0;
    return { span: { start, end: start }, text: linesText(outline, { first: 0, end }, lineEnd) };
  }
  const text = linesText(outline, { first: slot.line, end: slot.endLine }, lineEnd);
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
