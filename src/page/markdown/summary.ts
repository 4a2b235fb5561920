import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { oneBlockALine } from "./lines.js";
import { pageTree } from "./page-tree.js";
import { parseMarkdown } from "./parse.js";
import { element, isBlankNode, isElement } from "./tree.js";

/** Paragraphs as they stand on a line that can be pressed. */
export interface Summary {
  readonly html: string;
  /** A paragraph of the links among them, since one cannot press a link on such a line; empty where there are none. */
  readonly links: string;
}

/** What is asked, on one line; null where it is more than paragraphs. */
export async function renderSummary(text: string): Promise<Summary | null> {
  const tree = await pageTree(parseMarkdown(text));
  oneBlockALine(tree);
  const paragraphs = tree.children.filter((node) => !isBlankNode(node));
  if (paragraphs.length === 0 || paragraphs.some((node) => !isElement(node, "p"))) return null;
  const parts = paragraphs.map((node) => (isElement(node) ? node.children : []));
  const children = parts.flatMap((part, index) => (index === 0 ? part : [space(), ...part]));
  const links: Element[] = [];
  const html = toHtml({ type: "root", children: withoutLinks(children, links) });
  const listed = links.flatMap((link, index): ElementContent[] => (index === 0 ? [link] : [space(), link]));
  return { html, links: listed.length === 0 ? "" : toHtml(element("p", { className: ["links"] }, listed)) };
}

/** The nodes with each link's content in its place; the links go into `links`. */
function withoutLinks(nodes: readonly ElementContent[], links: Element[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (!isElement(node)) return [node];
    if (node.tagName === "a" && typeof node.properties.href === "string") {
      links.push(node);
      return node.children;
    }
    return [{ ...node, children: withoutLinks(node.children, links) }];
  });
}

function space(): ElementContent {
  return { type: "text", value: " " };
}
