import { type Outline, outlineOf } from "../../report/outline.js";
import { lineText } from "../../report/position.js";
import type { SectionStanding } from "../../template/slot-match.js";
import type { SectionSlot } from "../../template/slot-model.js";
import { headingWords } from "../../template/slot-words.js";

/**
 * For sections whose headings stand in code or in a comment that ends too late, by their index, the line on which that begins. What stood there
 * beside the heading in the version before is the writer's own.
 */
export function hiddenHeadings(
  before: string | null,
  document: Outline,
  sections: readonly SectionSlot[],
  standings: readonly SectionStanding[],
): ReadonlyMap<number, number> {
  const missing = sections.filter(({ index }) => standings[index] === "missing");
  const found = new Map<number, number>();
  const now = missing.length === 0 ? null : hiddenIn(document);
  if (now === null || now.size === 0) return found;
  const then = before === null ? null : outlineOf(before);
  const had = new Set(then?.headings.map(({ level, title }) => `${level} ${headingWords(title)}`));
  const hidThen = then === null ? null : hiddenIn(then);
  for (const { index, level, words } of missing) {
    const key = `${level} ${words}`;
    const line = now.get(key);
    if (line !== undefined && !(had.has(key) && hidThen?.has(key))) found.set(index, line);
  }
  return found;
}

/** The lines of code and comments that would be headings elsewhere, by level and words, each with the line on which what it stands in begins. */
function hiddenIn(document: Outline): Map<string, number> {
  const begins = new Map<string, number>();
  let begin = 0;
  document.kinds.forEach((kind, line) => {
    if (kind !== document.kinds[line - 1]) begin = line;
    if (kind !== "code" && kind !== "comment") return;
    const heading = /^ {0,3}(#{1,6})[ \t](.*)/.exec(lineText(document, line));
    if (heading !== null) begins.set(`${heading[1]?.length} ${headingWords(heading[2] ?? "")}`, begin);
  });
  return begins;
}
