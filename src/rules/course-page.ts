import { codeSpans, isInside } from "../report/code.js";
import { closesFence, type Fence, opensFence } from "../report/fences.js";
import type { Span } from "../report/model.js";
import { lineSpan, lineStartsOf } from "../report/position.js";

/**
 * What the course's page, made by Python-Markdown without extensions, shows otherwise than other Markdown readers: a fence and a
 * comment that nobody closes also change all that follows them there.
 */
export type DifferenceKind = "list" | "nested" | "fence" | "table" | "rule" | "open-fence" | "open-comment";

export interface PageDifference {
  readonly kind: DifferenceKind;
  /** The line, in the text that was given. */
  readonly span: Span;
}

const item = /^( *)(?:[-+*]|(\d{1,9})[.)])(?: +(\S?)|$)/;
const thematicBreak = /^ {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$/;

interface Scan {
  readonly found: PageDifference[];
  /** The list items that are open, outermost first: where their text begins, and their mark. */
  readonly items: { readonly indent: number; readonly content: number }[];
  /** How many lines the paragraph above has; 0 where none is open. */
  paragraph: number;
  fence: Fence | null;
}

/**
 * Where the course's page shows an answer otherwise than other readers of Markdown do, line by line.
 *
 * @param answer the answer's text from behind `Answer:` on
 */
export function pageDifferences(answer: string): PageDifference[] {
  const lineStarts = lineStartsOf(answer);
  const scan: Scan = { found: [], items: [], paragraph: 1, fence: null };
  let above = "";
  for (let index = 0; index < lineStarts.length; index++) {
    const span = lineSpan(answer, lineStarts, index);
    const line = answer.slice(span.start, span.end).replaceAll("\t", "    ").trimEnd();
    const kind = index === 0 ? null : readLine(scan, line, above);
    if (kind !== null) scan.found.push({ kind, span });
    above = line;
  }
  return [...withOpenFence(scan), ...openComment(answer)];
}

/** A fence that is still open at the answer's end was the last thing found. */
function withOpenFence({ found, fence }: Scan): PageDifference[] {
  const last = found.at(-1);
  if (fence === null || last === undefined) return found;
  return [...found.slice(0, -1), { ...last, kind: "open-fence" }];
}

/** The comment, begun at a line's start outside code, that no `-->` ends. */
function openComment(answer: string): PageDifference[] {
  const last = answer.lastIndexOf("<!--");
  if (last < 0 || answer.includes("-->", last)) return [];
  const code = codeSpans(answer);
  const closed = answer.lastIndexOf("-->");
  const begun = [...answer.matchAll(/^ {0,3}<!--/gm)].find(
    ({ index }) => index > closed && !isInside(code, answer.indexOf("<!--", index)),
  );
  if (begun === undefined) return [];
  return [{ kind: "open-comment", span: { start: begun.index, end: begun.index + begun[0].length } }];
}

function readLine(scan: Scan, line: string, above: string): DifferenceKind | null {
  if (scan.fence !== null) {
    if (closesFence(line, scan.fence)) scan.fence = null;
    return null;
  }
  scan.fence = opensFence(line);
  if (scan.fence !== null) return endParagraph(scan, "fence");
  if (line === "") return endParagraph(scan, null);
  if (isDelimiterRow(line, above)) return endParagraph(scan, "table");
  if (thematicBreak.test(line))
    return endParagraph(scan, scan.paragraph > 1 && /^ {0,3}-+$/.test(line) ? "rule" : null);
  const match = item.exec(line);
  if (match !== null) return readItem(scan, match);
  return readText(scan, line);
}

function endParagraph(scan: Scan, kind: DifferenceKind | null): DifferenceKind | null {
  scan.paragraph = 0;
  return kind;
}

function readText(scan: Scan, line: string): null {
  const indent = line.length - line.trimStart().length;
  const ownBlock = /^ {0,3}(?:>|#{1,6}(?: |$))/.test(line);
  if (scan.paragraph === 0 || ownBlock) closeItems(scan, indent);
  const code = scan.paragraph === 0 && scan.items.length === 0 && indent >= 4;
  scan.paragraph = ownBlock || code ? 0 : scan.paragraph + 1;
  return null;
}

function readItem(scan: Scan, match: RegExpExecArray): DifferenceKind | null {
  const indent = (match[1] as string).length;
  const inList = scan.items.length > 0;
  const interrupts = match[3] !== undefined && match[3] !== "" && (match[2] === undefined || Number(match[2]) === 1);
  const below = scan.paragraph > 0 && !inList;
  if (below && (!interrupts || indent > 3)) return readText(scan, match.input);
  if (!inList && indent > 3) return readText(scan, match.input);
  closeItems(scan, indent);
  const parent = scan.items.at(-1);
  scan.items.push({ indent, content: match[0].length - (match[3] ?? "").length });
  scan.paragraph = 1;
  if (parent !== undefined && indent - parent.indent < 4) return "nested";
  return below ? "list" : null;
}

/** Closes the items whose text begins right of `indent`. */
function closeItems(scan: Scan, indent: number): void {
  while (scan.items.length > 0 && (scan.items.at(-1)?.content ?? 0) > indent) scan.items.pop();
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
