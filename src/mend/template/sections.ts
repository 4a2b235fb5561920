import type { Section } from "../../report/model.js";
import { sectionChanged } from "../../rules/template/section-changed.js";
import { compareWords } from "../../template/compare.js";
import type { TemplateSection } from "../../template/model.js";
import { tokensOf } from "../../template/normal.js";
import { blocksOf, insertedBlock, placeFor, ranksOf } from "../blocks.js";
import { withLineEnds } from "../line-ends.js";
import type { Change, Mend, Mending } from "../model.js";
import type { SectionText } from "../template-text.js";

/** Puts section headings back: their wording, or the whole heading with its introduction. */
export const sections: Mend = {
  name: "sections",
  rules: [sectionChanged.name],
  safe: false,
  changes(mending) {
    const { report, template } = mending.subject;
    if (report.questions.length === 0) return [];
    const changed = sectionChanged.check(mending.subject);
    return template.sections.flatMap((section, index) => {
      const problem = changed.find(({ target }) => target === `section ${index + 1}`);
      const known = mending.texts.sections.get(index);
      if (problem === undefined || known === undefined) return [];
      const reworded = report.sections.find(({ heading }) => heading.start === problem.span?.start);
      return [
        reworded === undefined ? putBack(index, section, known, mending) : reword(reworded, section, known, mending),
      ];
    });
  },
};

function reword(found: Section, { title }: TemplateSection, known: SectionText, { lineEnd }: Mending): Change {
  const { added, missing } = compareWords(title, tokensOf(found.title));
  const own = added.reduce((sum, { start, end }) => sum + end - start, 0);
  const gone = missing.reduce((sum, { count }) => sum + count, 0);
  const other = own > gone || gone === title.hashes.length;
  const kept = other ? `${lineEnd}${lineEnd}**${found.title}**` : "";
  const what = `put the section heading back${kept === "" ? `; it read "${found.title}"` : "; its words stand below it"}`;
  return change(what, found.heading.start, found.heading.end, known.heading + kept);
}

function putBack(index: number, section: TemplateSection, known: SectionText, mending: Mending): Change {
  const { subject, lineEnd } = mending;
  const { report, template } = subject;
  const body = withLineEnds(known.body, lineEnd);
  const block = (text: string): string => known.heading + (text === "" ? "" : lineEnd + lineEnd + text);
  const what = "put a section heading back";
  const [item] = report.checklist;
  if (section.firstQuestion === null && item !== undefined && hasItems(body)) {
    const at = headingAbove(report.text, item.span.start);
    return change(what, at, at, insertedBlock(block(beforeList(body)), at, report, lineEnd));
  }
  const first = report.questions.find(({ number }) => number === section.firstQuestion);
  const rank = ranksOf(template).sections[index] ?? 0;
  const at = first?.span.start ?? placeFor(rank, blocksOf(report, template), report);
  return change(what, at, at, insertedBlock(block(body), at, report, lineEnd));
}

function hasItems(body: string): boolean {
  return /^[ \t]*[*+-][ \t]+\[/m.test(body);
}

/** What introduces a checklist, above its first group or item. */
function beforeList(body: string): string {
  const list = body.search(/^(?:#|[ \t]*[*+-][ \t]+\[)/m);
  return list < 0 ? body : body.slice(0, list).trim();
}

/** The offset of the lower heading that stands right above an item, or of the item itself. */
function headingAbove(text: string, item: number): number {
  const heading = /(?:^|[\r\n])(#{3,6}[ \t][^\r\n]*)(?:\r\n?|\n)\s*$/.exec(text.slice(0, item));
  return heading === null ? item : item - (heading[0].length - heading[0].indexOf("#"));
}

function change(what: string, start: number, end: number, text: string): Change {
  return { rules: [sectionChanged.name], question: null, what, edits: [{ span: { start, end }, text }] };
}
