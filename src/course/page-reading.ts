import { codeSpans, isInSpans } from "../report/code.js";
import { type LineKind, scanLines } from "../report/lines.js";
import type { Span } from "../report/model.js";
import { oncePerText } from "../report/once-per-text.js";
import { lineStartsOf } from "../report/position.js";
import { type InlineKind, inlineDifferences } from "./inline-reading.js";

/**
 * What the course's page, made by Python-Markdown without extensions, shows otherwise than other Markdown readers: a fence and a
 * comment that nobody closes also change all that follows them there.
 */
export type DifferenceKind =
  | "list"
  | "nested"
  | "parenthesis"
  | "mixed"
  | "start"
  | "continued"
  | "below"
  | "fence"
  | "table"
  | "rule"
  | "heading"
  | "math"
  | "task"
  | "hash"
  | "indented"
  | "definition"
  | InlineKind
  | "open-fence"
  | "open-comment";

export interface PageDifference {
  readonly kind: DifferenceKind;
  /** The line, in the text that was given. */
  readonly span: Span;
}

const item = /^( *)(?:[-+*]|(\d{1,9})([.)]))(?: +(\S?)|$)/;
const definition = /^ {0,3}\[[^[\]^][^[\]]*\]: *\S/;
const thematicBreak = /^ {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$/;

interface Reading {
  readonly found: PageDifference[];
  /** The list items that are open, outermost first: where their text begins, and their mark. */
  readonly items: { readonly indent: number; readonly content: number; readonly ordered: boolean }[];
  /** How many lines the paragraph above has; 0 where none is open. */
  paragraph: number;
  /** Whether a paragraph is open that an item has below a blank line. */
  loose: boolean;
  /** Whether the line above and the one above it are indented code. */
  code: readonly [boolean, boolean];
  /** Whether a quote goes on, with the lines below it that no blank line parts from it. */
  quote: boolean;
}

/**
 * Where the course's page shows an answer otherwise than other readers of Markdown do, line by line.
 *
 * @param answer the answer's text from behind `Answer:` on
 */
export function pageDifferences(answer: string): PageDifference[] {
  return [...differencesOf(answer)];
}

/** Whoever finds something in an answer looks again for what can be done about it, and once more in the report with that done. */
const differencesOf = oncePerText(200_000, differencesIn);

function differencesIn(answer: string): PageDifference[] {
  const scan: Reading = { found: [], items: [], paragraph: 1, quote: false, loose: false, code: [false, false] };
  const lineStarts = lineStartsOf(answer);
  let above = answer.slice(0, lineStarts[1]).replaceAll("\t", "    ").trimEnd();
  let twoAbove = "";
  let isOpen = false;
  // What stands on the line of `Answer:` itself begins no block.
  for (const { start, end, kind } of scanLines(answer, lineStarts, 1)) {
    const line = answer.slice(start, end).replaceAll("\t", "    ").trimEnd();
    const difference = readLine(scan, line, { above, twoAbove }, kind);
    if (difference !== null) scan.found.push({ kind: difference, span: { start, end } });
    twoAbove = above;
    above = line;
    isOpen = kind === "fence" || kind === "fenced";
  }
  const blocks = isOpen ? withOpenFence(scan.found) : scan.found;
  return [...blocks, ...openComment(answer), ...math(answer), ...inlineDifferences(answer)];
}

/** A fence that is still open at the answer's end was the last thing found. */
function withOpenFence(found: readonly PageDifference[]): readonly PageDifference[] {
  const last = found.at(-1);
  if (last === undefined) return found;
  return [...found.slice(0, -1), { ...last, kind: "open-fence" }];
}

/** The comment, begun at a line's start outside code, that no `-->` ends. */
function openComment(answer: string): PageDifference[] {
  const last = answer.lastIndexOf("<!--");
  if (last < 0 || answer.includes("-->", last)) return [];
  const code = codeSpans(answer);
  const closed = answer.lastIndexOf("-->");
  const begun = [...answer.matchAll(/^ {0,3}<!--/gm)].find(
    ({ index }) => index > closed && !isInSpans(code, answer.indexOf("<!--", index)),
  );
  if (begun === undefined) return [];
  return [{ kind: "open-comment", span: { start: begun.index, end: begun.index + begun[0].length } }];
}

const formula = /(?<![\w$\\])(?:\$(?![\s$])[^$\r\n]{0,300}(?<![\s\\])\$(?![\w$])|\$\$[^$]{1,2000}\$\$)/g;

/** Formulas between `$`, which GitHub sets and the course's page shows as they are written. An amount of money is none. */
function math(answer: string): PageDifference[] {
  if (!answer.includes("$")) return [];
  const code = codeSpans(answer);
  return [...answer.matchAll(formula)]
    .filter(({ index }) => !isInSpans(code, index))
    .map((match) => ({ kind: "math", span: { start: match.index, end: match.index + match[0].length } }));
}

interface LinesAbove {
  readonly above: string;
  readonly twoAbove: string;
}

function readLine(scan: Reading, line: string, { above, twoAbove }: LinesAbove, kind: LineKind): DifferenceKind | null {
  const [codeAbove, codeTwoAbove] = scan.code;
  scan.code = [false, codeAbove];
  if (kind === "quote") scan.quote = true;
  else if (kind === "blank" || kind === "heading") scan.quote = false;
  const isLoose = scan.loose;
  if (kind !== "text") scan.loose = false;
  if (kind === "fence") return endParagraph(scan, "fence");
  if (kind === "fenced" || kind === "fence-end") return null;
  if (line === "") return endParagraph(scan, null);
  if (isDefinitionInText(line, above, codeAbove)) {
    readText(scan, line);
    return "definition";
  }
  if (definition.test(line)) return endParagraph(scan, null);
  if (isDelimiterRow(line, above) && !scan.quote && !isLazy(scan, above)) return endParagraph(scan, "table");
  if (/^(?:-+|=+)$/.test(line) && (endsBlock(twoAbove) || codeTwoAbove) && isBlockLine(above))
    return endParagraph(scan, "heading");
  if (thematicBreak.test(line)) {
    const isUnderline = scan.paragraph > 1 && scan.items.length === 0 && !scan.quote && /^ {0,3}-+$/.test(line);
    scan.quote = false;
    closeItems(scan, indentOf(line));
    scan.loose = false;
    return endParagraph(scan, isUnderline ? "rule" : isLoose ? "below" : null);
  }
  const match = item.exec(line);
  if (match !== null) return readItem(scan, match, isLoose);
  const text = readText(scan, line);
  if (kind === "heading" && isLoose && scan.items.length === 0) return "below";
  if (text !== null || scan.code[0]) return text;
  if (/^#{1,6}[^# ].*(?<!\\)$|^#{7}/.test(line)) return "hash";
  if (kind === "heading" && /^ +#+(?: |$)/.test(line)) return "indented";
  return null;
}

/** Whether a link's target stands right below text, or what it is no part of here, and there, right below one. */
function isDefinitionInText(line: string, above: string, codeAbove: boolean): boolean {
  if (definition.test(above)) return /^(?: {4}| {0,3}(?!1[.)])\d+[.)] |(?:-+|=+)$)/.test(line);
  return definition.test(line) && !endsBlock(above) && !codeAbove;
}

/** Whether a block of the course's page ends with a line, so that the next one begins another. */
function endsBlock(line: string): boolean {
  return line === "" || thematicBreak.test(line) || /^ {0,3}#{1,6}(?: |$)/.test(line);
}

/** Whether a line begins a list's item or a quote, or is a rule: what an underline below makes no heading of here, but there. */
function isBlockLine(line: string): boolean {
  return thematicBreak.test(line) || /^ {0,3}(?:>|[-+*] |\d{1,9}[.)] )/.test(line);
}

