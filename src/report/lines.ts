import { closesFence, type Fence, opensFence } from "./fences.js";
import { lineEndAt } from "./position.js";

/**
 * What a line is. `fence` opens a block of code, the `fenced` lines are in it, and `fence-end` closes it. `heading` begins with
 * `#`, `quote` with `>`. A `comment` is a line that begins within one, where comments are followed at all.
 */
export type LineKind =
  | "front-matter"
  | "blank"
  | "heading"
  | "quote"
  | "text"
  | "fence"
  | "fenced"
  | "fence-end"
  | "comment";

/** A line without its line end and, if it is the first, without the byte-order mark. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly kind: LineKind;
}

/** The first character of a fence, or of a list item that begins with one. */
const mayOpenFence = /[`~*+\d-]/;

/**
 * The lines of `text` from line `first` on, each with its kind. All that must not take code for text reads this.
 *
 * @param endsFence whether a line, by its index, ends the block of code it stands in although no fence stands there
 * @param inComment whether a line, by its index, begins within a comment; asked once the lines above were taken
 */
export function* scanLines(
  text: string,
  lineStarts: readonly number[],
  first = 0,
  endsFence: (line: number) => boolean = never,
  inComment: (line: number) => boolean = never,
): Generator<Line> {
  let fence: Fence | null = null;
  for (let line = first; line < lineStarts.length; line++) {
    const start = lineStarts[line] as number;
    const end = lineEndAt(text, lineStarts, line);
    if (inComment(line)) {
      yield { start, end, kind: "comment" };
      continue;
    }
    if (fence !== null && !endsFence(line)) {
      const closes = closesFence(text.slice(start, end), fence);
      if (closes) fence = null;
      yield { start, end, kind: closes ? "fence-end" : "fenced" };
      continue;
    }
    const mark = firstMark(text, start, end);
    fence = mayOpenFence.test(mark) ? opensFence(text.slice(start, end)) : null;
    yield { start, end, kind: fence === null ? kindOf(mark) : "fence" };
  }
}

function never(): boolean {
  return false;
}

function kindOf(mark: string): LineKind {
  if (mark === "") return "blank";
  if (mark === "#") return "heading";
  return mark === ">" ? "quote" : "text";
}

/** The first character between two offsets that is neither a space nor a tab; empty where there is none. */
export function firstMark(text: string, start: number, end: number): string {
  let i = start;
  while (i < end && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9)) i++;
  return i < end ? text.charAt(i) : "";
}

/** Whether a line belongs to a fenced block of code. */
export function isFenced({ kind }: Line): boolean {
  return kind === "fence" || kind === "fenced" || kind === "fence-end";
}
