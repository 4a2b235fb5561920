import { type Outline, type OutlineHeading, outlineOf } from "../report/outline.js";
import { lineIndexAt, lineText } from "../report/position.js";
import { wordsPattern } from "../report/words-pattern.js";
import { withoutBlanks } from "./blanks.js";
import { choiceInText } from "./choices.js";
import { frontMatterFields } from "./fields.js";
import { hasBlank } from "./heading-blanks.js";
import { itemsToKeep } from "./items-to-keep.js";
import { type Measured, type Measures, measuresIn } from "./limits/in-text.js";
import { saysOptional, titleIsOptional } from "./optional.js";
import { asksHere, asksInWords, type Body, commentText, readBody } from "./slot-body.js";
import type { SectionSlot, Slots } from "./slot-model.js";
import { headingWords, slotWords } from "./slot-words.js";

/**
 * What a template asks, read from its own text alone: the template is its own schema.
 *
 * @param question the word before a question's number
 */
export function readSlots(text: string, question = "Question"): Slots {
  const outline = outlineOf(text);
  const starts = outline.headings.map((heading) => startOf(outline, heading));
  const freeTitle = titleIsFree(outline);
  const asksRemoval = removalOfAll(outline);
  const sections: SectionSlot[] = [];
  const unread: { line: number; text: string }[] = [];
  const keys = new Map<string, number>();
  const open: SectionSlot[] = [];
  const shared: { level: number; limits: Measures }[] = [];
  let language: string | null = null;

  for (let index = 0; index <= outline.headings.length; index++) {
    const heading = index === 0 ? null : (outline.headings[index - 1] as OutlineHeading);
    const level = heading?.level ?? 0;
    while (level > 0 && (open.at(-1)?.level ?? -1) >= level) open.pop();
    while (level > 0 && (shared.at(-1)?.level ?? -1) >= level) shared.pop();
    const lines = {
      start: heading === null ? frontLines(outline) : (starts[index - 1] as number),
      heading: heading?.line ?? frontLines(outline),
      body: heading?.endLine ?? frontLines(outline),
      end: starts[index] ?? outline.lineStarts.length,
    };
    const parent = heading === null ? null : (open.at(-1) ?? null);
    const title = heading?.title ?? "";
    const key = uniqueKey(keys, parent, slotWords(title));
    const about = readBody(outline, lines, key);
    const measured = measuresOf(about, title);
    const inherited = shared.at(-1)?.limits ?? {};
    if (measured.forEach) shared.push({ level, limits: measured.limits });
    if (language === null || language === "en") language = measured.language ?? language;
    unread.push(...measured.unread.map((sentence) => ({ line: lineOf(outline, lines, sentence), text: sentence })));
    const hasChildren = (outline.headings[index]?.level ?? 0) > level && heading !== null;
    const number = questionNumber(title, question);
    const section: SectionSlot = {
      index,
      key,
      title,
      number,
      level,
      words: headingWords(title),
      parent: parent?.level === 0 ? null : (parent?.index ?? null),
      free: heading !== null && (heading === freeTitle || hasBlank(asWritten(outline, heading))),
      required: heading === null || !isOptional(title, about),
      lines,
      asks: asksHere(about, measured, hasChildren, heading === null) || (number !== null && !hasChildren),
      limits: measured.forEach ? inherited : { ...inherited, ...measured.limits },
      choice: hasChildren ? null : (about.choice ?? choiceInText(title)),
      fields: index === 0 ? [...frontMatterFields(outline), ...about.fields] : about.fields,
      tables: about.loose ? [] : about.tables,
      items: about.loose
        ? []
        : itemsToKeep(outline, about.items, lines.body).filter(({ text }) => slotWords(withoutBlanks(text)) !== ""),
      blanks: about.blanks,
      passing: about.comments.filter((comment) => asksRemoval || asksToGo(commentText(outline, comment))),
    };
    sections.push(section);
    if (heading !== null) open.push(section);
  }
  return { outline, sections, unread, language: statedLanguage(sections[0]) ?? language ?? "en" };
}

/** Whether a template has anything that a document can be held to. */
export function holdsAnything({ sections }: Slots): boolean {
  return sections.some(
    ({ level, fields, tables, items, asks }) => level > 0 || asks || fields.length + tables.length + items.length > 0,
  );
}

/**
 * What is stated of all that stands under a heading. What a field or one of several prompts there states holds for that alone, and is named once as
 * not read: nothing tells where a prompt's answer ends.
 */
