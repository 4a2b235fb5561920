import { count, rangeText } from "../rules/wording.js";
import type { Measures } from "../template/limits/in-text.js";
import type { SectionSlot, Slots } from "../template/slot-model.js";
import { clean } from "./without-controls.js";

/** How many titles a line names. */
const most = 6;

/** What was understood of a template, in five lines: what it asks, what may be left out, limits, choices, and what could not be read. */
export function templateStory({ sections, unread }: Slots): readonly string[] {
  const headings = sections.filter(({ level }) => level > 0);
  const fields = sections.flatMap((section) => section.fields);
  const optional = [
    ...headings.filter(({ required }) => !required).map(({ title }) => title),
    ...fields.filter(({ required }) => !required).map(({ label }) => label),
  ];
  const required = headings.filter((section) => section.required && !section.free).map(({ title }) => title);
  const parts = [
    count(headings.length, "section"),
    count(fields.filter(({ isAnswer }) => !isAnswer).length, "field"),
    count(sections.flatMap(({ tables }) => tables).length, "table"),
    count(sections.flatMap(({ items }) => items).length, "checklist item"),
  ];
  const limits = sections.flatMap((section) => {
    const stated = measuresText(section.limits);
    return stated === "" ? [] : [`${nameOf(section)}: ${stated}`];
  });
  const choices = [
    ...sections.flatMap((section) =>
      section.choice === null ? [] : [`${nameOf(section)}: ${section.choice.join(" | ")}`],
    ),
    ...fields.flatMap(({ label, choice }) => (choice === null ? [] : [`${label}: ${choice.join(" | ")}`])),
  ];
  return [
    `asks for: ${parts.filter((part) => !part.startsWith("0 ")).join(", ")}; required: ${named(required)}`,
    `optional: ${named(optional)}`,
    `limits: ${named(limits)}`,
    `choices: ${named(choices)}`,
    `not understood: ${named(unread.map(({ line, text }) => `line ${line}, "${text.slice(0, 80)}"`))}`,
  ].map(clean);
}

function nameOf({ title, level }: SectionSlot): string {
  return level === 0 ? "the beginning" : title;
}

/** "100-200 words, at most 3 images". */
function measuresText(limits: Measures): string {
  return Object.entries(limits)
    .map(([unit, range]) => `${rangeText(range)} ${unit}`)
    .join(", ");
}

function named(names: readonly string[]): string {
  if (names.length === 0) return "none";
  const more = names.length > most ? ` and ${names.length - most} more` : "";
  return names.slice(0, most).join("; ") + more;
}
