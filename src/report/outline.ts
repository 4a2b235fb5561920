import { withoutClosing } from "./headings.js";
import { isFenced, scanLines } from "./lines.js";
import type { Span } from "./model.js";
import { lineSpan, lineStartsOf, lineText } from "./position.js";

/** What a line of a document is, whatever its template. A line that a comment begins or ends on is prose where words stand beside it. */
export type OutlineKind = "front" | "blank" | "heading" | "code" | "comment" | "prose";

/** A heading outside code and comments, with `#` or underlined. */
export interface OutlineHeading {
  /** The index of its first line. */
  readonly line: number;
  /** The index behind its last line: an underlined heading has two. */
  readonly endLine: number;
  /** Its lines without the last line's end. */
  readonly span: Span;
  readonly level: number;
  /** Its words without comments; where it is nothing but a comment, that. */
  readonly title: string;
  readonly underlined: boolean;
}

/** A document by its lines: what is front matter, heading, code, comment and prose. */
export interface Outline {
  readonly text: string;
  readonly lineStarts: readonly number[];
  readonly kinds: readonly OutlineKind[];
  /** The `---` block at the very top, its dashes included. */
  readonly frontMatter: Span | null;
  readonly headings: readonly OutlineHeading[];
  /** HTML comments outside code. */
  readonly comments: readonly Span[];
}

