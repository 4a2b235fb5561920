import type { Outline } from "./outline.js";
import { lineText } from "./position.js";

/** An item of a checklist. */
export interface Item {
  readonly line: number;
  /** Behind the last line that belongs to it. */
  readonly endLine: number;
  /** The item without its box. */
  readonly text: string;
}

const box = /^[ \t]*[*+-][ \t]+\[[ xX]?\](?:[ \t]+|$)/;

/** The checklist items between two lines of a document, outside code and comments; lines that go on with an item are part of it. */
export function itemsIn(outline: Outline, first: number, end: number): readonly Item[] {
  const items: Item[] = [];
  for (let line = first; line < end; line++) {
    if (outline.kinds[line] !== "prose") continue;
    const content = lineText(outline, line);
    const match = box.exec(content);
    if (match === null) continue;
    let text = content.slice(match[0].length);
    let last = line + 1;
    while (
      last < end &&
      outline.kinds[last] === "prose" &&
      /^[ \t]+(?![*+-][ \t]|\d+[.)][ \t])\S/.test(lineText(outline, last))
    ) {
      text += `\n${lineText(outline, last)}`;
      last++;
    }
    items.push({ line, endLine: last, text });
    line = last - 1;
  }
  return items;
}
