import { firstMark, type Line, scanLines } from "./lines.js";
import type { Heading, Patterns } from "./model.js";
import { lineEndAt, lineSpan } from "./position.js";
import { wordsPattern } from "./words-pattern.js";

/** A heading of the report that may begin a section or a question; where it stands in a fenced block it is none. */
export interface FoundHeading extends Heading {
  /** Index of its line. */
  readonly line: number;
  readonly title: string;
  /** The question's number, where it is a question's heading. */
  readonly number: number | null;
}

const heading = /^ {0,3}(#{1,6})(?=[ \t]|$)/;

/** The lines of a report, and its headings outside fenced blocks; of questions also those whose `#` lack the space behind them. */
export interface ReadLines {
  readonly lines: readonly Line[];
  readonly headings: readonly FoundHeading[];
}

/**
 * Reads the lines of a report for all that is looked for in it.
 *
 * @param firstLine the first line behind the front matter
 */
export function readLines(
  text: string,
  lineStarts: readonly number[],
  firstLine: number,
  patterns: Patterns,
): ReadLines {
  const asQuestion = questionHeading(patterns);
  const lines = lineStarts.slice(0, firstLine).map((start, line): Line => {
    return { start, end: lineEndAt(text, lineStarts, line), kind: "front-matter" };
  });
  const headings: FoundHeading[] = [];
  let current = 0;
  // A fence that nobody closed must not swallow the rest of the template.
  const isNextQuestion = (line: number): boolean => {
    const span = lineSpan({ text, lineStarts }, line);
    if (firstMark(text, span.start, span.end) !== "#") return false;
    const number = numberOf(asQuestion, text.slice(span.start, span.end));
    return number !== null && number > current && quoteFollows(text, lineStarts, line + 1);
  };
  for (const line of scanLines(text, lineStarts, firstLine, isNextQuestion)) {
    const index = lines.push(line) - 1;
    if (line.kind !== "heading") continue;
    if (lines[index - 1]?.kind === "fence" || lines[index - 1]?.kind === "fenced") {
      const section = sectionAbove(text, lines, index, asQuestion);
      if (section !== null) headings.push(section);
    }
    const one = readHeading(text, line, index, asQuestion);
    if (one === null) continue;
    headings.push(one);
    if (one.number !== null) current = one.number;
  }
  return { lines, headings };
}

function readHeading(text: string, { start, end }: Line, line: number, asQuestion: RegExp): FoundHeading | null {
  const span = { start, end };
  const content = text.slice(start, end);
  const question = asQuestion.exec(content);
  if (question !== null) {
    const level = (question[1] as string).length;
    const suffix = withoutClosing(content.slice(question[0].length));
    return { line, span, level, suffix, title: "", number: Number(question[2]) };
  }
  const match = heading.exec(content);
  if (match === null) return null;
  const title = withoutClosing(content.slice(match[0].length));
  return { line, span, level: (match[1] as string).length, suffix: "", title, number: null };
}

/** A heading's text without the `#` that may close it. */
export function withoutClosing(text: string): string {
  const trimmed = text.trim();
  let end = trimmed.length;
  while (end > 0 && trimmed.charAt(end - 1) === "#") end--;
  const spaced = end === 0 || trimmed.charAt(end - 1) === " " || trimmed.charAt(end - 1) === "\t";
  return end < trimmed.length && spaced ? trimmed.slice(0, end).trim() : trimmed;
}

function questionHeading(patterns: Patterns): RegExp {
  const word = wordsPattern(patterns.question);
  return new RegExp(`^ {0,3}(#(?=[ \\t])|#{2,6})[ \\t]*[*_~]*${word}[ \\t]*(?:#[ \\t]*)?(\\d{1,6})(?!\\d)[*_~]*`, "i");
}

function numberOf(asQuestion: RegExp, content: string): number | null {
  const match = asQuestion.exec(content);
  return match === null ? null : Number(match[2]);
}

/** The section's heading that a fence nobody closed hides above a question's: nothing but quoted lines stands between. */
function sectionAbove(text: string, lines: readonly Line[], question: number, asQuestion: RegExp): FoundHeading | null {
  for (let index = question - 1; index >= 0; index--) {
    const line = lines[index] as Line;
    const mark = firstMark(text, line.start, line.end);
    if (mark === "" || mark === ">") continue;
    const above = mark === "#" ? readHeading(text, line, index, asQuestion) : null;
    return above?.level === 2 && above.number === null ? above : null;
  }
  return null;
}

/** Whether the first line from `line` on that is not blank is quoted, as a template's prompt is. */
function quoteFollows(text: string, lineStarts: readonly number[], line: number): boolean {
  for (let i = line; i < lineStarts.length; i++) {
    const span = lineSpan({ text, lineStarts }, i);
    const mark = firstMark(text, span.start, span.end);
    if (mark !== "") return mark === ">";
  }
  return false;
}

/** Whether nothing but blank and quoted lines stand between two lines: how a template's section introduces its questions. */
export function onlyQuotesBetween(text: string, lines: readonly Line[], from: number, to: number): boolean {
  return lines.slice(from, to).every(({ start, end }) => {
    const mark = firstMark(text, start, end);
    return mark === "" || mark === ">";
  });
}
