import type { Span } from "./model.js";

/** One replacement in a text. An empty span is an insertion. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** `text` with each span replaced; insertions at one place keep their order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const inOrder = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = "";
  let from = 0;
  for (const { span, text: now } of inOrder) {
    result += text.slice(from, span.start) + now;
    from = span.end;
  }
  return result + text.slice(from);
}

/** The one replacement of the least text that turns `text` into `now`. */
export function smallestEdit(text: string, now: string): Edit {
  const most = Math.min(text.length, now.length);
  let head = 0;
  while (head < most && text.charCodeAt(head) === now.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < most - head && text.charCodeAt(text.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail))
    tail++;
  return { span: { start: head, end: text.length - tail }, text: now.slice(head, now.length - tail) };
}
