import type { BoundSection, OnlySections, PutBack, SlotBinding } from "../../../template/slot-match.js";

/** Whether a section may be changed. */
export function isAskedFor({ slot }: BoundSection, only: OnlySections): boolean {
  return only === null || only.has(slot.key);
}

/** At most one change in each section that is there and may be changed: the place of the next depends on it. */
export function perSection(
  match: SlotBinding,
  only: OnlySections,
  changes: (section: BoundSection) => PutBack[],
): PutBack[] {
  return match.sections.flatMap((section) =>
    section.standing === "missing" || !isAskedFor(section, only) ? [] : changes(section),
  );
}
