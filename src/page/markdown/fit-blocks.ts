import type { Element, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { element, isBlankNode, isElement, textOf } from "./tree.js";

/** Makes links, tables, code and task lists work for everyone: named, reachable by keyboard, their states in words. */
export function fitBlocks(tree: Root): void {
  visit(tree, "element", (node, index, parent) => {
    if (node.tagName === "a") nameLink(node);
    if (node.tagName === "pre") node.properties.tabIndex = 0;
    if (node.tagName === "th" && node.children.every(isBlankNode)) node.tagName = "td";
    if (node.tagName === "summary" && node.children.every(isBlankNode))
      node.children = [{ type: "text", value: "Details" }];
    if (node.tagName === "input" && parent !== undefined && index !== undefined) {
      parent.children[index] = tickBox(node.properties.checked === true);
    }
  });
  visit(tree, "element", (node, index, parent) => {
    if (node.tagName !== "table" || index === undefined || parent === undefined) return;
    parent.children[index] = element("div", { className: ["table"], tabIndex: 0, role: "group", ariaLabel: "Table" }, [
      node,
    ]);
    return SKIP;
  });
}

/** A link that shows nothing shows its target. */
function nameLink(node: Element): void {
  if (textOf(node).trim() !== "" || typeof node.properties.href !== "string") return;
  if (node.children.some((child) => isElement(child))) return;
  node.children = [{ type: "text", value: node.properties.href }];
}

function tickBox(ticked: boolean): Element {
  return element(
    "span",
    { className: ticked ? ["box", "ticked"] : ["box"], role: "img", ariaLabel: ticked ? "ticked" : "not ticked" },
    [],
  );
}
