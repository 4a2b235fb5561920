import type { Root } from "mdast";
import { visit } from "unist-util-visit";

/** Above these, the time Markdown takes is no longer in proportion to its length, or it nests deeper than a page can show. */
const mostCharacters = 60_000;
const mostLevels = 40;
const mostMarks = 4000;
const mostBrackets = 1500;
const mostTags = 500;
const mostItems = 3000;
const mostCells = 10_000;

/**
 * Whether `text` is too long, or too thick with markup, to be read as Markdown. It is shown as it is written then, every
 * word of it. The longest answer of a real report has about 5,000 characters; the limits are a hundred times what people write.
 */
export function isTooMuch(text: string): boolean {
  if (text.length > mostCharacters) return true;
  return (
    count(text, /[*_~`]+/g) > mostMarks ||
    count(text, /[[\]]/g) > mostBrackets ||
    count(text, /[&|]/g) > mostMarks ||
    count(text, /</g) > mostTags ||
    isTooDeep(text)
  );
}

/** Whether a table in `tree` would have more cells than a page can show, the empty ones that fill its rows included. */
export function hasHugeTable(tree: Root): boolean {
  let huge = false;
  visit(tree, "table", (table) => {
    const width = table.children.reduce((most, row) => Math.max(most, row.children.length), 0);
    huge ||= width * table.children.length > mostCells;
  });
  return huge;
}

function count(text: string, mark: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(mark)) found++;
  return found;
}

const openers = /^(?:[ \t]*(?:>|[*+-](?=[ \t]|$)|\d{1,9}[.)]|#{1,6}(?=[ \t])|[=-]+(?=[ \t]*$)))+/gm;

/** Whether a line opens too many quotes and lists, or all lines together do, or one is indented too far. */
function isTooDeep(text: string): boolean {
  let items = 0;
  for (const [start] of text.matchAll(openers)) {
    const marks = count(start, /[^ \t\d=-]|[=-]+|\d+/g);
    items += marks;
    if (marks > mostLevels * 2 || items > mostItems) return true;
  }
  const widest = mostLevels * 4;
  return new RegExp(`^[ \\t]*(?: {${widest}}|\\t{${mostLevels}})[ \\t]*[*+>\\d-]`, "m").test(text);
}
