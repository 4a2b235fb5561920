import { codeSpans, isInSpans } from "../report/code.js";
import type { Edit } from "../report/edits.js";
import type { Answer, Patterns, Report, Span } from "../report/model.js";
import { isOnlyPlaceholder } from "../report/placeholder.js";
import { lineSpan, lineStartsOf, shifted } from "../report/position.js";

/**
 * Rewrites what makes the course's script cut an answer: a lower heading becomes bold text, other `##` are kept apart,
 * and `Answer:` loses its colon.
 *
 * @returns edits of the report's text, in order and apart
 */
export function uncut(answer: Answer, { text }: Report, patterns: Patterns, lineEnd: string): Edit[] {
  const { start, end } = answer.span;
  const edits = [...headings(text.slice(start, end), answer, lineEnd), ...answersAgain(answer, patterns)];
  return withoutInner(edits).map(({ span, text: now }) => ({ span: shifted(span, start), text: now }));
}

/** Edits in order, without those within another: what a rewritten line still holds is found in the next round. */
function withoutInner(edits: readonly Edit[]): Edit[] {
  let end = 0;
  return edits
    .toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    .filter(({ span }) => {
      const isInner = span.start < end;
      end = Math.max(end, span.end);
      return !isInner;
    });
}

const heading = /^([ \t]*(?:(?:>[ \t]?)*>[ \t]*)?)(#{2,})[ \t]*(.*)$/;

function headings(text: string, answer: Answer, lineEnd: string): Edit[] {
  const code = codeSpans(answer.text);
  const lineStarts = lineStartsOf(text);
  const lines = lineStarts.map((_, line) => lineSpan({ text, lineStarts }, line));
  const isBlank = (span: Span | undefined): boolean =>
    span === undefined || text.slice(span.start, span.end).trim() === "";
  return lines.flatMap((span, line): Edit[] => {
    const content = text.slice(span.start, span.end);
    if (!content.includes("##")) return [];
    const match = line === 0 ? null : heading.exec(content);
    if (match === null || isInSpans(code, span.start + content.indexOf("#"))) return apart(content, span.start, code);
    const above = isBlank(lines[line - 1]) ? "" : lineEnd;
    const below = isBlank(lines[line + 1]) ? "" : lineEnd;
    return [{ span, text: above + boldLine(match) + below }];
  });
}

/** A heading as bold text; a line of nothing but `#` as a rule. */
function boldLine([, indent = "", , rest = ""]: RegExpExecArray): string {
  const title = withoutMarks(withoutEnd(rest, "#").trimEnd())
    .replace(/#(?=#)/g, "#\\")
    .trim();
  return indent + (title === "" ? "***" : `**${title}**`);
}

/** A title without the marks around it that make it bold. */
function withoutMarks(title: string): string {
  const start = /^[*_]*/.exec(title)?.[0].length ?? 0;
  const inner = withoutEnd(title.slice(start), "*_");
  return start === 0 || (start < title.length && inner.length === title.length - start) ? title : inner;
}

/** A text without these characters at its end, and what is blank behind them. */
function withoutEnd(text: string, characters: string): string {
  const trimmed = text.trimEnd();
  let end = trimmed.length;
  while (end > 0 && characters.includes(trimmed[end - 1] ?? " ")) end--;
  return trimmed.slice(0, end);
}

/** In code one `#` of several is left; elsewhere a backslash that Markdown does not show keeps them apart. */
function apart(content: string, offset: number, code: readonly Span[]): Edit[] {
  return [...content.matchAll(/#{2,}/g)].map((match) => {
    const start = offset + match.index;
    const span = { start, end: start + match[0].length };
    return { span, text: isInSpans(code, start) ? "#" : match[0].replace(/#(?=#)/g, "#\\") };
  });
}

/** `Answer:` above any text goes, with its line where it is all that stands on it; in the text it loses its colon. */
function answersAgain({ text }: Answer, patterns: Patterns): Edit[] {
  const word = patterns.answer;
  const edits: Edit[] = [];
  let isAbove = true;
  let from = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, from)) {
    isAbove &&= isOnlyPlaceholder(text.slice(from, at).replace(/[>*_]/g, ""), patterns);
    from = at + word.length;
    if (isAbove) edits.push({ span: withMarkup(text, at, from), text: "" });
    else if (word.endsWith(":")) edits.push({ span: { start: from - 1, end: from }, text: "" });
  }
  return edits;
}

function withMarkup(text: string, start: number, end: number): Span {
  const before = /[>*_]*[ \t]*(?:[>*_]+[ \t]*)?$/.exec(text.slice(Math.max(0, start - 20), start))?.[0].length ?? 0;
  const after = /^[*_]*/.exec(text.slice(end, end + 20))?.[0].length ?? 0;
  return { start: start - before, end: end + after };
}
