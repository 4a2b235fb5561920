import type { Element, ElementContent, Root, RootContent } from "hast";
import { isBlankNode, isElement } from "./tree.js";

const blocks = new Set(
  "blockquote dd details div dl dt figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table tbody tfoot thead tr ul".split(
    " ",
  ),
);

/** White space between the children of these means nothing. */
const rows = new Set(["tr", "figure"]);

/** Lays the tree out so that each block begins on a line of its own and none goes on over several, but for code. */
export function oneBlockALine(node: Root | Element): void {
  if (node.type === "element" && node.tagName === "pre") return;
  const children = [...node.children].filter(
    (child): child is ElementContent => child.type !== "doctype" && child.type !== "comment",
  );
  for (const child of children) {
    if (child.type === "element") oneBlockALine(child);
    if (child.type === "text") child.value = onOneLine(child.value);
  }
  node.children = withLineEnds(children, node);
}

/** `text` with each line end, and the white space around it, made one space. */
function onOneLine(text: string): string {
  const lines = text.split("\n");
  const last = lines.length - 1;
  return lines
    .map((line, i) => (i === 0 ? line : line.trimStart()))
    .map((line, i) => (i === last ? line : line.trimEnd()))
    .filter((line, i) => i === 0 || i === last || line !== "")
    .join(" ");
}

function withLineEnds(children: ElementContent[], parent: Root | Element): ElementContent[] {
  if (parent.type === "element" && rows.has(parent.tagName)) return children.filter((child) => !isBlankNode(child));
  if (!children.some(isBlock)) return children;
  const laidOut: ElementContent[] = [];
  children.forEach((child, index) => {
    const besideBlock = isBlock(children[index - 1]) || isBlock(children[index + 1]);
    if (isBlankNode(child) && (besideBlock || index === 0 || index === children.length - 1)) return;
    if (child.type === "text" && isBlock(children[index + 1])) child.value = child.value.trimEnd();
    if (child.type === "text" && isBlock(children[index - 1])) child.value = child.value.trimStart();
    const afterBlock = isBlock(laidOut[laidOut.length - 1]);
    if (laidOut.length > 0 && (isBlock(child) || afterBlock)) laidOut.push({ type: "text", value: "\n" });
    laidOut.push(child);
  });
  if (parent.type === "root") return laidOut;
  const first: ElementContent[] = isBlock(laidOut[0]) ? [{ type: "text", value: "\n" }] : [];
  return [...first, ...laidOut, { type: "text", value: "\n" }];
}

export function isBlock(node: RootContent | undefined): node is Element {
  return isElement(node) && blocks.has(node.tagName);
}
