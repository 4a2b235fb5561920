import { lineSpan } from "../../../report/position.js";
import type { OnlySections, PutBack, SlotBinding } from "../../../template/slot-match.js";
import { partBefore } from "./before.js";
import { linesText, offsetOf, putBack } from "./lines.js";
import { perSection } from "./per-section.js";

/** Puts items of a checklist back that are gone, and the template's words where one was reworded. */
export function itemsBack(match: SlotBinding, lineEnd: string, only: OnlySections): PutBack[] {
  return perSection(match, only, (section) => {
    const index = section.items.findIndex(({ found }) => found === null);
    const gone = section.items[index];
    if (gone === undefined) return [];
    const { slot, reworded } = gone;
    if (reworded === null) {
      const text = partBefore(match, section, lineEnd, (then) => then.items[index]?.found);
      const edit = putBack(match, section, { first: slot.line, end: slot.endLine }, lineEnd, text);
      return [{ what: "put an item of the checklist back", edits: [edit] }];
    }
    const { document } = match;
    const span = {
      start: offsetOf(document, reworded.line),
      end: lineSpan(document, reworded.endLine - 1).end,
    };
    const now = document.text.slice(span.start, span.end);
    const box = /\[([ xX]?)\]/.exec(now)?.[0] ?? "[ ]";
    const text = linesText(match.slots.outline, { first: slot.line, end: slot.endLine }, lineEnd)
      .trimEnd()
      .replace(/\[[ xX]?\]/, box);
    return [{ what: "gave an item of the checklist its words back", edits: [{ span, text }] }];
  });
}
