import type { TextEdit } from "vscode-languageserver";
import { lineStartsOf } from "../report/position.js";

/** The one edit that makes `after` of `before`, as short as it can be in whole lines; null where they are the same. */
export function editBetween(before: string, after: string): TextEdit | null {
  if (before === after) return null;
  const old = linesOf(before);
  const now = linesOf(after);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const last = old.length - tail;
  const end =
    last < old.length || /[\r\n]$/.test(before) || last === head
      ? { line: last, character: 0 }
      : { line: last - 1, character: old[last - 1]?.length ?? 0 };
  return { range: { start: { line: head, character: 0 }, end }, newText: now.slice(head, now.length - tail).join("") };
}

/** The lines of a text with their ends, the first with its byte-order mark; none after a last line end. */
function linesOf(text: string): string[] {
  const starts = lineStartsOf(text);
  const lines = starts.map((start, index) => text.slice(index && start, starts[index + 1] ?? text.length));
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
