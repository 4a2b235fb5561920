import type { ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import type { Definition, Root as MarkdownRoot } from "mdast";
import { toString as wordsOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { escapeText } from "../escape.js";
import { markId, noteId } from "../note-id.js";
import { uniqueIds } from "../slug.js";
import type { Source } from "../source.js";
import { labelOf, linkNotes, takeNotes } from "./footnotes.js";
import { fitHeadings } from "./headings.js";
import { isBlock, oneBlockALine } from "./lines.js";
import { pageTree } from "./page-tree.js";
import { parseMarkdown, treeOf } from "./parse.js";
import { renderSummary } from "./summary.js";
import { hasHugeTable, isTooMuch } from "./too-much.js";
import { innerText } from "./tree.js";

/**
 * One fragment of the page: sanitised HTML, one block a line, with no line end at its end. Markdown that is
 * too much to be read as such becomes preformatted text.
 */
export async function renderMarkdown(source: Source): Promise<string> {
  const text = source.text.replaceAll("\u0000", "\uFFFD");
  const tooMuch = source.plain || isTooMuch(text + source.definitions.join(""));
  if (source.kind === "inline") return tooMuch ? escapeText(onOneLine(text)) : await renderInline(text, source);
  if (source.kind === "block") return tooMuch ? preformatted(text) : await renderBlocks(text, source);
  const summary =
    tooMuch || source.split === null ? null : await renderSummary(preludeOf(source) + text.slice(0, source.split));
  const rest = summary === null ? text : text.slice(source.split ?? 0);
  const blocks = tooMuch ? preformatted(rest) : await renderBlocks(rest, source);
  const folded = [summary?.links ?? "", blocks].filter((line) => line !== "");
  const lines = folded.length === 0 ? [] : ["<div>", ...folded, "</div>"];
  return [`<summary>${summary?.html ?? "Prompt"}</summary>`, ...lines].join("\n");
}

function preformatted(text: string): string {
  return `<pre class="plain" tabindex="0">\n${escapeText(text)}</pre>`;
}

/** The text of a heading. */
async function renderInline(text: string, source: Source): Promise<string> {
  const markdown = parseMarkdown(`${preludeOf(source)}# ${onOneLine(text)}`);
  const heading = markdown.children.find((node) => node.type === "heading");
  if (heading?.type !== "heading") return escapeText(onOneLine(text));
  const tree = await pageTree({
    type: "root",
    children: [...definitionsIn(markdown), { type: "paragraph", children: heading.children }],
  });
  return onOneLine(toHtml({ type: "root", children: innerText(tree).flatMap(withoutBlocks) }));
}

/** What stands in a block, since a heading can hold none. */
function withoutBlocks(node: ElementContent): ElementContent[] {
  return isBlock(node) ? node.children.flatMap(withoutBlocks) : [node];
}

/** Blocks, and below them the footnotes that are written among them. */
async function renderBlocks(text: string, source: Source): Promise<string> {
  const markdown = parseMarkdown(preludeOf(source) + text);
  if (hasHugeTable(markdown)) return preformatted(text);
  if (source.title !== null) dropTitle(markdown, source.title);
  const notes = takeNotes(markdown, source.scope, source.notes);
  const unique = uniqueIds();
  const marked = new Set<string>();
  const render = async (part: MarkdownRoot): Promise<string> => {
    const tree = await pageTree(part);
    linkNotes(tree, source.scope, notes, marked);
    fitHeadings(tree, source.level, (slug) => unique(`${source.scope}:${slug}`));
    oneBlockALine(tree);
    return toHtml(tree);
  };
  const lines = [await render(markdown)];
  const definitions = definitionsIn(markdown);
  for (const note of notes.definitions) {
    const id = unique(noteId(source.scope, labelOf(note)));
    const content = await render({ type: "root", children: [...definitions, ...note.children] });
    const label = escapeText(note.label ?? note.identifier);
    const back = marked.has(labelOf(note))
      ? `\n<a href="#${markId(source.scope, labelOf(note))}">Back to ${label}</a>`
      : "";
    lines.push(`<div class="note" id="${id}">\n<span>${label}</span>\n${content}${back}\n</div>`);
  }
  return lines.filter((line) => line !== "").join("\n");
}

/** Definitions that stand elsewhere, put before the text that uses them. */
function preludeOf(source: Source): string {
  const links = source.definitions.map(leadingDefinitions).filter((one) => one !== "");
  const notes = source.notes.map(([label]) => `[^${label}]: elsewhere`);
  return [...links, ...notes].map((one) => `${one}\n\n`).join("");
}

/** The definitions that a text begins with, without what stands below them. */
function leadingDefinitions(text: string): string {
  const { children } = treeOf(text);
  const other = children.findIndex((node) => node.type !== "definition");
  const last = other < 0 ? children.at(-1) : children[other - 1];
  return text.slice(0, last?.position?.end.offset ?? 0);
}

function definitionsIn(tree: MarkdownRoot): Definition[] {
  const found: Definition[] = [];
  visit(tree, "definition", (node) => void found.push(node));
  return found;
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Takes out the first level-one heading, if it says `title`: the page shows it at its top. */
function dropTitle(tree: MarkdownRoot, title: string): void {
  const index = tree.children.findIndex((node) => node.type === "heading" && node.depth === 1);
  const found = tree.children[index];
  const [expected] = treeOf(`# ${title}`).children;
  if (found !== undefined && expected !== undefined && wordsOf(found) === wordsOf(expected))
    tree.children.splice(index, 1);
}
