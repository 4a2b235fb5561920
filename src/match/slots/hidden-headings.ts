import type { Outline } from "../../report/outline.js";
import { lineText } from "../../report/position.js";
import type { SectionStanding } from "../../template/slot-match.js";
import type { SectionSlot } from "../../template/slot-model.js";
import { headingWords } from "../../template/slot-words.js";

/** For sections whose headings stand in code or in a comment that ends too late, by their index, the line on which that begins. */
export function hiddenHeadings(
  document: Outline,
  sections: readonly SectionSlot[],
  standings: readonly SectionStanding[],
): ReadonlyMap<number, number> {
  const missing = sections.filter(({ index }) => standings[index] === "missing");
  const found = new Map<number, number>();
  if (missing.length === 0) return found;
  const begins = new Map<string, number>();
  let begin = 0;
  document.kinds.forEach((kind, line) => {
    if (kind !== document.kinds[line - 1]) begin = line;
    if (kind !== "code" && kind !== "comment") return;
    const heading = /^ {0,3}(#{1,6})[ \t](.*)/.exec(lineText(document, line));
    if (heading !== null) begins.set(`${heading[1]?.length} ${headingWords(heading[2] ?? "")}`, begin);
  });
  for (const { index, level, words } of missing) {
    const line = begins.get(`${level} ${words}`);
    if (line !== undefined) found.set(index, line);
  }
  return found;
}
