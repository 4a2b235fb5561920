import { isFenced } from "../report/lines.js";
import type { Report, Span } from "../report/model.js";

/** A link definition (`[label]: target`) or a footnote (`[^label]: text`): in Markdown it holds for the whole report. */
export interface Definition {
  readonly label: string;
  readonly footnote: boolean;
  readonly offset: number;
  /** The definition's own lines, without the quote marks before them. */
  readonly source: string;
}

/** The first definition of each label, as in CommonMark; footnotes' labels begin with `^`. */
export type Definitions = ReadonlyMap<string, Definition>;

const definition = /^([ \t]{0,3}(?:>[ \t]{0,3}){0,20})\[(\^?[^\][\\]{1,200})\]:/;
const mostLines = 4;

/** All definitions in a report that stand outside fenced blocks. */
export function findDefinitions(report: Report): Definitions {
  const found = new Map<string, Definition>();
  if (!report.text.includes("]:")) return found;
  let inParagraph = false;
  for (const [index, line] of report.lines.entries()) {
    if (isFenced(line)) {
      inParagraph = false;
      continue;
    }
    const content = report.text.slice(line.start, Math.min(line.end, line.start + 4000));
    const match = definition.exec(content);
    const footnote = match?.[2]?.startsWith("^") ?? false;
    // A link definition cannot interrupt a paragraph; a footnote can.
    if (match === null || (inParagraph && !footnote)) {
      inParagraph = !/^[ \t>]*(?:#|$)/.test(content);
      continue;
    }
    const label = normalLabel(match[2] as string);
    if (found.has(label)) continue;
    found.set(label, { label, footnote, offset: line.start, source: definitionLines(report, index) });
  }
  return found;
}

/** The definitions that Markdown at `span` of the report uses and that stand elsewhere. */
export function usedDefinitions(all: Definitions, text: string, span: Span): Definition[] {
  if (all.size === 0) return [];
  const used = new Map<string, Definition>();
  for (const match of text.matchAll(/\[([^\][]{1,200})\]/g)) {
    const one = all.get(normalLabel(match[1] as string));
    if (one === undefined || (one.offset >= span.start && one.offset < span.end)) continue;
    used.set(one.label, one);
  }
  return [...used.values()];
}

function definitionLines(report: Report, first: number): string {
  const lines: string[] = [];
  for (const [index, { start, end }] of report.lines.slice(first, first + mostLines).entries()) {
    const content = report.text.slice(start, end);
    if (index > 0 && (definition.test(content) || /^[ \t>]*$/.test(content))) break;
    lines.push(content.replace(/^[ \t]{0,3}(?:>[ \t]{0,3}){0,20}/, ""));
  }
  return lines.join("\n");
}

/** Labels are compared as CommonMark compares them: without regard to case and to the amount of white space. */
function normalLabel(label: string): string {
  return label.replace(/\s+/g, " ").trim().toLowerCase().toUpperCase();
}
