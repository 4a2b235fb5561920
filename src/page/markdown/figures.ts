import type { Element, ElementContent, Root, RootContent } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { captionOf, type ImageWords, imageName } from "../image-words.js";
import { isBlock } from "./lines.js";
import { element, isBlankNode, isElement } from "./tree.js";

/**
 * Paragraphs (and accidental headings, and raw HTML) that hold nothing but images become figures, each image a link to itself with its
 * caption below.
 */
export function showFigures(tree: Root): void {
  visit(tree, "element", (node, index, parent) => {
    if (index === undefined || parent === undefined) return;
    const alone = parent.type === "root" && isImage(node) && !isBesideText(parent, index);
    const images = alone ? [node] : /^(?:p|div|h[1-6])$/.test(node.tagName) ? onlyImages(node) : null;
    if (images === null && node.tagName === "img") return nameImage(node);
    if (images === null) return;
    parent.children.splice(index, 1, ...images.map(figureOf));
    return [SKIP, index + images.length];
  });
  visit(tree, "element", (node, index, parent) => {
    if (node.tagName !== "img" || index === undefined || parent === undefined) return;
    if (parent.type === "element" && parent.tagName === "a") return;
    parent.children[index] = openable(node);
    return SKIP;
  });
}

function onlyImages(node: Element): Element[] | null {
  const content = node.children.filter((child) => !isBlankNode(child) && !isElement(child, "br"));
  const images = content.filter(isImage);
  return images.length > 0 && images.length === content.length ? images : null;
}

/** Whether what stands at `index` shares its line with words. */
function isBesideText({ children }: Root, index: number): boolean {
  const isWords = (node: RootContent): boolean => !isBlankNode(node) && !isImage(node) && !isElement(node, "br");
  const before = children.slice(0, index).reverse();
  return [before, children.slice(index + 1)].some((side) => {
    const words = side.findIndex(isWords);
    return words >= 0 && !isBlock(side[words]);
  });
}

function isImage(node: RootContent): node is Element {
  return isElement(node, "img") || isLinkedImage(node);
}

function isLinkedImage(node: RootContent): boolean {
  if (!isElement(node, "a")) return false;
  const content = node.children.filter((child) => !isBlankNode(child));
  return content.length === 1 && isElement(content[0], "img");
}

function figureOf(node: Element): Element {
  const image = node.tagName === "img" ? node : (node.children.find((child) => isElement(child, "img")) as Element);
  nameImage(image);
  const caption = captionOf(wordsOf(image));
  const children: ElementContent[] = [node.tagName === "img" ? openable(node) : node];
  if (caption !== "") children.push(element("figcaption", {}, [{ type: "text", value: caption }]));
  return element("figure", {}, children);
}

/** The image as a link to itself, where it has a target. */
function openable(image: Element): Element {
  const source = image.properties.src;
  return typeof source === "string" && source !== "" ? element("a", { href: source }, [image]) : image;
}

function nameImage(image: Element): void {
  image.properties.alt = imageName(wordsOf(image));
}

function wordsOf(image: Element): ImageWords {
  return { src: textProperty(image, "src"), alt: textProperty(image, "alt"), title: textProperty(image, "title") };
}

function textProperty(image: Element, name: string): string {
  const value = image.properties[name];
  return typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
}
