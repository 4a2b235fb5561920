import type { Element, ElementContent, Properties, Root, RootContent } from "hast";

export type Node = RootContent | ElementContent;

export function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: "element", tagName, properties, children };
}

export function isElement(node: Node | undefined, ...names: string[]): node is Element {
  return node?.type === "element" && (names.length === 0 || names.includes(node.tagName));
}

export function isBlankNode(node: Node): boolean {
  return node.type === "comment" || (node.type === "text" && node.value.trim() === "");
}

/** All text below a node. */
export function textOf(node: Node | Root): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

/** The children of a root as an element may have them. */
export function innerText(root: Root): ElementContent[] {
  return root.children.filter((node): node is ElementContent => node.type !== "doctype");
}
