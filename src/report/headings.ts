import { closesFence, type Fence, opensFence } from "./fences.js";
import type { Heading, Patterns, Span } from "./model.js";
import { literally } from "./patterns.js";
import { lineSpan } from "./position.js";

/** A heading of the report that may begin a section or a question; where it stands in a fenced block it is none. */
export interface FoundHeading extends Heading {
  /** Index of its line. */
  readonly line: number;
  readonly title: string;
  /** The question's number, where it is a question's heading. */
  readonly number: number | null;
}

const heading = /^ {0,3}(#{1,6})(?=[ \t]|$)/;
/** The first character of a fence, or of a list item that begins with one. */
const mayOpenFence = /[`~*+\d-]/;

/** Every heading outside fenced blocks, in order, and every question heading also where its `#` lack the space behind them. */
export function findHeadings(
  text: string,
  lineStarts: readonly number[],
  firstLine: number,
  patterns: Patterns,
): FoundHeading[] {
  const found: FoundHeading[] = [];
  const asQuestion = questionHeading(patterns);
  let fence: Fence | null = null;
  let current = 0;
  for (let line = firstLine; line < lineStarts.length; line++) {
    const span = withoutByteOrderMark(text, lineSpan(text, lineStarts, line));
    const first = firstMark(text, span);
    if (fence !== null) {
      const content = text.slice(span.start, span.end);
      if (closesFence(content, fence)) {
        fence = null;
        continue;
      }
      // A fence that nobody closed must not swallow the rest of the template.
      const number = first === "#" ? numberOf(asQuestion, content) : null;
      if (number === null || number <= current || !quoteFollows(text, lineStarts, line + 1)) continue;
      fence = null;
      const section = sectionAbove(text, lineStarts, line, asQuestion);
      if (section !== null) found.push(section);
    }
    if (mayOpenFence.test(first)) fence = opensFence(text.slice(span.start, span.end));
    if (first !== "#") continue;
    const one = readHeading(text.slice(span.start, span.end), span, line, asQuestion);
    if (one === null) continue;
    found.push(one);
    if (one.number !== null) current = one.number;
  }
  return found;
}

function readHeading(content: string, span: Span, line: number, asQuestion: RegExp): FoundHeading | null {
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
function withoutClosing(text: string): string {
  const trimmed = text.trim();
  let end = trimmed.length;
  while (end > 0 && trimmed.charAt(end - 1) === "#") end--;
  const spaced = end === 0 || trimmed.charAt(end - 1) === " " || trimmed.charAt(end - 1) === "\t";
  return end < trimmed.length && spaced ? trimmed.slice(0, end).trim() : trimmed;
}

function questionHeading(patterns: Patterns): RegExp {
  const word = literally(patterns.question);
  return new RegExp(`^ {0,3}(#(?=[ \\t])|#{2,6})[ \\t]*[*_~]*${word}[ \\t]*(?:#[ \\t]*)?(\\d{1,6})(?!\\d)[*_~]*`, "i");
}

function numberOf(asQuestion: RegExp, content: string): number | null {
  const match = asQuestion.exec(content);
  return match === null ? null : Number(match[2]);
}

/** The section's heading that a fence nobody closed hides above a question's: nothing but quoted lines stands between. */
function sectionAbove(
  text: string,
  lineStarts: readonly number[],
  question: number,
  asQuestion: RegExp,
): FoundHeading | null {
  for (let line = question - 1; line >= 0; line--) {
    const span = lineSpan(text, lineStarts, line);
    const first = firstMark(text, span);
    if (first === "" || first === ">") continue;
    const above = first === "#" ? readHeading(text.slice(span.start, span.end), span, line, asQuestion) : null;
    return above?.level === 2 && above.number === null ? above : null;
  }
  return null;
}

/** Whether the first line from `line` on that is not blank is quoted, as a template's prompt is. */
function quoteFollows(text: string, lineStarts: readonly number[], line: number): boolean {
  for (let i = line; i < lineStarts.length; i++) {
    const first = firstMark(text, lineSpan(text, lineStarts, i));
    if (first !== "") return first === ">";
  }
  return false;
}

function withoutByteOrderMark(text: string, span: Span): Span {
  return span.start === 0 && text.startsWith("\uFEFF") ? { start: 1, end: span.end } : span;
}

function firstMark(text: string, span: Span): string {
  let i = span.start;
  while (i < span.end && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9)) i++;
  return i < span.end ? text.charAt(i) : "";
}

/** Whether nothing but blank and quoted lines stand between two lines: how a template's section introduces its questions. */
export function onlyQuotesBetween(text: string, lineStarts: readonly number[], from: number, to: number): boolean {
  for (let line = from; line < to; line++) {
    const first = firstMark(text, lineSpan(text, lineStarts, line));
    if (first !== "" && first !== ">") return false;
  }
  return true;
}
