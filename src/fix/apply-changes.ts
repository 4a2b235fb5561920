import { applyEdits, type Edit } from "../report/edits.js";
import type { Change } from "../rules/fix-model.js";

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
