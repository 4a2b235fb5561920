import type { HeadingSlot, ItemSlot, Match, QuestionSlot } from "./model.js";

/** The questions that the template asks, in its order. */
export function questionSlots({ slots }: Match): readonly QuestionSlot[] {
  return slots.filter((slot) => slot.kind === "question");
}

/** The template's sections, in its order. */
export function sectionSlots({ slots }: Match): readonly HeadingSlot[] {
  return slots.filter((slot) => slot.kind === "section");
}

/** The items of the template's checklist, in its order. */
export function itemSlots({ slots }: Match): readonly ItemSlot[] {
  return slots.filter((slot) => slot.kind === "item");
}