function measuresOf({ prose, ofPrompts, ofFields }: Body, title: string): Measured {
  const whole = measuresIn(prose, title);
  if (ofPrompts === "" && ofFields === "") return whole;
  const parts = measuresIn(ofPrompts);
  if (parts.forEach) return measuresIn(`${prose}\n\n${ofPrompts}`, title);
  const fields = measuresIn(ofFields);
  const unread = [...parts.stated, ...parts.unread, ...fields.stated, ...fields.unread].slice(0, 1);
  return { ...whole, stated: [...whole.stated, ...parts.stated], unread: [...whole.unread, ...unread] };
}

function isOptional(title: string, { closest }: Body): boolean {
  return titleIsOptional(title) || closest.some(saysOptional);
}

/**
 * The first `#` heading is the document's title, and its words are the document's: unless sections are of that level too, and it is one of
 * them by what stands above it, or by a paragraph of its own like theirs.
 */
function titleIsFree(outline: Outline): OutlineHeading | null {
  const top = outline.headings.filter(({ level }) => level === 1);
  const [title, next] = top;
  if (title === undefined || next === undefined) return title ?? null;
  for (let line = frontLines(outline); line < title.line; line++) if (outline.kinds[line] === "prose") return null;
  const isLikeOthers = top.length > 2 && outline.headings[1] === next && !hasBlank(title.title);
  const lines = { start: title.line, heading: title.line, body: title.endLine, end: next.line };
  return isLikeOthers && asksInWords(readBody(outline, lines, "")) ? null : title;
}

/** A heading's title; a `#` at its end that cannot be meant to close it, since it is of another level, is a word of it (`Experiment #`). */
function asWritten({ text }: Outline, { title, level, span, underlined }: OutlineHeading): string {
  if (underlined) return title;
  const [, marks] = /[ \t](#{1,6})[ \t]*$/.exec(text.slice(span.start, span.end)) ?? [];
  return marks === undefined || marks.length === level ? title : `${title} ${marks}`;
}

/** A heading's section begins with the comment that stands right above it, without a blank line between. */
function startOf(outline: Outline, heading: OutlineHeading): number {
  let line = heading.line;
  while (line > 0 && outline.kinds[line - 1] === "comment") line--;
  // Between two headings without a blank line, a comment is the upper one's.
  if (outline.kinds[line - 1] === "heading") return heading.line;
  const isFirst = heading === outline.headings[0];
  // The comment that opens a template speaks of all of it.
  return isFirst &&
    outline.kinds.slice(0, line).every((kind) => kind === "blank" || kind === "front") &&
    heading.level === 1
    ? heading.line
    : line;
}

function questionNumber(title: string, question: string): number | null {
  const match = new RegExp(
    `^[*_~]*${wordsPattern(question)}\\s*(?:#\\s*)?(\\d{1,6})(?![\\p{L}\\p{N}]|[.,]\\d)`,
    "iu",
  ).exec(title);
  return match === null ? null : Number(match[1]);
}

function uniqueKey(keys: Map<string, number>, parent: SectionSlot | null, words: string): string {
  const above = parent === null || parent.level === 0 || parent.free ? keyAbove(parent) : `${parent.key}/`;
  const key = above + words;
  const times = (keys.get(key) ?? 0) + 1;
  keys.set(key, times);
  return times === 1 ? key : `${key} ${times}`;
}

/** The document's title is no part of a key: every section stands under it, whatever it says. */
function keyAbove(parent: SectionSlot | null): string {
  return parent === null || parent.level <= 1 ? "" : `${parent.key}/`;
}

/** Whether some comment asks that all comments be removed once the document is done. */
function removalOfAll(outline: Outline): boolean {
  return outline.comments.some((_, index) =>
    /\b(?:all (?:of )?(?:the|these)(?: [\w-]+){0,2} comment|(?:delete|remove) (?:these|all|the) comments)/i.test(
      commentText(outline, index),
    ),
  );
}

function asksToGo(comment: string): boolean {
  return /\b(?:remove|delete) this (?:comment|note|text|instruction)/i.test(comment);
}

function statedLanguage(top: SectionSlot | undefined): string | null {
  const stated = top?.fields.find((field) => field.inFrontMatter && /^lang(?:uage)?$/.test(field.words));
  const value = stated?.value.trim().replace(/^["']|["']$/g, "") ?? "";
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value) ? value : null;
}

/** The line, from 1, on which a sentence of a section begins, as far as it can be found again. */
function lineOf(outline: Outline, lines: SectionSlot["lines"], sentence: string): number {
  const words = slotWords(sentence).split(" ").slice(0, 3).join(" ");
  for (let line = lines.start; line < lines.end; line++) {
    if (slotWords(lineText(outline, line)).includes(words)) return line + 1;
  }
  return lines.heading + 1;
}

function frontLines(outline: Outline): number {
  return outline.frontMatter === null ? 0 : lineIndexAt(outline.lineStarts, outline.frontMatter.end) + 1;
}
