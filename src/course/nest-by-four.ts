import { lineIndexAt, lineStartsOf, lineText } from "../report/position.js";
import { indentOf, pageDifferences } from "./page-reading.js";

const item = /^( *)(?:[-+*]|\d{1,9}[.)])( +)/;

/** `text` with each nested list four spaces right of the item it belongs to, all that stands in it moved along. */
export function nestByFour(text: string): string {
  let now = text;
  for (let left = lineStartsOf(text).length; left > 0; left--) {
    const next = nestFirst(now);
    if (next === now) return now;
    now = next;
  }
  return now;
}

function nestFirst(text: string): string {
  const nested = pageDifferences(text).find(({ kind }) => kind === "nested");
  if (nested === undefined) return text;
  const lineStarts = lineStartsOf(text);
  const first = lineIndexAt(lineStarts, nested.span.start);
  const lineAt = (line: number): string => {
    return lineText({ text, lineStarts }, line).replaceAll("\t", "    ");
  };
  const indent = indentOf(lineAt(first));
  const parent = parentOf(first, indent, lineAt);
  if (parent === null) return text;
  const by = Math.max(parent.indent + 4, parent.content) - indent;
  if (by <= 0) return text;
  let result = text.slice(0, lineStarts[first]);
  for (let line = first; line < lineStarts.length; line++) {
    const start = lineStarts[line] as number;
    const content = lineAt(line);
    if (content.trim() !== "" && indentOf(content) < indent) return result + text.slice(start);
    result += (content.trim() === "" ? "" : " ".repeat(by)) + text.slice(start, lineStarts[line + 1] ?? text.length);
  }
  return result;
}

/** The closest item above whose text begins no further right than `indent`: what the line is nested in. */
function parentOf(
  line: number,
  indent: number,
  lineAt: (line: number) => string,
): { readonly indent: number; readonly content: number } | null {
  for (let above = line - 1; above >= 0; above--) {
    const match = item.exec(lineAt(above));
    if (match !== null && match[0].length <= indent)
      return { indent: (match[1] as string).length, content: match[0].length };
  }
  return null;
}
