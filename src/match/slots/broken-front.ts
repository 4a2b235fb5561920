import { keysBetween, type Labelled } from "../../report/labels.js";
import type { Outline } from "../../report/outline.js";
import { lineText } from "../../report/position.js";
import type { BrokenFront, VersionBefore } from "../../template/slot-match.js";
import type { Slots } from "../../template/slot-model.js";
import { slotWords } from "../../template/slot-words.js";

/** A document's front matter that has one of its two lines of dashes alone, with the keys that stand in it; null for another document. */
export function brokenFront(
  document: Outline,
  { outline, sections }: Slots,
  before: VersionBefore | null,
): (BrokenFront & { readonly keys: readonly Labelled[] }) | null {
  const fields = (sections[0]?.fields ?? []).filter(({ inFrontMatter }) => inFrontMatter);
  if (fields.length === 0 || document.frontMatter !== null) return null;
  const asked = new Set(fields.map(({ words }) => words));
  const isOpen = isDashes(document, 0);
  const begin = isOpen ? 1 : 0;
  const remarks = new Set([...frontLines(outline), ...(before === null ? [] : frontLines(before.bound().document))]);
  const keys = keysAtTop(document, begin, asked, remarks);
  if (!keys.some(({ label }) => asked.has(slotWords(label)))) return null;
  let end = keys.at(-1)?.endLine ?? begin;
  while (end < document.lineStarts.length && remarks.has(lineText(document, end).trim())) end++;
  const isClosed = isDashes(document, end);
  if (isOpen === isClosed) return null;
  return isOpen
    ? { gone: "closing", line: end, told: end - 1, end, keys }
    : { gone: "opening", line: 0, told: 0, end: end + 1, keys };
}

/** The keys from a line on. One below a blank line or a remark is only among them where the template asks for it, and none above is it. */
function keysAtTop(
  document: Outline,
  begin: number,
  asked: ReadonlySet<string>,
  remarks: ReadonlySet<string>,
): Labelled[] {
  const keys: Labelled[] = [];
  const left = new Set(asked);
  let end = begin;
  for (const key of keysBetween(document, begin, firstOther(document, begin))) {
    const isAsked = left.delete(slotWords(key.label));
    for (; end < key.line; end++) {
      const content = lineText(document, end).trim();
      if (!isAsked || (content !== "" && !remarks.has(content))) return keys;
    }
    keys.push(key);
    end = key.endLine;
  }
  return keys;
}

/** The first line that no front matter has: of one that lost its dashes, the text below would be read, too. */
function firstOther(document: Outline, begin: number): number {
  let line = begin;
  while (
    line < document.lineStarts.length &&
    /^(?:\s|- |#(?!#)|\{\{|["'\p{L}\p{N}_][^:]{0,100}:(?:\s|$)|$)/u.test(lineText(document, line))
  ) {
    line++;
  }
  return line;
}

/** The lines of a front matter that are not blank, without its dashes. */
function frontLines(outline: Outline): string[] {
  const end = outline.kinds.lastIndexOf("front");
  const lines: string[] = [];
  for (let line = 1; line < end; line++) lines.push(lineText(outline, line).trim());
  return lines.filter((text) => text !== "");
}

function isDashes(outline: Outline, line: number): boolean {
  return line < outline.lineStarts.length && /^---[ \t]*$/.test(lineText(outline, line));
}
