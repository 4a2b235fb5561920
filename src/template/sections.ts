import type { ParseOptions } from "../report/parse.js";
import type { Template } from "./model.js";
import { bestPlaced, standingSections } from "./section-places.js";
import { wordKey } from "./word-key.js";

/** Tells whether a heading's title is that of one of the template's sections. */
export function sectionTitles(template: Template): (title: string) => boolean {
  const known = new Set(template.sections.map((section) => section.title.hashes.join()));
  return (title) => known.has(wordKey(title));
}

/** How a report is parsed whose template is known: which headings are of the template's sections, and which only have their words. */
export function sectionsOf(template: Template): Required<Pick<ParseOptions, "isSection" | "subHeadings">> {
  return {
    isSection: sectionTitles(template),
    subHeadings(headings) {
      const sections = standingSections(headings, template);
      const best = bestPlaced(sections);
      return sections
        .filter(({ key, below, fits }) => !below && fits < (best.get(key)?.fits ?? 0))
        .map(({ heading }) => heading);
    },
  };
}
