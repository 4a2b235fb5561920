import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { SKIP, visit } from "unist-util-visit";
import { escapeAttribute } from "../escape.js";
import { allowedTags } from "./sanitise.js";

/** Text put in the place of other text. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

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
    const edits = [...tagsAsText(tree, current), ...imagesAsImages(tree, current)];
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

/** The `<` of every tag that the page does not show, escaped where it stands: that holds in Markdown and in HTML alike. */
function tagsAsText(tree: Root, text: string): Edit[] {
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
      if (match !== null && allowedTags.has((match[1] as string).toLowerCase())) {
        at += match[0].length - 1;
        continue;
      }
      edits.push({ start: at, end: at + 1, text: "&lt;" });
    }
  });
  return edits;
}

// The course's own pattern for images, with `.` as Python reads it.
const image = /!\[([^\n]*?)\]\(([^\n]*?)\)/g;

/** Every image that the pattern finds in text that is neither code nor an image already, written so that it is one. */
function imagesAsImages(tree: Root, text: string): Edit[] {
  const found = [...text.matchAll(image)].filter((match) => match[1] !== undefined);
  if (found.length === 0) return [];
  const settled: { start: number; end: number; html: boolean }[] = [];
  visit(tree, (node) => {
    if (!["image", "imageReference", "code", "inlineCode", "html", "definition"].includes(node.type)) return;
    settled.push({ ...offsets(node), html: node.type === "html" });
    return SKIP;
  });
  return found.flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const within = settled.find((one) => one.start < end && start < one.end);
    if (within !== undefined && !(within.html && isPlainText(text, within, start))) return [];
    return [{ start, end, text: imageText(match[1] as string, match[2] as string, within !== undefined) }];
  });
}

/** Whether `at` stands outside the tags and comments of a stretch of HTML. */
function isPlainText(text: string, html: { start: number; end: number }, at: number): boolean {
  const before = text.slice(html.start, at);
  return before.lastIndexOf("<") <= before.lastIndexOf(">") && before.lastIndexOf("<!--") <= before.lastIndexOf("-->");
}

function imageText(alt: string, destination: string, html: boolean): string {
  const titled = /^\s*(.*?)\s+"([^"]*)"\s*$/.exec(destination);
  const target = (titled?.[1] ?? destination).trim().replace(/^<(.*)>$/, "$1");
  const title = titled?.[2] ?? "";
  const encoded = target.replace(/[\s<>\\]/g, (unit) => (unit === "\\" ? "\\\\" : encodeURIComponent(unit)));
  if (html) return `<img src="${escapeAttribute(encoded)}" alt="${escapeAttribute(alt)}">`;
  const escaped = alt.replace(/\\?([[\]\\])/g, "\\$1");
  return `![${escaped}](<${encoded}>${title === "" ? "" : ` "${title}"`})`;
}

function apply(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    if (edit.start < at) continue;
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}

function offsets(node: Nodes): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