/** Whether a line goes on with the item above it only because nothing else begins there. */
function isLazy({ items }: Reading, line: string): boolean {
  return indentOf(line) < (items.at(-1)?.content ?? 0);
}

/** How many white spaces a line begins with. */
export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function endParagraph(scan: Reading, kind: DifferenceKind | null): DifferenceKind | null {
  scan.paragraph = 0;
  return kind;
}

function readText(scan: Reading, line: string): DifferenceKind | null {
  const indent = indentOf(line);
  const ownBlock = /^ {0,3}(?:>|#{1,6}(?: |$))/.test(line);
  const wasInList = scan.items.length > 0;
  const isQuoteBelow = /^ {0,3}>/.test(line) && scan.paragraph > 0 && isLazy(scan, line);
  if (scan.paragraph === 0 || ownBlock) closeItems(scan, indent);
  const isOutside = scan.paragraph === 0 && scan.items.length > 0 && indent < 4 * scan.items.length;
  const code = scan.paragraph === 0 && scan.items.length === 0 && indent >= 4;
  scan.code = [code, scan.code[1]];
  scan.paragraph = ownBlock || code ? 0 : scan.paragraph + 1;
  if (isOutside || (scan.paragraph === 1 && scan.items.length > 0)) scan.loose = true;
  if (isQuoteBelow) return "below";
  if (code && wasInList) return "continued";
  return isOutside ? "continued" : null;
}

function readItem(scan: Reading, match: RegExpExecArray, isLoose: boolean): DifferenceKind | null {
  const indent = (match[1] as string).length;
  const first = match[4] ?? "";
  const inList = scan.items.length > 0;
  const interrupts = first !== "" && (match[2] === undefined || Number(match[2]) === 1);
  const below = scan.paragraph > 0 && !inList;
  if (below && (!(interrupts || scan.quote) || indent > 3)) return readText(scan, match.input);
  if (!inList && indent > 3) return readText(scan, match.input);
  const sibling = closeItems(scan, indent);
  const parent = scan.items.at(-1);
  const ordered = match[2] !== undefined;
  scan.loose = false;
  scan.items.push({ indent, content: match[0].length - first.length, ordered });
  scan.paragraph = 1;
  if (match[3] === ")") return "parenthesis";
  const other = readSibling(scan, match, { parent, sibling, below, isLoose });
  return other ?? (/^ *[^ ]+ +\[[ xX]\] +[^ ]/.test(match.input) ? "task" : null);
}

interface ItemAbove {
  readonly parent: Reading["items"][number] | undefined;
  readonly sibling: Reading["items"][number] | null;
  readonly below: boolean;
  readonly isLoose: boolean;
}

/** An item beside or in another, or the first of its list. */
function readSibling(
  scan: Reading,
  match: RegExpExecArray,
  { parent, sibling, below, isLoose }: ItemAbove,
): DifferenceKind | null {
  const indent = (match[1] as string).length;
  const ordered = match[2] !== undefined;
  if (parent !== undefined && indent < 4 * (scan.items.length - 1)) return "nested";
  if (below || isLoose || (sibling === null && scan.quote)) return "list";
  if (sibling !== null) return sibling.ordered === ordered ? null : "mixed";
  return ordered && Number(match[2]) !== 1 ? "start" : null;
}

/** Closes the items whose text begins right of `indent`. Returns the outermost of them, of which an item here is the next; null where none was open. */
function closeItems(scan: Reading, indent: number): Reading["items"][number] | null {
  let outermost: Reading["items"][number] | null = null;
  while (scan.items.length > 0 && (scan.items.at(-1)?.content ?? 0) > indent) outermost = scan.items.pop() ?? null;
  return outermost;
}

/** Whether `line` is the row of dashes below a table's heads. */
function isDelimiterRow(line: string, heads: string): boolean {
  if (!/^[ |:-]+$/.test(line) || !line.includes("-") || !(line.includes("|") && heads.includes("|"))) return false;
  const cells = cellsOf(line);
  return cells.every((cell) => /^:?-+:?$/.test(cell)) && cells.length === cellsOf(heads).length;
}

function cellsOf(row: string): string[] {
  const inner = row.trim().replace(/^\|/, "").replace(/\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}