const atx = /^ {0,3}(#{1,6})(?=[ \t]|$)/;
/** One dash alone is an item that somebody has yet to write far more often than an underline. */
const underline = /^ {0,3}(=+|-{2,})[ \t]*$/;
/** What an underlined heading cannot begin with: a list, a quote, a table, a rule. */
const noTitle = /^[ \t]*(?:[*+-][ \t]|\d{1,9}[.)][ \t]|[>|]|[-*_]{3,}[ \t]*$)/;
/** A label with what stands behind it: over three dashes those are a rule far more often than its underline. */
const label = /^[ \t]*[*_]{0,3}\p{L}[^:`\r\n]{0,60}:[*_]{0,3}(?:[ \t]|$)/u;
/** A comment within a paragraph ends in it; how many lines are looked through for its end. */
const longestInline = 200;

/**
 * The outline of `text`, by one scan of its lines. A fence or a comment that nobody closes hides no heading: a comment without end is
 * none, and code without end ends with the text, as on GitHub.
 */
export function outlineOf(text: string): Outline {
  const lineStarts = lineStartsOf(text);
  const frontMatter = frontMatterLines(text, lineStarts);
  const kinds: OutlineKind[] = new Array<OutlineKind>(frontMatter).fill("front");
  const headings: OutlineHeading[] = [];
  const comments: Span[] = [];
  let commentEnd = -1;
  const lastClose = text.lastIndexOf("-->");
  const inComment = (line: number): boolean => (lineStarts[line] as number) < commentEnd;
  for (const one of scanLines(text, lineStarts, frontMatter, undefined, inComment)) {
    const line = kinds.length;
    const span = { start: one.start, end: one.end };
    if (one.kind === "comment") {
      const rest = { start: Math.min(commentEnd, span.end), end: span.end };
      const more = commentsIn(text, lineStarts, line, rest.start, lastClose);
      comments.push(...more);
      commentEnd = more.at(-1)?.end ?? commentEnd;
      kinds.push(outside(text, rest, more).trim() === "" ? "comment" : "prose");
      continue;
    }
    if (isFenced(one)) {
      kinds.push("code");
      continue;
    }
    const content = text.slice(span.start, span.end);
    if (content.trim() === "") {
      kinds.push("blank");
      continue;
    }
    const found = content.includes("<!--") ? commentsIn(text, lineStarts, line, span.start, lastClose) : [];
    comments.push(...found);
    commentEnd = found.at(-1)?.end ?? -1;
    if (found.length > 0 && outside(text, span, found).trim() === "") {
      kinds.push("comment");
      continue;
    }
    const heading = headingAt(text, lineStarts, line, kinds);
    if (heading === null) {
      kinds.push("prose");
      continue;
    }
    headings.push(heading);
    if (heading.underlined) kinds[line - 1] = "heading";
    kinds.push("heading");
  }
  return {
    text,
    lineStarts,
    kinds,
    frontMatter: frontMatter === 0 ? null : { start: 0, end: lineSpan({ text, lineStarts }, frontMatter - 1).end },
    headings,
    comments,
  };
}

function headingAt(
  text: string,
  lineStarts: readonly number[],
  line: number,
  kinds: readonly OutlineKind[],
): OutlineHeading | null {
  const span = lineSpan({ text, lineStarts }, line);
  const content = text.slice(span.start, span.end);
  const marks = atx.exec(content);
  if (marks !== null) {
    const level = (marks[1] as string).length;
    const title = titleIn(withoutClosing(content.slice(marks[0].length)));
    return { line, endLine: line + 1, span, level, title, underlined: false };
  }
  const under = underline.exec(content);
  // Only one line of text: two lines over dashes are a slip far more often than a heading.
  if (under === null || kinds[line - 1] !== "prose" || kinds[line - 2] === "prose") return null;
  const above = lineSpan({ text, lineStarts }, line - 1);
  const title = text.slice(above.start, above.end);
  if (noTitle.test(title) || (under[1] === "---" && label.test(title))) return null;
  const level = (under[1] as string).startsWith("=") ? 1 : 2;
  return {
    line: line - 1,
    endLine: line + 1,
    span: { start: above.start, end: span.end },
    level,
    title: titleIn(title),
    underlined: true,
  };
}

function titleIn(words: string): string {
  // Behind the last end of a comment nothing is looked for, so that marks that open one cannot be many.
  const end = words.lastIndexOf("-->") + 3;
  if (!words.includes("<!--") || end < 3) return words.trim();
  return (words.slice(0, end).replace(/<!--.*?-->/g, " ") + words.slice(end)).trim() || words.trim();
}

/** The comments that begin on a line: one at its start may hold blank lines, one behind words ends with the paragraph or is none. */
function commentsIn(
  text: string,
  lineStarts: readonly number[],
  line: number,
  first: number,
  lastClose: number,
): Span[] {
  const span = lineSpan({ text, lineStarts }, line);
  const found: Span[] = [];
  let from = first;
  while (from < span.end) {
    const start = text.indexOf("<!--", from);
    if (start < 0 || start >= span.end || start > lastClose) break;
    const isBlock = text.slice(first, start).trim() === "";
    const end = closeOf(text, lineStarts, line, start, isBlock);
    if (end === null) break;
    found.push({ start, end });
    from = end;
  }
  return found;
}

function closeOf(
  text: string,
  lineStarts: readonly number[],
  line: number,
  start: number,
  isBlock: boolean,
): number | null {
  if (isBlock) return text.indexOf("-->", start + 4) + 3;
  for (let at = line; at < Math.min(lineStarts.length, line + longestInline); at++) {
    const { start: begin, end } = lineSpan({ text, lineStarts }, at);
    const content = text.slice(Math.max(begin, start), end);
    if (content.trim() === "") return null;
    const close = content.indexOf("-->");
    if (close >= 0) return Math.max(begin, start) + close + 3;
  }
  return null;
}

/** What of a line stands outside the comments that begin on it. */
function outside(text: string, span: Span, comments: readonly Span[]): string {
  let rest = "";
  let from = span.start;
  for (const comment of comments) {
    rest += text.slice(from, comment.start);
    from = comment.end;
  }
  return rest + text.slice(Math.min(from, span.end), span.end);
}

/** How many lines the front matter has; 0 without one. It is closed, holds a key or a blank to fill in, and no paragraph and no heading but YAML's own comments. */
function frontMatterLines(text: string, lineStarts: readonly number[]): number {
  if (!/^\uFEFF?---[ \t]*[\r\n]/.test(text.slice(0, 200))) return 0;
  let keys = 0;
  let last = "-";
  for (let line = 1; line < lineStarts.length; line++) {
    const content = lineText({ text, lineStarts }, line).trimEnd();
    if (content === "---" || content === "...") return keys > 0 || line === 1 ? line + 1 : 0;
    // A paragraph is no YAML: these dashes are a rule, further down.
    if (/^##/.test(content) || (last === "" && /^\p{L}[^:]*$/u.test(content))) return 0;
    last = content;
    if (/^(?:["'\w][^:]{0,100}:(?:\s|$)|\{\{)/.test(content)) keys++;
  }
  return 0;
}
