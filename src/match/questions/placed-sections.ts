import type { Report, Section } from "../../report/model.js";
import type { Template } from "../../template/model.js";
import { bestPlaced, standingSections } from "../../template/section-places.js";

/** A report's sections by their titles' words: of those with the same, the one that fits its place in the template best, else the first. */
export function placedSections(report: Report, template: Template): ReadonlyMap<string, Section> {
  const headings = [
    ...report.sections.map((section) => ({ title: section.title, number: null, start: section.span.start, section })),
    ...report.questions.map(({ number, span }) => ({ title: "", number, start: span.start, section: null })),
  ].sort((a, b) => a.start - b.start);
  const placed = [...bestPlaced(standingSections(headings, template))];
  return new Map(
    placed.flatMap(
      ([
        key,
        {
          heading: { section },
        },
      ]) => (section === null ? [] : [[key, section]]),
    ),
  );
}
