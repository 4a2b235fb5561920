import { outlineOf } from "../../report/outline.js";
import type { HeldSlots, SlotMatch } from "../../template/slot-match.js";
import type { ReadSlots, Slots } from "../../template/slot-model.js";
import { readSlots } from "../../template/slots.js";
import { bindSlots } from "./bind-slots.js";

export { asksByPrompts, withLimitsInWords } from "../../template/asks-by-prompts.js";
export { holdsAnything } from "../../template/slots.js";
export { amountsOf } from "../amounts.js";

/**
 * What a template of any shape asks, with what binds documents to it. It stands apart from the command: who is held to prompts has no use for it.
 *
 * @param question the word before a question's number
 */
export function heldSlots(text: string, question?: string): HeldSlots {
  return held(readSlots(text, question), null, { last: null });
}

/** The same of what was read from the text before. */
export function heldAgain(text: string, { sections, unread, language }: ReadSlots): HeldSlots {
  return held({ outline: outlineOf(text), sections, unread, language }, null, { last: null });
}

/** The last document that was bound without a version before it: that version itself is asked about again. */
interface LastMatch {
  last: { readonly text: string; readonly match: SlotMatch } | null;
}

function held(slots: Slots, before: string | null, known: LastMatch): HeldSlots {
  const alone = (document: string): SlotMatch => {
    if (known.last?.text !== document) known.last = { text: document, match: bindSlots(document, slots, null) };
    return known.last.match;
  };
  const then = before === null ? null : { text: before, bound: () => alone(before) };
  const bind = (document: string): SlotMatch =>
    then === null || document === before ? alone(document) : bindSlots(document, slots, then);
  return { ...slots, bind, since: (earlier) => held(slots, earlier, known) };
}
