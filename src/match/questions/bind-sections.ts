import { grouped } from "../../report/grouped.js";
import type { Report, Section } from "../../report/model.js";
import type { Template, TemplateSection } from "../../template/model.js";
import { wordKey } from "../../template/word-key.js";
import type { HeadingSlot, Place } from "../model.js";
import { placedSections } from "./placed-sections.js";

/** The sections that a template has, and where the report has the heading of each. */
export function bindSections(report: Report, template: Template): HeadingSlot[] {
  const known = new Set(template.sections.map(({ title }) => title.hashes.join()));
  const byTitle = grouped(report.sections, ({ title }) => wordKey(title));
  const placed = placedSections(report, template);
  const taken = new Set<Section>();
  let below: Section | null = null;
  return template.sections.map((asked, index): HeadingSlot => {
    const { title } = asked;
    const own = placed.get(title.hashes.join());
    const again = (byTitle.get(title.hashes.join()) ?? []).filter((section) => section !== own);
    const stands = own === undefined ? standsThere(asked, report, known) : null;
    // One that stands above an earlier section's questions too is that section's: this one's is gone.
    const other = stands === null || taken.has(stands) ? null : stands;
    if (other !== null) taken.add(other);
    const place: Place<Section> =
      own !== undefined
        ? { state: "found", part: own }
        : other !== null
          ? { state: "reworded", part: other }
          : { state: "missing", below };
    below = again.at(-1) ?? own ?? other ?? below;
    return { kind: "section", key: `section ${index + 1}`, title, number: null, asked, place, moved: null, again };
  });
}

/** The heading, not the template's, that stands where a section of the template should. */
function standsThere({ firstQuestion }: TemplateSection, report: Report, known: ReadonlySet<string>): Section | null {
  const question = firstQuestion === null ? undefined : report.questions.find(({ number }) => number === firstQuestion);
  if (question === undefined) return null;
  const above = report.sections.findLast(({ span }) => span.start <= question.span.start);
  return above === undefined || known.has(wordKey(above.title)) ? null : above;
}
