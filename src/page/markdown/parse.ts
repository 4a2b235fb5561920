import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { SKIP, visit } from "unist-util-visit";
import { findImages } from "../../course/images.js";
import { applyEdits, type Edit } from "../../report/edits.js";
import { findLinks, titleOf } from "../../report/links.js";
import { escapeAttribute } from "../escape.js";
import { allowedTags } from "./sanitise.js";

const mostRounds = 4;

/**
 * GitHub-flavoured Markdown as a tree, with two kinds of text read as their authors meant them: a tag that HTML does not
 * know (`<weblink>`) is text, and so is one that the page would not show; an image that the course's pattern
 * finds is an image, also where its target has spaces in it.
 *
 * @param text Markdown, its definitions included
 * @returns the tree and the text that its offsets belong to
 */
export function parseMarkdown(text: string): Root {
  let current = text;
  let tree = treeOf(current);
  for (let round = 0; round < mostRounds; round++) {
    const edits = [...tagsAsShown(tree, current), ...withQuotes(tree, current), ...imagesAsImages(tree, current)];
    if (edits.length === 0) break;
    current = apply(current, edits);
    tree = treeOf(current);
  }
  return tree;
}

/** Markdown as GitHub reads it. */
export function treeOf(text: string): Root {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

const tag = /^<\/?([a-zA-Z][a-zA-Z0-9-]*)(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>/;

/** Tags of HTML that GitHub leaves out with what stands between them shown: as blocks, and within a line. */
const plainTags: ReadonlyMap<string, string> = new Map([
  ..."address article aside center fieldset footer header hgroup legend main nav section".split(" ").map(as("div")),
  ..."acronym basefont bdi big data font label nobr u".split(" ").map(as("span")),
]);

function as(shown: string): (tag: string) => [string, string] {
  return (tag) => [tag, shown];
}

/**
 * The `<` of every tag that the page does not show, escaped where it stands: that holds in Markdown and in HTML alike. A tag of HTML
 * that only lays out what is in it becomes one that does nothing.
 */
function tagsAsShown(tree: Root, text: string): Edit[] {
  const edits: Edit[] = [];
  visit(tree, "html", (node) => {
    const { start, end } = offsets(node);
    for (let at = text.indexOf("<", start); at >= 0 && at < end; at = text.indexOf("<", at + 1)) {
      const comment = text.startsWith("<!--", at) ? text.indexOf("-->", at) : -1;
      if (comment >= 0 && comment < end) {
        at = comment;
        continue;
      }
      const match = tag.exec(text.slice(at, end));
      const name = match?.[1]?.toLowerCase() ?? "";
      if (match !== null && allowedTags.has(name)) {
        at += match[0].length - 1;
        continue;
      }
      const plain = plainTags.get(name);
      if (match !== null && plain !== undefined) {
        const span = { start: at, end: at + match[0].length };
        edits.push({ span, text: text.startsWith("</", at) ? `</${plain}>` : `<${plain}>` });
        at += match[0].length - 1;
        continue;
      }
      edits.push({ span: { start: at, end: at + 1 }, text: "&lt;" });
    }
  });
  return edits;
}

const tagWithSlash = /<[a-zA-Z][a-zA-Z0-9-]*(?=[^<>]{0,2000}=[^\s"'=<>`]*\/)[^<>]{0,2000}>/g;
const unquoted = /(\s[^\s"'<>/=]+\s*=\s*)([^\s"'=<>`]+)/g;

/** Tags with a `/` in a value without quotes, given quotes: HTML allows it, the parser takes it for text. */
function withQuotes(tree: Root, text: string): Edit[] {
  const found = [...text.matchAll(tagWithSlash)];
  if (found.length === 0) return [];
  const settled: { start: number; end: number }[] = [];
  visit(tree, (node) => {
    if (["code", "inlineCode", "html", "definition"].includes(node.type)) settled.push(offsets(node));
  });
  return found.flatMap((match): Edit[] => {
    const [written] = match;
    const start = match.index;
    const end = start + written.length;
    if (tag.exec(written)?.[0] !== written) return [];
    if (settled.some((one) => one.start < end && start < one.end)) return [];
    return [{ span: { start, end }, text: written.replace(unquoted, '$1"$2"') }];
  });
}

/** An image as the page is to show it. */
interface PageImage {
  readonly start: number;
  readonly end: number;
  readonly alt: string;
  readonly target: string;
  readonly title: string;
}

/** The images that the check reads, and those that the course's pattern finds besides. */
function imagesIn(text: string): PageImage[] {
  if (!text.includes("![")) return [];
  const read = findLinks(text).filter(({ kind, form }) => kind === "image" && form === "inline");
  const known = read.map(({ span, target, written }) => ({
    ...span,
    alt: text.slice(span.start + 2, written.start - 2),
    target,
    title: titleOf(text.slice(written.start, written.end)),
  }));
  const others = findImages(text).filter(
    ({ span }) => !read.some((one) => one.span.start < span.end && span.start < one.span.end),
  );
  return [...known, ...others.map(({ span, alt, target }) => ({ ...span, alt, target, title: "" }))];
}

/** Every image in text that is neither code nor an image already, written so that it is one. */
function imagesAsImages(tree: Root, text: string): Edit[] {
  const found = imagesIn(text);
  if (found.length === 0) return [];
  const settled: { start: number; end: number; html: boolean }[] = [];
  visit(tree, (node) => {
    if (!["image", "imageReference", "code", "inlineCode", "html", "definition"].includes(node.type)) return;
    settled.push({ ...offsets(node), html: node.type === "html" });
    return SKIP;
  });
  return found.flatMap((image) => {
    const { start, end } = image;
    if (/(?<!\\)(?:\\\\)*\\$/.test(text.slice(Math.max(0, start - 20), start))) return [];
    const within = settled.find((one) => one.start < end && start < one.end);
    if (within !== undefined && !(within.html && isPlainText(text, within, start))) return [];
    return [{ span: { start, end }, text: imageText(image, within !== undefined) }];
  });
}

/** Whether `at` stands outside the tags and comments of a stretch of HTML. */
function isPlainText(text: string, html: { start: number; end: number }, at: number): boolean {
  const before = text.slice(html.start, at);
  return before.lastIndexOf("<") <= before.lastIndexOf(">") && before.lastIndexOf("<!--") <= before.lastIndexOf("-->");
}

function imageText({ alt, target, title }: PageImage, html: boolean): string {
  const encoded = target.replace(/[\s<>\\]/g, (unit) => (unit === "\\" ? "\\\\" : encodeURIComponent(unit)));
  if (html) return `<img src="${escapeAttribute(encoded)}" alt="${escapeAttribute(alt)}">`;
  const escaped = alt.replace(/\\?([[\]\\])/g, "\\$1");
  return `![${escaped}](<${encoded}>${title === "" ? "" : ` "${title.replaceAll('"', "&quot;")}"`})`;
}

/** Of edits that overlap the first is made. */
function apply(text: string, edits: readonly Edit[]): string {
  let end = 0;
  const apart = [...edits]
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span }) => {
      if (span.start < end) return false;
      end = span.end;
      return true;
    });
  return applyEdits(text, apart);
}

function offsets(node: Nodes): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
