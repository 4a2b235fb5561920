import type { BoundSection, PutBack, SlotBinding } from "../../../template/slot-match.js";

/** At most one change in each section that is there: the place of the next depends on it. */
export function perSection(match: SlotBinding, changes: (section: BoundSection) => PutBack[]): PutBack[] {
  return match.sections.flatMap((section) => (section.standing === "missing" ? [] : changes(section)));
}
