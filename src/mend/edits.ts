import type { Change, Edit } from "./model.js";

/**
 * `text` with these changes made, and those of them that were. A change that touches what an earlier one has replaced is
 * left out whole.
 */
export function applyChanges(text: string, changes: readonly Change[]): { text: string; made: readonly Change[] } {
  const made: Change[] = [];
  for (const change of changes) {
    if (made.some((other) => anyCollide(change.edits, other.edits))) continue;
    if (!change.edits.some(({ span, text: now }) => text.slice(span.start, span.end) !== now)) continue;
    made.push(change);
  }
  const edits = made.flatMap((change) => change.edits);
  return { text: applyEdits(text, edits), made };
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

/** Whether an edit of one list collides with one of the other; each list is in order and apart. */
function anyCollide(some: readonly Edit[], others: readonly Edit[]): boolean {
  let i = 0;
  let j = 0;
  while (i < some.length && j < others.length) {
    const a = some[i] as Edit;
    const b = others[j] as Edit;
    if (collide(a, b)) return true;
    if (a.span.end <= b.span.end) i++;
    else j++;
  }
  return false;
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
