import type { Outline } from "../../report/outline.js";
import type { BoundSection, Lines, SlotBinding } from "../../template/slot-match.js";
import { keyAt } from "./own-text.js";

/**
 * The sections, by their index, that hold text of one whose heading is gone: what the version before had below it, or else what the template
 * has there. Nobody wrote so much for them, so how much it is tells nothing.
 */
export function swallowingSections(match: Omit<SlotBinding, "swallowing">): ReadonlySet<number> {
  const { document, sections, slots, before } = match;
  const found = new Set<number>();
  let above: BoundSection | null = null;
  // What the section above has more than the version before, and than the template: the same for all that are gone below it.
  let sinceThen: ReadonlySet<string> | null = null;
  let sinceAsked: ReadonlySet<string> | null = null;
  for (const section of sections) {
    const { slot, heading } = section;
    if (slot.level === 0 || heading !== null) {
      above = section;
      sinceThen = null;
      sinceAsked = null;
      continue;
    }
    if (above === null || found.has(above.slot.index)) continue;
    const { index, lines } = above.slot;
    const then = before?.bound();
    const lost = then?.sections[slot.index];
    if (then !== undefined && lost !== undefined && lost.heading !== null) {
      sinceThen ??= added(document, above.body, then.document, then.sections[index]?.body ?? none);
      if (hasAny(sinceThen, then.document, lost.body)) found.add(index);
    } else {
      sinceAsked ??= added(document, above.body, slots.outline, { first: lines.body, end: lines.end });
      if (hasAny(sinceAsked, slots.outline, { first: slot.lines.body, end: slot.lines.end })) found.add(index);
    }
  }
  return found;
}

const none: Lines = { first: 0, end: 0 };

/** The lines of a section, as they are compared, that stand there more often than they did. */
function added(now: Outline, body: Lines, then: Outline, own: Lines): ReadonlySet<string> {
  const more = new Map<string, number>();
  for (const key of keysIn(now, body)) more.set(key, (more.get(key) ?? 0) + 1);
  for (const key of keysIn(then, own)) more.set(key, (more.get(key) ?? 0) - 1);
  return new Set([...more].flatMap(([key, count]) => (count > 0 ? [key] : [])));
}

function hasAny(keys: ReadonlySet<string>, outline: Outline, lines: Lines): boolean {
  return keysIn(outline, lines).some((key) => keys.has(key));
}

function keysIn(outline: Outline, { first, end }: Lines): string[] {
  const keys: string[] = [];
  for (let line = first; line < end; line++) keys.push(keyAt(outline, line));
  return keys.filter((key) => key !== "");
}
