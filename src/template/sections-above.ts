import type { SectionSlot } from "./slot-model.js";

/** The sections that one stands in, by their index, the closest first. */
export function sectionsAbove(sections: readonly SectionSlot[], { parent }: SectionSlot): readonly number[] {
  const above: number[] = [];
  for (let at = parent; at !== null; at = sections[at]?.parent ?? null) above.push(at);
  return above;
}
