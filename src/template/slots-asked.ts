import type { Slots } from "./slot-model.js";

/** How many slots of a template ask for something: sections that do, and fields. */
export function slotCount({ sections }: Slots): number {
  return sections.reduce(
    (sum, { asks, fields }) => sum + (asks ? 1 : 0) + fields.filter(({ isAnswer }) => !isAnswer).length,
    0,
  );
}
