import { itemsIn } from "../report/items.js";
import type { Outline } from "../report/outline.js";
import { lineIndexAt, lineSpan, lineText } from "../report/position.js";
import { tablesIn } from "../report/tables.js";
import { isBlank } from "./blanks.js";
import { type Choice, choiceInText } from "./choices.js";
import { openLines } from "./fields.js";
import type { Measured } from "./limits/in-text.js";
import { elementsClosed, isTag, withoutFormulas } from "./lookalikes.js";
import { saysReplace } from "./optional.js";
import { linesOfPrompts } from "./several-prompts.js";
import type { SectionSlot } from "./slot-model.js";
import { slotWords } from "./slot-words.js";

/** What stands under a heading of a template, read for what it asks. */
export interface Body {
  /** Its own words, comments that are short included, but for what belongs to one of several prompts in it. */
  readonly prose: string;
  /** What does belong to one of several. */
  readonly ofPrompts: string;
  /** The lines of its fields. */
  readonly ofFields: string;
  /** What stands closest to the heading: a comment above it, and the first paragraph or comment below. */
  readonly closest: readonly string[];
  readonly comments: readonly number[];
  readonly blanks: readonly number[];
  readonly fields: SectionSlot["fields"];
  readonly tables: SectionSlot["tables"];
  readonly items: SectionSlot["items"];
  readonly choice: Choice | null;
  readonly loose: boolean;
  /** Prose that is neither a field, a table, an item nor a blank. */
  readonly words: string;
}

/** A comment of more characters than this explains; what it says of lengths is no limit. */
const shortComment = 240;

/** Reads what stands between a section's lines. @param key the section's */
export function readBody(outline: Outline, lines: SectionSlot["lines"], key: string): Body {
  const span = { start: outline.lineStarts[lines.start] ?? outline.text.length, end: endOf(outline, lines.end) };
  const comments = commentsBetween(outline, span.start, span.end);
  const paragraphs = paragraphsOf(outline, lines.body, lines.end);
  const texts = comments.map((comment) => commentText(outline, comment));
  const loose = [...paragraphs.map(({ text }) => text), ...texts].some(saysReplace);
  const tables = tablesIn(outline, lines.body, lines.end);
  const items = itemsIn(outline, lines.body, lines.end);
  const fields = openLines(outline, lines.body, lines.end, key, loose);
  const taken = new Set([
    ...tables.flatMap((table) => range(table.line, table.endLine)),
    ...items.flatMap((item) => range(item.line, item.endLine)),
    ...fields.flatMap((field) => range(field.line, field.endLine)),
  ]);
  const closed = elementsClosed(outline.text.slice(span.start, span.end));
  const isOpen = (text: string): boolean => isBlank(text) && !isTag(text, closed);
  const blanks: number[] = [];
  for (const paragraph of paragraphs) {
    const text = withoutFormulas(paragraph.text);
    const whole = isOpen(withoutComments(text)) && !taken.has(paragraph.first);
    for (const [index, written] of text.split(/\r\n|\n|\r/).entries()) {
      const line = paragraph.first + index;
      const content = withoutComments(withoutMark(written));
      if (!taken.has(line) && content !== "" && (whole || isOpen(content)) && !/^[-=*]{3,}$/.test(content))
        blanks.push(line);
    }
  }
  const blank = new Set(blanks);
  const words = paragraphs
    .map(({ first, end }) =>
      range(first, end)
        .filter((line) => !taken.has(line) && !blank.has(line))
        .map((line) => lineText(outline, line))
        .join("\n"),
    )
    .filter((text) => slotWords(withoutComments(text)) !== "");
  const labelled = new Set(fields.map(({ line }) => line));
  const own = new Set(fields.flatMap((field) => (field.isAnswer ? [] : range(field.line, field.endLine))));
  const prompts = linesOfPrompts(outline, lines.body, lines.end, own);
  const textOf = (isOf: (line: number) => boolean): string[] =>
    paragraphs.map(({ first, end }) =>
      range(first, end)
        .filter(isOf)
        .map((line) => lineText(outline, line))
        .join("\n"),
    );
  const brief = comments.flatMap((comment, index) => {
    const text = texts[index] ?? "";
    const line = lineIndexAt(outline.lineStarts, outline.comments[comment]?.start ?? 0);
    return text.length <= shortComment ? [{ text, isOfPrompt: prompts.has(line) }] : [];
  });
  const proseOf = (isOfPrompt: boolean): string =>
    [
      ...textOf((line) => !own.has(line) && prompts.has(line) === isOfPrompt).map(withoutComments),
      ...brief.flatMap((one) => (one.isOfPrompt === isOfPrompt ? [one.text] : [])),
    ].join("\n\n");
  const above = comments.findIndex(
    (comment) => (outline.comments[comment]?.start ?? 0) >= (outline.lineStarts[lines.body] ?? 0),
  );
  const closest = [
    ...texts.slice(0, above < 0 ? texts.length : above),
    ...firstBelow(outline, lines, comments, paragraphs[0] ?? null),
  ];
  return {
    prose: proseOf(false),
    ofPrompts: prompts.size === 0 ? "" : proseOf(true),
    ofFields: own.size === 0 ? "" : textOf((line) => own.has(line)).join("\n\n"),
    closest,
    comments,
    blanks,
    fields,
    tables,
    items,
    choice: choiceInText(textOf((line) => !labelled.has(line) && !prompts.has(line)).join("\n\n")),
    loose,
    words: words.join("\n\n"),
  };
}

