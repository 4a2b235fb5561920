import type { Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { slugOf } from "../slug.js";
import { textOf } from "./tree.js";

const levels = ["h1", "h2", "h3", "h4", "h5", "h6"];

/**
 * Fits the headings of a fragment into the page: the highest gets `level`, the others follow without leaving one out, so that the page reads
 * in order, and each gets an id that `idFor` makes of its slug. Empty ones go.
 */
export function fitHeadings(tree: Root, level: number, idFor: (slug: string) => string): void {
  const open: number[] = [];
  visit(tree, "element", (node, index, parent) => {
    const depth = levels.indexOf(node.tagName);
    if (depth < 0) return;
    const text = textOf(node);
    if (node.children.length === 0 && parent !== undefined && index !== undefined) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    while (open.length > 0 && (open[open.length - 1] as number) >= depth) open.pop();
    open.push(depth);
    node.tagName = `h${Math.min(6, level + open.length - 1)}`;
    if (text.trim() !== "") node.properties.id = idFor(slugOf(text));
    return SKIP;
  });
}
