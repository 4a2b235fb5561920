/** A fenced code block that is open: what closes it. */
export interface Fence {
  readonly mark: string;
  readonly length: number;
}

const opening = /^[ \t]*(?:(?:[*+-]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})([^]*)$/;
const closing = /^[ \t]*(`{3,}|~{3,})[ \t]*$/;

/**
 * The fence that `line` opens, or null. As in CommonMark, but for its indentation: a fence may stand in a list, so any
 * indentation will do, also behind the item's own mark.
 */
export function opensFence(line: string): Fence | null {
  const match = opening.exec(line);
  if (match === null) return null;
  const run = match[1] as string;
  const mark = run.charAt(0);
  if (mark === "`" && (match[2] as string).includes("`")) return null;
  return { mark, length: run.length };
}

/** Whether `line` closes `fence`. */
export function closesFence(line: string, fence: Fence): boolean {
  const match = closing.exec(line);
  if (match === null) return false;
  const run = match[1] as string;
  return run.charAt(0) === fence.mark && run.length >= fence.length;
}