interface Paragraph {
  readonly first: number;
  readonly end: number;
  readonly text: string;
}

/** The paragraphs between two lines: runs of lines that are neither blank, code, nor a comment. */
function paragraphsOf(outline: Outline, first: number, end: number): Paragraph[] {
  const found: Paragraph[] = [];
  for (let line = first; line < end; line++) {
    if (outline.kinds[line] !== "prose") continue;
    let last = line + 1;
    while (last < end && outline.kinds[last] === "prose") last++;
    const start = outline.lineStarts[line] as number;
    found.push({
      first: line,
      end: last,
      text: outline.text.slice(start, lineSpan(outline, last - 1).end),
    });
    line = last - 1;
  }
  return found;
}

/** The comment or the paragraph that stands first below a heading, and the comments that follow it at once. */
function firstBelow(
  outline: Outline,
  lines: SectionSlot["lines"],
  comments: readonly number[],
  paragraph: Paragraph | null,
): string[] {
  const start = outline.lineStarts[lines.body] ?? outline.text.length;
  const first = paragraph === null ? Number.POSITIVE_INFINITY : (outline.lineStarts[paragraph.first] as number);
  const before = comments.filter((comment) => {
    const at = outline.comments[comment]?.start ?? 0;
    return at >= start && at < first;
  });
  if (before.length > 0) return before.map((comment) => commentText(outline, comment));
  return paragraph === null
    ? []
    : [
        paragraph.text
          .split(/\r\n|\n|\r/)
          .slice(0, 3)
          .join("\n"),
      ];
}

const prompts =
  /\?|\b(?:this|the) (?:[^\s.]+ )?section\b|(?:^|[.:!]\s+|\n[^\S\n]*(?:[*+-]\s+)?)(?:please |briefly )?(?:describe|explain|list|include|provide|write|discuss|show|say|tell|copy|give|name|state|add|insert|paste|summari[sz]e|outline|identify|discuss|define|document|mention|specify|compare|enumerate|note|link|attach|upload|walk through|answer|fill|use this|why|what|how|who|when|where|which|one paragraph|an? (?:short|brief|abstract|list|summary|description)|the (?:issue|change|reason|problem|motivation|context|decision|forces|result)|(?:short|brief) (?:summary|explanation|description|overview)|any|beskriv|forklar|skriv|nævn|vis|beschreib\p{L}*|erklär\p{L}*|nenn\p{L}*|describ\p{L}*|expli\p{L}*|décri\p{L}*)(?![\p{L}])/iu;
/** What only introduces what follows. */
const introduces = /\b(?:following|below|each) questions?\b|\bquestions below\b/i;

/** Whether something is to be written right under a heading. */
export function asksHere(body: Body, measured: Measured, hasChildren: boolean, isTop: boolean): boolean {
  const isMarked = body.blanks.length > 0 || body.tables.some((table) => table.rows.some(({ first }) => first === ""));
  const isLimited = !measured.forEach && measured.stated.length > 0;
  if (hasChildren || isTop) return body.blanks.length > 0 || (isLimited && !isTop);
  if (isMarked || isLimited || body.choice !== null) return true;
  if (body.fields.length > 0) return body.fields.some(({ isAnswer }) => isAnswer);
  if (body.words.trim() === "") return body.items.length === 0 && body.tables.length === 0;
  if (introduces.test(body.words)) return false;
  return body.comments.length > 0 || prompts.test(body.words.trim());
}

/** Whether its own words, beside fields and blanks, ask for something. */
export function asksInWords({ words }: Body): boolean {
  return prompts.test(words.trim()) || /(?:^|\n)[^\n]{30,}/.test(words);
}

/** A comment without its marks. @param index into the outline's comments */
export function commentText(outline: Outline, index: number): string {
  const span = outline.comments[index];
  return span === undefined ? "" : outline.text.slice(span.start + 4, Math.max(span.start + 4, span.end - 3)).trim();
}

function commentsBetween(outline: Outline, start: number, end: number): number[] {
  let low = 0;
  let high = outline.comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((outline.comments[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let index = low; index < outline.comments.length && (outline.comments[index]?.start ?? end) < end; index++)
    found.push(index);
  return found;
}

function endOf(outline: Outline, line: number): number {
  return outline.lineStarts[line] ?? outline.text.length;
}

/** A line without its quote or list mark. */
function withoutMark(line: string): string {
  return line.replace(/^[ \t]*(?:>[ \t]*)*(?:(?:[*+-]|\d{1,9}[.)])[ \t]+)?/, "").trim();
}

function withoutComments(text: string): string {
  return text.replace(/<!--.*?(?:-->|$)/gs, "").trim();
}

function range(first: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
}
