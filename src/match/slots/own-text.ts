import { labelAt } from "../../report/labels.js";
import type { Span } from "../../report/model.js";
import { oncePer } from "../../report/once.js";
import type { Outline } from "../../report/outline.js";
import { lineSpan, lineText, shifted, trimSpan } from "../../report/position.js";
import type { Filled, Lines } from "../../template/slot-match.js";
import type { SectionSlot, Slots } from "../../template/slot-model.js";
import { slotWords } from "../../template/slot-words.js";

/** How often a template has a line in a section, by how lines are compared. */
export type OwnLines = ReadonlyMap<string, number>;

/** How a line is compared: by its words; one without words by what stands there, and a fence by its marks alone. */
export function lineKey(line: string): string {
  const words = slotWords(line.replace(/^([ \t]*[*+-][ \t]+)\[[ xX]\]/, "$1"));
  if (words !== "") return words;
  const bare = line.trim();
  return bare === "" ? "" : `|${bare.replace(/\s+/g, " ")}`;
}

/** The lines of a section of the template that are no comments. */
export function ownLinesOf({ outline }: Slots, slot: SectionSlot): OwnLines {
  const own = new Map<string, number>();
  for (let line = slot.lines.body; line < slot.lines.end; line++) {
    const key = keyAt(outline, line);
    if (key !== "") own.set(key, (own.get(key) ?? 0) + 1);
  }
  return own;
}

/** How the line of a document is compared; empty for what is blank, a comment, or not read as text. */
export function keyAt(outline: Outline, line: number): string {
  const kind = outline.kinds[line];
  if (kind !== "prose" && kind !== "code") return "";
  return lineKey(
    lineText(outline, line)
      .replace(/<!--.*?(?:-->|$)/gm, "")
      .replace(/^.*?-->/, ""),
  );
}

/** What a template has in a section, as it is compared. */
interface Own {
  readonly lines: OwnLines;
  readonly paragraphs: ReadonlySet<string>;
  readonly blanks: ReadonlySet<string>;
  readonly labels: ReadonlySet<string>;
}

/** A document is bound before and after a commit, or there are thousands: what the template has is the same for all. */
const ownOf = oncePer(
  (slot: SectionSlot, slots: Slots): Own => ({
    lines: ownLinesOf(slots, slot),
    paragraphs: paragraphsOf(slots.outline, slot.lines.body, slot.lines.end),
    blanks: new Set(slot.blanks.map((line) => lineText(slots.outline, line).trim())),
    labels: new Set(slot.fields.filter((field) => !field.inFrontMatter).map(({ words }) => words)),
  }),
);

/** The comments of a template that ask to be removed: one above a heading stands at the end of the section before in a document. */
const passingIn = oncePer(
  ({ outline, sections }: Slots): ReadonlySet<string> =>
    new Set(sections.flatMap(({ passing }) => passing.map((at) => commentKey(outline, outline.comments[at] as Span)))),
);

/**
 * What stands between two lines of a document beyond the text of a section of the template. A paragraph of the template that is only
 * wrapped in another way is the template's.
 */
export function filledIn(document: Outline, { first, end }: Lines, slots: Slots, slot: SectionSlot): Filled {
  const { lines, paragraphs, blanks, labels } = ownOf(slot, slots);
  const left = new Map(lines);
  const start = document.lineStarts[first] ?? document.text.length;
  const span = { start, end: document.lineStarts[end] ?? document.text.length };
  const taken: Span[] = [];
  const leftThere: Span[] = [];

  for (const [from, to, words] of paragraphs.size === 0 ? [] : paragraphsIn(document, first, end)) {
    if (!paragraphs.has(words)) continue;
    for (let line = from; line < to; line++) taken.push(lineSpan(document, line));
  }
  const whole = new Set(taken.map((one) => one.start));
  const hasOwn = left.size > 0 || labels.size > 0;
  for (let line = hasOwn ? first : end; line < end; line++) {
    const here = lineSpan(document, line);
    const key = keyAt(document, line);
    if (key === "") continue;
    const times = left.get(key) ?? 0;
    if (times > 0) {
      left.set(key, times - 1);
      if (!whole.has(here.start)) taken.push(here);
      if (blanks.has(lineText(document, line).trim())) leftThere.push(here);
      continue;
    }
    const label = document.kinds[line] === "prose" && labels.size > 0 ? labelAt(document, line) : null;
    if (label !== null && labels.has(slotWords(label.label))) taken.push({ start: here.start, end: label.valueStart });
  }
  const comments = commentsIn(document, span);
  const passing = comments.length === 0 ? null : passingIn(slots);
  leftThere.push(...comments.filter((comment) => passing?.has(commentKey(document, comment))));
  const text = blanked(document.text, span, [...taken, ...comments]);
  return { span, text, content: contentOf(text, span.start), left: leftThere.sort((a, b) => a.start - b.start) };
}

/** From the first to the last character that says something: rules, fences and list marks alone do not. */
function contentOf(text: string, start: number): Span | null {
  if (!/[^\s\-_=*#>|`~.…:[\](){}+\\]/u.test(text)) return null;
  return shifted(trimSpan(text, { start: 0, end: text.length }), start);
}

/** `text` between two places with some stretches of it replaced by spaces, its line ends kept. */
function blanked(text: string, { start, end }: Span, spans: readonly Span[]): string {
  const parts: string[] = [];
  let from = start;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.end <= from) continue;
    const begin = Math.max(span.start, from);
    const stop = Math.min(span.end, end);
    if (begin >= stop) continue;
    parts.push(text.slice(from, begin), text.slice(begin, stop).replace(/[^\r\n]/g, " "));
    from = stop;
  }
  parts.push(text.slice(from, end));
  return parts.join("");
}

function commentsIn(document: Outline, span: Span): readonly Span[] {
  const { comments } = document;
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const found: Span[] = [];
  for (let index = low; (comments[index]?.start ?? span.end) < span.end; index++) found.push(comments[index] as Span);
  return found;
}

function commentKey(outline: Outline, span: Span): string {
  return slotWords(outline.text.slice(span.start, span.end));
}

/** The words of the paragraphs of several lines between two lines. */
function paragraphsOf(outline: Outline, first: number, end: number): ReadonlySet<string> {
  return new Set([...paragraphsIn(outline, first, end)].map(([, , words]) => words));
}

function* paragraphsIn(outline: Outline, first: number, end: number): Generator<[number, number, string]> {
  for (let line = first; line < end; line++) {
    if (outline.kinds[line] !== "prose") continue;
    const from = line;
    while (line < end && outline.kinds[line] === "prose") line++;
    const start = outline.lineStarts[from] as number;
    const words = slotWords(outline.text.slice(start, outline.lineStarts[line] ?? outline.text.length));
    if (words !== "") yield [from, line, words];
  }
}
