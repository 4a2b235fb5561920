import type { Report, Section } from "../../report/model.js";
import { keepingLast } from "../../report/once.js";
import type { Template } from "../../template/model.js";
import { bestPlaced, standingSections } from "../../template/section-places.js";

/**
 * A report's sections by their titles' words: of those with the same, the one that fits its place in the template best, else the first. Sections and
 * questions are bound by it, and copies taken out.
 */
export const placedSections = keepingLast((report: Report, template: Template): ReadonlyMap<string, Section> => {
  const headings = [
    ...report.sections.map((section) => ({ title: section.title, number: null, start: section.span.start, section })),
    ...report.questions.map(({ number, span }) => ({ title: "", number, start: span.start, section: null })),
  ].sort((a, b) => a.start - b.start);
  const placed = new Map<string, Section>();
  for (const [key, { heading }] of bestPlaced(standingSections(headings, template)))
    if (heading.section !== null) placed.set(key, heading.section);
  return placed;
});
