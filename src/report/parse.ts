import { readAnswer } from "./answer.js";
import { readChecklist } from "./checklist.js";
import { type FoundHeading, findHeadings, onlyQuotesBetween } from "./headings.js";
import type { Patterns, Question, Report, Section, Span } from "./model.js";
import { coursePatterns } from "./patterns.js";
import { lineSpan, lineStartsOf } from "./position.js";
import { readPrompt } from "./prompt.js";

export interface ParseOptions {
  /** How the template calls its parts; the course's words by default. */
  readonly patterns?: Patterns;
  /** Whether a title is that of one of the template's sections, where the template is known. */
  readonly isSection?: (title: string) => boolean;
}

/**
 * The report that `text` holds: its sections, questions, prompts and answers, by a scan of its lines.
 * Any text is a report; one without a question's heading has no questions.
 *
 * A question ends at the next heading of the template. A `## ` heading counts as one where `isSection` knows it or where
 * only quoted lines stand between it and the next question's heading; any other heading belongs to the answer.
 */
export function parseReport(text: string, options: ParseOptions = {}): Report {
  const patterns = options.patterns ?? coursePatterns;
  const { lineStarts, frontMatter, firstLine, headings } = scanLines(text, patterns);
  const bounds = templateHeadings(text, lineStarts, headings, options.isSection);
  const questions = readQuestions(text, lineStarts, bounds, patterns);
  const firstQuestion = bounds.find((bound) => bound.number !== null);
  return {
    text,
    lineStarts,
    frontMatter,
    title: titleOf(headings, firstQuestion),
    sections: readSections(text, bounds),
    questions,
    checklist: readChecklist(text, lineStarts, headings, firstLine, firstQuestion?.line ?? lineStarts.length),
  };
}

/** What a scan of the lines finds, whatever the template is. */
interface Scan {
  readonly lineStarts: readonly number[];
  readonly frontMatter: Span | null;
  /** The first line behind the front matter. */
  readonly firstLine: number;
  readonly headings: readonly FoundHeading[];
}

/** The last scan: a report is read once to find its template and once more with the template in hand. */
let last: { readonly text: string; readonly patterns: Patterns; readonly scan: Scan } | null = null;

function scanLines(text: string, patterns: Patterns): Scan {
  if (last?.text === text && last.patterns === patterns) return last.scan;
  const lineStarts = lineStartsOf(text);
  const frontMatter = readFrontMatter(text, lineStarts);
  const firstLine = frontMatter === null ? 0 : frontMatter.lines;
  const headings = findHeadings(text, lineStarts, firstLine, patterns);
  const scan = { lineStarts, frontMatter: frontMatter?.span ?? null, firstLine, headings };
  last = { text, patterns, scan };
  return scan;
}

/** The headings that are the template's: of questions, and of sections. */
function templateHeadings(
  text: string,
  lineStarts: readonly number[],
  headings: readonly FoundHeading[],
  isSection: (title: string) => boolean = () => false,
): FoundHeading[] {
  let inQuestions = false;
  return headings.filter((heading, index) => {
    if (heading.number !== null) {
      inQuestions = true;
      return true;
    }
    if (heading.level !== 2) return false;
    if (!inQuestions || isSection(heading.title)) return true;
    const next = headings[index + 1];
    return next?.number != null && onlyQuotesBetween(text, lineStarts, heading.line + 1, next.line);
  });
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
  lineStarts: readonly number[],
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
    const lines = { first: bound.line + 1, end: next?.line ?? lineStarts.length };
    const answer = readAnswer(text, lineStarts, lines, span.end, patterns);
    questions.push({
      number: bound.number,
      heading: { span: bound.span, level: bound.level, suffix: bound.suffix },
      section,
      span,
      prompt: readPrompt(text, lineStarts, lines, span.end, answer?.marker ?? null, patterns),
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
    const span = lineSpan(text, lineStarts, line);
    const content = text.slice(span.start, span.end).trimEnd();
    if (content === "---") return { span: { start: 0, end: span.end }, lines: line + 1 };
    if (content.startsWith("#")) return null;
  }
  return null;
}
