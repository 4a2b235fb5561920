import type { HeldSlots } from "../../template/slot-match.js";

/** How many sections of a template a document lacks, or has in other words: the fewer, the nearer is the template. */
export function misfitsOf(text: string, slots: HeldSlots): number {
  const { sections } = slots.bind(text);
  return sections.filter(({ standing, slot }) => standing === "reworded" || (standing === "missing" && slot.required))
    .length;
}

/** How much a document has of a template: which part of the sections it must have, or, where there are none, of the fields; and how many sections in all. */
export function fitOf(text: string, slots: HeldSlots): { readonly part: number; readonly found: number } {
  const { sections } = slots.bind(text);
  const own = sections.filter(({ slot }) => slot.level > 0 && !slot.free);
  const isThere = ({ standing }: (typeof own)[number]): boolean => standing !== "missing" && standing !== "reworded";
  const asked = own.filter(({ slot }) => slot.required);
  if (asked.length > 0) return { part: asked.filter(isThere).length / asked.length, found: own.filter(isThere).length };
  const fields = sections.flatMap((section) => section.fields);
  const there = fields.filter((field) => field.found !== null).length;
  return { part: fields.length === 0 ? 0 : there / fields.length, found: there };
}
