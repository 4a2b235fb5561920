import type { Assessed } from "../match/questions/assess.js";
import { frontMatterKeys, withoutRemarks } from "../report/labels.js";
import type { Report, Span } from "../report/model.js";
import { startOfText } from "../report/position.js";
import type { BoundSection, SlotMatch } from "../template/slot-match.js";
import type { Block, QuestionBlock, SectionBlock } from "./blocks.js";
import { escapeText } from "./escape.js";
import { slugOf, uniqueIds } from "./slug.js";

/**
 * The blocks of a document that is held to a template of any shape: each section of the template that asks for something with its state, the others
 * as they are. What a document adds is part of the block it stands in. Together they hold every character behind the front matter.
 */
export function slotBlocks(report: Report, questions: readonly Assessed[], { document, sections }: SlotMatch): Block[] {
  const unique = uniqueIds();
  const asked = new Map(
    questions.flatMap((one): [string, Assessed][] =>
      one.question.slot !== undefined && one.question.heading.level > 0 ? [[one.question.slot.key, one]] : [],
    ),
  );
  const found = sections
    .flatMap((section): SectionHeading[] => {
      const heading = section.heading === null ? undefined : document.headings[section.heading];
      const isTitle = section.slot.level === 1 && section.slot.free;
      return heading === undefined || isTitle ? [] : [{ section, heading: heading.span, title: heading.title }];
    })
    .sort((a, b) => a.heading.start - b.heading.start);
  const highest = Math.min(...found.map(({ section }) => section.slot.level));
  const first = found[0]?.heading.start ?? report.text.length;
  const start = document.frontMatter?.end ?? startOfText(report.text);
  const rest = found.map(({ section, heading, title }, index): SectionBlock | QuestionBlock => {
    const id = unique(slugOf(title));
    const end = found[index + 1]?.heading.start ?? report.text.length;
    const assessed = asked.get(section.slot.key);
    const isInner = section.slot.level > highest;
    const slot = assessed?.question.slot;
    if (section.slot.asks && assessed !== undefined && slot !== undefined) {
      // The page shows the document, whatever its template calls the section.
      const question = { ...assessed.question, slot: { ...slot, title }, span: { start: heading.start, end } };
      return { kind: "question", id, assessed: { ...assessed, question }, isInner };
    }
    const body = { start: heading.end, end };
    return { kind: "section", id, section: { title, heading, span: { start: heading.start, end } }, body, isInner };
  });
  return [{ kind: "intro", span: { start, end: first } }, ...rest];
}

interface SectionHeading {
  readonly section: BoundSection;
  readonly heading: Span;
  readonly title: string;
}

/** The front matter as a small table, one line a key; none where there is none. */
export function frontMatterTable({ document }: SlotMatch): string[] {
  const keys = frontMatterKeys(document);
  if (keys.length === 0) return [];
  const rows = keys.map(({ label, value }) => {
    const shown = withoutRemarks(value).replace(/^(["'])(.*)\1$/s, "$2");
    return `<tr><th scope="row">${escapeText(label)}</th><td>${escapeText(shown)}</td></tr>`;
  });
  return [`<table class="front">`, "<tbody>", ...rows, "</tbody>", "</table>"];
}
