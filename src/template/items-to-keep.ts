import type { Item } from "../report/items.js";
import type { Outline } from "../report/outline.js";
import { lineText } from "../report/position.js";
import { saysTakeOut } from "./optional.js";

/** The items of a section's checklists that stay: not those of a list over which the template says to take out what does not apply. */
export function itemsToKeep(outline: Outline, items: readonly Item[], body: number): readonly Item[] {
  let end = body;
  let isFree = false;
  return items.filter((item) => {
    const above = textAbove(outline, end, item.line);
    if (above !== "" || end === body) isFree = saysTakeOut(above);
    end = item.endLine;
    return !isFree;
  });
}

/** What stands right above a line, down from another: the paragraph, and the comments around it. */
function textAbove(outline: Outline, first: number, line: number): string {
  const found: string[] = [];
  let isParagraph = false;
  let hasParagraph = false;
  for (let at = line - 1; at >= first; at--) {
    const kind = outline.kinds[at];
    if (kind === "prose" && hasParagraph && !isParagraph) break;
    isParagraph = kind === "prose";
    hasParagraph ||= isParagraph;
    if (kind === "prose" || kind === "comment") found.unshift(lineText(outline, at).trim());
  }
  return found.join(" ");
}
