import type { Question, Section, Span } from "../../report/model.js";
import { lineIndexAt, lineSpan } from "../../report/position.js";
import { questionDuplicated } from "../../rules/template/question-duplicated.js";
import { wordKey } from "../../rules/word-key.js";
import type { Change, Edit, Mending } from "../model.js";
import { lineKey } from "../template-text.js";

/** So many lines of a template's head are no accident. */
const aHead = 3;

/**
 * Takes the head of a report (front matter, title, introduction) off the end of an answer: where a whole report was pasted
 * below another, it stands behind the last answer of the first.
 */
export function withoutPastedHead({ answer, span, prompt }: Question, { subject, texts }: Mending): Edit[] {
  const { report } = subject;
  if (span.end === report.text.length) return [];
  const from = answer?.span.start ?? prompt.span.end;
  let start = span.end;
  let lines = 0;
  for (let line = lineIndexAt(report.lineStarts, span.end - 1); line > 0; line--) {
    const place = lineSpan(report.text, report.lineStarts, line);
    if (place.start <= from) break;
    const key = lineKey(report.text.slice(place.start, place.end));
    if (key === "") continue;
    if (!texts.preamble.has(key)) break;
    start = place.start;
    lines++;
  }
  return lines < aHead ? [] : [{ span: { start, end: span.end }, text: "" }];
}

/** Section headings that stand again, with those of their lines that the first copy or the template has too. */
export function repeatedSections(mending: Mending): Change[] {
  const first = new Map<string, Section>();
  return mending.subject.report.sections.flatMap((section): Change[] => {
    const key = wordKey(section.title);
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, section);
      return [];
    }
    const edits = [...ticksOf(section, mending), { span: repeatedLines(section, other, mending), text: "" }];
    return [
      {
        rules: [questionDuplicated.name],
        question: null,
        what: `took out "${section.title}" where it stood again`,
        edits,
      },
    ];
  });
}

/** From the heading on, up to the first line that stands here alone. */
function repeatedLines(section: Section, first: Section, { subject, texts }: Mending): Span {
  const { report } = subject;
  const known = new Set([...linesOf(introductionOf(first, subject), report.text), ...texts.preamble]);
  for (const { body } of texts.sections.values()) for (const line of body.split(/\r\n?|\n/)) known.add(lineKey(line));
  const span = introductionOf(section, subject);
  for (let line = lineIndexAt(report.lineStarts, section.heading.end) + 1; line < report.lineStarts.length; line++) {
    const place = lineSpan(report.text, report.lineStarts, line);
    if (place.start >= span.end) break;
    const key = lineKey(report.text.slice(place.start, place.end));
    if (key !== "" && !known.has(key)) return { start: span.start, end: place.start };
  }
  return span;
}

/** A section's heading and what stands between it and the next question or section. */
function introductionOf({ span }: Section, { report }: Mending["subject"]): Span {
  const question = report.questions.find((one) => one.span.start >= span.start);
  return { start: span.start, end: Math.min(span.end, question?.span.start ?? span.end) };
}

/** Items that are ticked in this copy of the checklist only are ticked in the first. */
function ticksOf(section: Section, { subject }: Mending): Edit[] {
  const { report } = subject;
  const { start, end } = introductionOf(section, subject);
  const ticked = new Set(linesOf({ start, end }, report.text, (line) => /^\s*[*+-]\s+\[[xX]\]/.test(line)));
  return report.checklist.flatMap((item): Edit[] => {
    const line = report.text.slice(item.span.start, item.span.end).split(/[\r\n]/)[0] as string;
    if (item.ticked || item.span.start >= start || !ticked.has(lineKey(line))) return [];
    const box = item.span.start + line.indexOf("[");
    return [{ span: { start: box, end: box + line.slice(line.indexOf("[")).indexOf("]") + 1 }, text: "[x]" }];
  });
}

function linesOf({ start, end }: Span, text: string, isWanted: (line: string) => boolean = () => true): string[] {
  return text
    .slice(start, end)
    .split(/\r\n?|\n/)
    .filter(isWanted)
    .map(lineKey);
}
