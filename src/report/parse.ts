import { readAnswer } from "./answer.js";
import { readChecklist } from "./checklist.js";
import { type FoundHeading, onlyQuotesBetween, type ReadLines, readLines } from "./headings.js";
import type { Line } from "./lines.js";
import type { Patterns, Question, Report, Section, Span } from "./model.js";
import { keepingLast } from "./once.js";
import { lineSpan, lineStartsOf } from "./position.js";
import { readPrompt } from "./prompt.js";

export interface ParseOptions {
  /** How the template calls its parts. */
  readonly patterns: Patterns;
  /** Whether a title is that of one of the template's sections, where the template is known. */
  readonly isSection?: (title: string) => boolean;
  /** Which of the headings of questions and sections, in their order, only have a section's words: another is the section. */
  readonly subHeadings?: <Heading extends TitledHeading>(headings: readonly Heading[]) => readonly Heading[];
}

/** A heading by what it is called: a question by its number. */
interface TitledHeading {
  readonly title: string;
  readonly number: number | null;
}

/**
 * The report that `text` holds: its sections, questions, prompts and answers, by a scan of its lines.
 * Any text is a report; one without a question's heading has no questions.
 *
 * A question ends at the next heading of the template. A `## ` heading counts as one where `isSection` knows it or where
 * only quoted lines stand between it and the next question's heading; any other heading belongs to the answer, and so does
 * one with a section's words that `subHeadings` knows, where prose stands below it.
 */
export function parseReport(text: string, options: ParseOptions): Report {
  const { patterns } = options;
  const { lineStarts, lines, frontMatter, firstLine, headings } = scan(text, patterns);
  const bounds = templateHeadings(text, lines, headings, options);
  const questions = readQuestions(text, lines, bounds, patterns);
  const firstQuestion = bounds.find((bound) => bound.number !== null);
  return {
    text,
    lineStarts,
    lines,
    frontMatter,
    title: titleOf(headings, firstQuestion),
    sections: readSections(text, bounds),
    questions,
    checklist: readChecklist(text, lines, headings, firstLine, firstQuestion?.line ?? lines.length),
  };
}

/** What a scan of the lines finds, whatever the template is. */
interface Scan extends ReadLines {
  readonly lineStarts: readonly number[];
  readonly frontMatter: Span | null;
  /** The first line behind the front matter. */
  readonly firstLine: number;
}

/** A report is read once to find its template and once more with the template in hand. */
const scan = keepingLast((text: string, patterns: Patterns): Scan => {
  const lineStarts = lineStartsOf(text);
  const frontMatter = readFrontMatter(text, lineStarts);
  const firstLine = frontMatter === null ? 0 : frontMatter.lines;
  const read = readLines(text, lineStarts, firstLine, patterns);
  return { lineStarts, frontMatter: frontMatter?.span ?? null, firstLine, ...read };
});

/** The headings that are the template's: of questions, and of sections. */
function templateHeadings(
  text: string,
  lines: readonly Line[],
  headings: readonly FoundHeading[],
  options: ParseOptions,
): FoundHeading[] {
  const isSection = knownSections(text, lines, headings, options);
  let inQuestions = false;
  return headings.filter((heading, index) => {
    if (heading.number !== null) {
      inQuestions = true;
      return true;
    }
    if (heading.level !== 2) return false;
    if (!inQuestions || isSection.has(heading)) return true;
    const next = headings[index + 1];
    return next?.number != null && onlyQuotesBetween(text, lines, heading.line + 1, next.line);
  });
}

/** The headings with a section's words, without those that are an answer's own. */
function knownSections(
  text: string,
  lines: readonly Line[],
  headings: readonly FoundHeading[],
  { isSection = () => false, subHeadings = () => [] }: ParseOptions,
): ReadonlySet<FoundHeading> {
  const known = headings.filter(({ number, level, title }) => number !== null || (level === 2 && isSection(title)));
  const all = new Set(known);
  for (const heading of subHeadings(known)) if (isAboveProse(text, lines, heading.line)) all.delete(heading);
  return all;
}

/** Below a section's heading that was pasted stand its introduction, its checklist, or the next heading. */
const asInTemplate = /^[ \t]*(?:[>#]|[*+-][ \t]+\[)/;

function isAboveProse(text: string, lines: readonly Line[], heading: number): boolean {
  for (let line = heading + 1; line < lines.length; line++) {
    const { start, end } = lines[line] as Line;
    const content = text.slice(start, end);
    if (content.trim() !== "") return !asInTemplate.test(content);
  }
  return false;
}

function readSections(text: string, bounds: readonly FoundHeading[]): Section[] {
  const found = bounds.filter((bound) => bound.number === null);
  return found.map((heading, index) => ({
    title: heading.title,
    heading: heading.span,
    span: { start: heading.span.start, end: found[index + 1]?.span.start ?? text.length },
  }));
}

function readQuestions(
  text: string,
  lines: readonly Line[],
  bounds: readonly FoundHeading[],
  patterns: Patterns,
): Question[] {
  const questions: Question[] = [];
  let section: string | null = null;
  bounds.forEach((bound, index) => {
    if (bound.number === null) {
      section = bound.title;
      return;
    }
    const next = bounds[index + 1];
    const span = { start: bound.span.start, end: next?.span.start ?? text.length };
    const body = lines.slice(bound.line + 1, next?.line ?? lines.length);
    const answer = readAnswer(text, body, span.end, patterns);
    questions.push({
      number: bound.number,
      heading: { span: bound.span, level: bound.level, suffix: bound.suffix },
      section,
      span,
      prompt: readPrompt(text, body, span.end, answer?.marker ?? null, patterns),
      answer,
    });
  });
  return questions;
}

function titleOf(headings: readonly FoundHeading[], firstQuestion: FoundHeading | undefined): string | null {
  const end = firstQuestion?.line ?? Number.POSITIVE_INFINITY;
  const heading = headings.find((one) => one.level === 1 && one.number === null && one.line < end);
  return heading?.title ?? null;
}

/** The `---` block that begins on the first line, if it is closed before any heading. */
function readFrontMatter(text: string, lineStarts: readonly number[]): { span: Span; lines: number } | null {
  if (!/^\uFEFF?---[ \t]*[\r\n]/.test(text.slice(0, 200))) return null;
  for (let line = 1; line < lineStarts.length; line++) {
    const span = lineSpan({ text, lineStarts }, line);
    const content = text.slice(span.start, span.end).trimEnd();
    if (content === "---") return { span: { start: 0, end: span.end }, lines: line + 1 };
    if (content.startsWith("#")) return null;
  }
  return null;
}
