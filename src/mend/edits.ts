import type { Change, Edit } from "./model.js";

/**
 * `text` with these changes made, and those of them that were. A change that touches what an earlier one has replaced is
 * left out whole.
 */
export function applyChanges(text: string, changes: readonly Change[]): { text: string; made: readonly Change[] } {
  const accepted: Edit[] = [];
  const made: Change[] = [];
  for (const change of changes) {
    if (change.edits.some((edit) => accepted.some((other) => collide(edit, other)))) continue;
    if (!change.edits.some(({ span, text: now }) => text.slice(span.start, span.end) !== now)) continue;
    accepted.push(...change.edits);
    made.push(change);
  }
  return { text: applyEdits(text, accepted), made };
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

/** Two insertions at one place do not collide; an insertion at the edge of a replaced span does not either. */
function collide({ span: a }: Edit, { span: b }: Edit): boolean {
  return a.start < b.end && b.start < a.end;
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
