import type { Template } from "./model.js";
import { wordKey } from "./word-key.js";

/** Tells whether a heading's title is that of one of the template's sections. */
export function sectionTitles(template: Template): (title: string) => boolean {
  const known = new Set(template.sections.map((section) => section.title.hashes.join()));
  return (title) => known.has(wordKey(title));
}
