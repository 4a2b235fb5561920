import { codeSpans, isInSpans } from "../report/code.js";
import { isAscii } from "../report/letters.js";
import { findLinks, type Link } from "../report/links.js";
import type { Span } from "../report/model.js";
import { joined, unseenSpans } from "../report/unseen.js";
import { codeAsRead } from "./code-as-read.js";
import { readsEmphasisOtherwise } from "./emphasis.js";

/** What the course's page shows otherwise within a line. */
export type InlineKind = "escape" | "break" | "footnote" | "address" | "struck" | "tag" | "html" | "emphasis" | "ticks";

export interface InlineDifference {
  readonly kind: InlineKind;
  readonly span: Span;
}

/** Tags of HTML that the page made here and the course's page take for what they are. */
const htmlTags = new Set(
  (
    "a abbr acronym address article aside b basefont bdi bdo big blockquote br caption center cite code data dd del details dfn div dl dt em fieldset " +
    "figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd label legend li main mark nav nobr ol p picture pre q rp rt ruby s samp " +
    "section small source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr"
  ).split(" "),
);
const blockTags =
  "address|article|aside|blockquote|center|details|div|dl|fieldset|figure|footer|h[1-6]|header|main|nav|ol|p|pre|section|table|ul";

const patterns: readonly (readonly [InlineKind, string, RegExp])[] = [
  [
    "break",
    "\\",
    /(?<!\\)(?:\\\\){0,20}\\\n(?! {0,3}(?:#{1,6} |>|[-+*] |\d{1,9}[.)] |(?:[-*_] ?){3,}[ \t]*(?:\n|$)))(?=[ \t]*[^\s])/g,
  ],
  ["struck", "~", /(?<![~\\])(~~?)(?![~\s])(?:[^~\n]|~{3,}|\n(?![ \t]*\n)){0,500}[^~\s\\]\1(?!~)/g],
];

/** What finds the addresses of a text. */
function address(text: string): RegExp {
  return isAscii(text)
    ? /(?:(?<![a-z/])https?:\/\/|(?<![a-z\d/])www\.)[a-z\d-]{1,100}(?:\.[a-z\d-]{1,100}){0,8}(?![\w-])(?<!www\.[a-z\d-]{1,100})|(?<![\w.+-])[\w.+-]{1,100}@[\w-]{1,100}(?:\.[\w-]{1,100}){1,8}(?<![-_\d])(?![\w-])/gi
    : /(?:(?<![\p{L}/])https?:\/\/|(?<![\p{L}\p{N}\u{10000}-\u{1FFFF}/])www\.)[\p{L}\p{N}-]{1,100}(?:\.[\p{L}\p{N}-]{1,100}){0,8}(?![\p{L}\p{N}_-])(?<!www\.[\p{L}\p{N}-]{1,100})|(?<![\w.+-])[\w.+-]{1,100}@[\w-]{1,100}(?:\.[\w-]{1,100}){1,8}(?<![-_\d])(?![\w-])/giu;
}

/** Python-Markdown knows fewer escapes than CommonMark, and none of a line's end. */
const anEscape = /(?<!\\)(?:\\\\){0,20}\\["$%&',/:;<=?@^|~]/g;
const ownTag = new RegExp(`^\\s*</?(?:${blockTags}|summary|t[dhr]|t(?:head|body)|li|d[dt]|figcaption)\\b`, "i");
const textBehindComment = /^ {0,3}<!--(?:(?!-->)[^]){0,500}-->[ \t]*\S/gm;
const aTag = /<\/?([a-z][^<>@\s]{0,100})(?:\s[^<>]{0,1000})?>/gi;
const blockTag = new RegExp(`^ {0,3}<(/?)(${blockTags})\\b[^<>]{0,500}>`, "gim");

/** Where the course's page shows a part of a line otherwise, in an answer's text. */
export function inlineDifferences(answer: string): InlineDifference[] {
  if (!/[\\~@<*_`]|:\/\/|www\.|\[\^/i.test(answer)) return [];
  const text = answer.replaceAll("\r\n", " \n").replaceAll("\r", "\n");
  const code = codeSpans(text);
  const prose = masked(text, unseenSpans(text, code));
  // Code is masked by backticks: two of one length would be code with all that stands between them.
  const links = findLinks(prose, []);
  const inlineTargets = joined(links.filter(isInline).map(targetSpan));
  const found: InlineDifference[] = [];
  const add = (kind: InlineKind, start: number, length: number): void =>
    void found.push({ kind, span: { start, end: start + length } });
  for (const { start, end } of prose.includes("<") ? mixedBlocks(prose) : []) add("html", start, end - start);
  for (const { index, 0: whole, 1: name = "" } of prose.includes("<") ? prose.matchAll(aTag) : [])
    if (
      !htmlTags.has(name.toLowerCase().replace(/\/$/, "")) &&
      !/^[a-z][a-z0-9+.-]+:/i.test(name) &&
      !isInSpans(inlineTargets, index)
    )
      add("tag", index, whole.length);
  const targets = joined([...links.map((one) => (isInline(one) ? targetSpan(one) : one.span)), ...tagSpans(prose)]);
  const linked = joined([...links.map(({ span }) => span), ...references(prose), ...anchors(prose)]);
  const plain = masked(prose, targets);
  const written = masked(text, code);
  for (const { index, 0: whole } of written.includes("<!--") ? written.matchAll(textBehindComment) : [])
    add("html", index, whole.length);
  for (const { index, 0: whole } of written.includes("\\") ? written.matchAll(anEscape) : [])
    if (!isInSpans(targets, index)) add("escape", index, whole.length);
  for (const [kind, mark, pattern] of patterns)
    for (const { index, 0: whole } of plain.includes(mark) ? plain.matchAll(pattern) : [])
      add(kind, index, whole.length);
  for (const { index, 0: whole } of /@|www\.|:\/\//i.test(plain) ? plain.matchAll(address(plain)) : [])
    if (!isInSpans(linked, index)) add("address", index, whole.length);
  if (/^ {0,3}\[\^[^\]\s]{1,100}\]:/m.test(prose)) {
    const first = prose.search(/\[\^[^\]\s]{1,100}\]/);
    add("footnote", first, prose.indexOf("]", first) + 1 - first);
  }
  if (text.includes("`")) found.push(...ticks(text, code));
  if (/[*_]/.test(plain)) found.push(...emphasis(plain.replace(/\\[*_]/g, "``")));
  return found;
}

/**
 * HTML that begins a line, with Markdown in it or right behind it: there it goes on to its closing tag, here to the next blank line.
 */
function* mixedBlocks(prose: string): Generator<Span> {
  let from = 0;
  const open = new Set<string>();
  for (const { index: start, 0: opening, 1: slash, 2: name = "" } of prose.matchAll(blockTag)) {
    if (start < from) continue;
    const inside = start + opening.length;
    // What nobody closes the first time is not looked for again: that would take quadratic time.
    const close = slash === "" && !open.has(name) ? closingTag(prose, inside, name) : null;
    if (close === null) open.add(name);
    from = close?.end ?? inside;
    const inner = prose.slice(inside, close?.start ?? inside);
    const isMixed = hasMarkdown(inner);
    const behind = /^[ \t]*(?:\S|\n(?![ \t]*(?:\n|$|<))[ \t]*\S)/.test(prose.slice(from, from + 1000));
    if (close === null || isMixed || behind) yield { start, end: from };
  }
}

/** Whether the page made here shows marks of what stands between two tags, or more than one paragraph; one of plain words is the same there. */
function hasMarkdown(inner: string): boolean {
  const [first = "", ...rest] = inner.split(/\n[ \t]*\n/);
  const paragraphs = rest
    .filter((part) => !ownTag.test(part))
    .map(withoutTags)
    .filter((part) => part.trim() !== "");
  const isBelowWords = withoutTags(first.replace(/<(summary|p|h[1-6])\b[^<>]*>[^<]*<\/\1>/g, "")).trim() !== "";
  const isRunTogether = paragraphs.length > 1 || (paragraphs.length > 0 && isBelowWords);
  return isRunTogether || paragraphs.some(hasMark) || first.split("\n").some(hasImage);
}

/** Whether it is something else than a paragraph of plain words. */
function hasMark(part: string): boolean {
  return /[*`[~\\|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\S {2}$|^(?: {4}| {0,3}(?:#|>|[-+] |\d{1,9}[.)] |[-=]+[ \t]*$))/mu.test(
    part,
  );
}

function hasImage(line: string): boolean {
  const at = line.indexOf("![");
  return at >= 0 && line.includes("](", at + 2);
}

function closingTag(prose: string, from: number, name: string): Span | null {
  const tags = new RegExp(`<(/?)${name}\\b[^<>]{0,500}>`, "gi");
  tags.lastIndex = from;
  let depth = 1;
  for (let found = tags.exec(prose); found !== null; found = tags.exec(prose)) {
    depth += found[1] === "" ? 1 : -1;
    if (depth === 0) return { start: found.index, end: tags.lastIndex };
  }
  return null;
}

function withoutTags(text: string): string {
  return text.replace(/<[^<>]*>/g, "");
}

/** Backticks that are no code to one of the two: a run without its like. */
function ticks(text: string, code: readonly Span[]): InlineDifference[] {
  const fenced = new Set(code.filter(({ start }) => isFence(text, start)));
  const lines = masked(text, [...fenced], " ");
  const inLine = code.filter((span) => !fenced.has(span));
  const found: InlineDifference[] = [];
  let next = 0;
  for (const { index, 0: part } of lines.matchAll(/(?:[^\n]|\n(?![ \t]*\n))+/g)) {
    const first = next;
    while ((inLine[next]?.start ?? Infinity) < index + part.length) next++;
    if (!part.includes("`")) continue;
    const here = inLine.slice(first, next).map(({ start, end }) => `${start} ${end - start}`);
    const there = codeAsRead(part).map(({ start, end }) => `${index + start} ${end - start}`);
    if (there.join() !== here.join()) found.push({ kind: "ticks", span: { start: index, end: index + part.length } });
  }
  return found;
}

function isFence(text: string, start: number): boolean {
  return (start === 0 || text.charAt(start - 1) === "\n") && /^ {0,3}(?:```|~~~)/.test(text.slice(start, start + 6));
}

function emphasis(plain: string): InlineDifference[] {
  const found: InlineDifference[] = [];
  let start = 0;
  for (const part of plain.split(/(\n[ \t]*(?=\n)|\n(?=[ \t]*(?:[-+*>#]|\d{1,9}[.)])))/)) {
    if (/[*_]/.test(part) && readsEmphasisOtherwise(withoutItemMark(part)))
      found.push({ kind: "emphasis", span: { start, end: start + part.length } });
    start += part.length;
  }
  return found;
}

function withoutItemMark(part: string): string {
  return part.replace(/^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?/, "").trimEnd();
}

function isInline({ form }: Link): boolean {
  return form === "inline";
}

/** Where an inline link leads, with its parentheses. */
function targetSpan({ written }: Link): Span {
  return { start: written.start - 1, end: written.end + 1 };
}

function tagSpans(prose: string): Span[] {
  const tags = prose.includes("<") ? [...prose.matchAll(/(?<!\\)<[a-z/!][^<>]{0,1000}>/gi)] : [];
  return tags.map(({ index, 0: whole }) => ({ start: index, end: index + whole.length }));
}

/** `[text][label]`, where a link of that label is defined. */
function references(prose: string): Span[] {
  if (!prose.includes("][") || !prose.includes("]:")) return [];
  const labels = new Set(
    [...prose.matchAll(/^ {0,3}\[([^[\]]{1,200})\]:/gm)].map(([, label = ""]) => label.toLowerCase()),
  );
  return [...prose.matchAll(/(?<!\\)\[[^[\]]{1,500}\]\[([^[\]]{1,200})\]/g)]
    .filter(([, label = ""]) => labels.has(label.toLowerCase()))
    .map(({ index, 0: whole }) => ({ start: index, end: index + whole.length }));
}

/** From `<a …>` to the next `</a>`: an address there is a link already. */
function anchors(prose: string): Span[] {
  const spans: Span[] = [];
  let start = -1;
  for (const { index, 0: whole, 1: slash } of /<a\s/i.test(prose)
    ? prose.matchAll(/<(\/?)a(?:\s[^<>]{0,2000})?>/gi)
    : []) {
    if (slash === "") start = start < 0 ? index : start;
    else if (start >= 0) {
      spans.push({ start, end: index + whole.length });
      start = -1;
    }
  }
  return spans;
}

/**
 * The text with what stands in spans made unreadable, line by line.
 *
 * @param spans in order and apart
 */
function masked(text: string, spans: readonly Span[], by = "`"): string {
  let result = "";
  let from = 0;
  for (const { start, end } of spans) {
    result += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/g, by);
    from = end;
  }
  return result + text.slice(from);
}
