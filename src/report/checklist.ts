import type { FoundHeading } from "./headings.js";
import type { Line } from "./lines.js";
import type { ChecklistItem } from "./model.js";

const box = /^[ \t]*[*+-][ \t]+\[([^\]]{0,3})\](?:[ \t]+|$)/;

/** The checklist items between two lines of the text, each with the heading it stands under. */
export function readChecklist(
  text: string,
  lines: readonly Line[],
  headings: readonly FoundHeading[],
  firstLine: number,
  endLine: number,
): ChecklistItem[] {
  const items: ChecklistItem[] = [];
  const groups = new Map(headings.map((heading) => [heading.line, heading.title]));
  let group: string | null = null;
  for (let line = firstLine; line < endLine; line++) {
    group = groups.get(line) ?? group;
    const span = lines[line] as Line;
    const match = box.exec(text.slice(span.start, span.end));
    if (match === null) continue;
    let end = span.end;
    while (line + 1 < endLine && continues(text, lines[line + 1] as Line)) {
      line++;
      end = (lines[line] as Line).end;
    }
    items.push({
      span: { start: span.start, end },
      text: text.slice(span.start + match[0].length, end),
      ticked: (match[1] as string).trim() !== "",
      group,
    });
  }
  return items;
}

/** Whether a line goes on with the item above it: indented, not blank, and no item itself. */
function continues(text: string, { start, end }: Line): boolean {
  const content = text.slice(start, end);
  return /^[ \t]+[^ \t*+-]/.test(content) && content.trim() !== "";
}
