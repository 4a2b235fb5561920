import type { Edit } from "../../report/edits.js";
import type { Question, Report, Section, Span } from "../../report/model.js";
import { lineIndexAt, lineSpan } from "../../report/position.js";
import { wordKey } from "../../template/word-key.js";
import type { Bound } from "../model.js";
import { placedSections } from "./placed-sections.js";
import { introductionOf, type TemplateText, templateLineKey } from "./template-text.js";

/** So many lines of a template's head are no accident. */
const aHead = 3;

/**
 * Takes the head of a report (front matter, title, introduction) off the end of an answer: where a whole report was pasted
 * below another, it stands behind the last answer of the first.
 */
export function withoutPastedHead({ answer, span, prompt }: Question, report: Report, texts: TemplateText): Edit[] {
  if (span.end === report.text.length) return [];
  const from = answer?.span.start ?? prompt.span.end;
  let start = span.end;
  let lines = 0;
  for (let line = lineIndexAt(report.lineStarts, span.end - 1); line > 0; line--) {
    const place = lineSpan(report, line);
    if (place.start <= from) break;
    const key = templateLineKey(report.text.slice(place.start, place.end));
    if (key === "") continue;
    if (!texts.preamble.has(key)) break;
    start = place.start;
    lines++;
  }
  return lines < aHead ? [] : [{ span: { start, end: span.end }, text: "" }];
}

/** A section heading that stands again, and what takes it out. */
export interface RepeatedSection {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Section headings that stand again, with those of their lines that the one in its place or the template has too. */
export function repeatedSections(
  { report, template }: Pick<Bound, "report" | "template">,
  texts: TemplateText,
): RepeatedSection[] {
  const placed = placedSections(report, template);
  return report.sections.flatMap((section): RepeatedSection[] => {
    const key = wordKey(section.title);
    const other = placed.get(key) ?? section;
    if (other === section) return [];
    const lines = { span: repeatedLines(section, other, report, texts), text: "" };
    return [{ title: section.title, edits: [...ticksOf(section, other, report), lines] }];
  });
}

/** From the heading on, up to the first line that stands here alone. */
function repeatedLines(section: Section, kept: Section, report: Report, texts: TemplateText): Span {
  const known = new Set([...linesOf(introductionOf(kept, report), report.text), ...texts.preamble]);
  for (const { body } of texts.sections.values())
    for (const line of body.split(/\r\n?|\n/)) known.add(templateLineKey(line));
  const span = introductionOf(section, report);
  for (let line = lineIndexAt(report.lineStarts, section.heading.end) + 1; line < report.lineStarts.length; line++) {
    const place = lineSpan(report, line);
    if (place.start >= span.end) break;
    const key = templateLineKey(report.text.slice(place.start, place.end));
    if (key !== "" && !known.has(key)) return { start: span.start, end: place.start };
  }
  return span;
}

/** Items that are ticked in this copy of the checklist only are ticked in the one that stays. */
function ticksOf(section: Section, kept: Section, report: Report): Edit[] {
  const { start, end } = introductionOf(section, report);
  const { start: first, end: last } = introductionOf(kept, report);
  const ticked = new Set(linesOf({ start, end }, report.text, (line) => /^\s*[*+-]\s+\[[xX]\]/.test(line)));
  return report.checklist.flatMap((item): Edit[] => {
    const line = report.text.slice(item.span.start, item.span.end).split(/[\r\n]/)[0] as string;
    if (item.ticked || item.span.start < first || item.span.start >= last || !ticked.has(templateLineKey(line)))
      return [];
    const box = item.span.start + line.indexOf("[");
    return [{ span: { start: box, end: box + line.slice(line.indexOf("[")).indexOf("]") + 1 }, text: "[x]" }];
  });
}

function linesOf({ start, end }: Span, text: string, isWanted: (line: string) => boolean = () => true): string[] {
  return text
    .slice(start, end)
    .split(/\r\n?|\n/)
    .filter(isWanted)
    .map(templateLineKey);
}
