import type { Span } from "./model.js";

/** A line with which git marks a conflict: `<` or `>` seven times. */
export interface Marker {
  readonly mark: string;
  readonly span: Span;
}

/**
 * The lines that git writes around a conflict: seven marks at a line's start, then a space or its end. Without one of
 * them `=======` is no marker but the underline of a heading, so it need not be looked for.
 */
export function findMarkers(text: string): Marker[] {
  if (!text.includes("<<<<<<<") && !text.includes(">>>>>>>")) return [];
  const pattern = /(?<=^\uFEFF?)(<{7}|>{7})(?=[ \t\r\n]|$)[^\r\n]*/gm;
  return [...text.matchAll(pattern)].map((match) => ({
    mark: match[0].charAt(0),
    span: { start: match.index, end: match.index + match[0].length },
  }));
}

/** Whether a merge's conflict stands in `text`, or a part of one. */
export function holdsConflict(text: string): boolean {
  return findMarkers(text).length > 0;
}
