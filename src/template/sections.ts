import type { Template } from "./model.js";
import { tokensOf } from "./normal.js";

/** Tells whether a heading's title is that of one of the template's sections. */
export function sectionTitles(template: Template): (title: string) => boolean {
  const known = new Set(template.sections.map((section) => section.title.hashes.join()));
  return (title) =>
    known.has(
      tokensOf(title)
        .map((token) => token.hash)
        .join(),
    );
}
