import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { levelsOf, openersIn, workOf } from "../work-budget.js";

/** Above these it is too long for a page, or nests deeper than one can show. */
const mostCharacters = 60_000;
const mostLevels = 40;
const mostCells = 10_000;

/**
 * Whether `text` is too long, or too thick with markup, to be read as Markdown. It is shown as it is written then, every
 * word of it. The longest answer of a real report has about 5,000 characters; the limits are a hundred times what people write.
 */
export function isTooMuch(text: string): boolean {
  return text.length > mostCharacters || workOf(text) > 1 || isTooDeep(text);
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

/** Whether a line opens too many quotes and lists, or one is indented too far. */
function isTooDeep(text: string): boolean {
  if (openersIn(text).some((start) => levelsOf(start) > mostLevels * 2)) return true;
  const widest = mostLevels * 4;
  return new RegExp(`^(?=[ \\t]*[*+>\\d-])[ \\t]*(?: {${widest}}|\\t{${mostLevels}})`, "m").test(text);
}
