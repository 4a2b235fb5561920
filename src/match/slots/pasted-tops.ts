import { frontMatterKeys, keysBetween } from "../../report/labels.js";
import type { Outline, OutlineHeading } from "../../report/outline.js";
import { lineText } from "../../report/position.js";
import type { HeadingMatch } from "./bind-headings.js";

/** What stands above the first heading of a document, once more above the copy of that heading. */
export interface PastedTop {
  /** The line on which it begins. */
  readonly first: number;
  /** It is the same; else it is front matter with the same first key. */
  readonly isSame: boolean;
}

/** The tops of documents that were pasted below themselves, by the index of the heading that each stands above. */
export function pastedTops(document: Outline, { headings, doubled }: HeadingMatch): ReadonlyMap<number, PastedTop> {
  const tops = new Map<number, PastedTop>();
  const found = headings.filter((heading) => heading !== null);
  const first = found.reduce((least, heading) => Math.min(least, heading), document.headings.length);
  const section = headings.indexOf(first);
  for (const [heading, of] of doubled) {
    if (of !== section || heading < first) continue;
    const [end, line] = [lineOf(document, first), lineOf(document, heading)];
    const same = sameAbove(document, end, line);
    const top = same ?? otherFront(document, end, line);
    if (top !== null) tops.set(heading, { first: top, isSame: same !== null });
  }
  return tops;
}

function lineOf({ headings }: Outline, heading: number): number {
  return (headings[heading] as OutlineHeading).line;
}

/** Where the lines right above a heading begin that are the document's first up to `end`, blank ones aside; null where they are not. */
function sameAbove(document: Outline, end: number, heading: number): number | null {
  let line = heading;
  for (let at = writtenAbove(document, end); at >= 0; at = writtenAbove(document, at)) {
    line = writtenAbove(document, line);
    if (line < end || textOf(document, line) !== textOf(document, at)) return null;
  }
  return line === heading ? null : line;
}

/** Where front matter with the first key of the document's own begins right above a heading; null where none stands there. */
function otherFront(document: Outline, end: number, heading: number): number | null {
  const [key] = frontMatterKeys(document);
  const last = writtenAbove(document, heading);
  if (key === undefined || textOf(document, last) !== "---") return null;
  let line = last - 1;
  while (line >= end && textOf(document, line) !== "---" && document.kinds[line] !== "heading") line--;
  const isFront = line >= end && keysBetween(document, line + 1, last).some(({ label }) => label === key.label);
  return isFront ? line : null;
}

/** The closest line above one that is not blank; -1 for none. */
function writtenAbove(document: Outline, line: number): number {
  let above = line - 1;
  while (above >= 0 && textOf(document, above) === "") above--;
  return above;
}

function textOf(document: Outline, line: number): string {
  // The mark of a file that was pasted stands where it begins.
  return lineText(document, line)
    .replace(/^\uFEFF/, "")
    .trimEnd();
}
