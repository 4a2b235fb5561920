import type { Root } from "hast";
import type { FootnoteReference, Root as MarkdownRoot } from "mdast";
import { toHast } from "mdast-util-to-hast";
import { visit } from "unist-util-visit";
import { showFigures } from "./figures.js";
import { fitBlocks } from "./fit-blocks.js";
import { labelOf } from "./footnotes.js";
import { sanitise } from "./sanitise.js";
import { element, isElement, textOf } from "./tree.js";

/** Longer code keeps one colour. */
const mostColoured = 20_000;

/** Markdown as the page shows it: sanitised first, then fitted, so that nothing that the page adds is taken away and nothing raw is added. */
export async function pageTree(markdown: MarkdownRoot): Promise<Root> {
  keepTargets(markdown);
  keepCells(markdown);
  const converted = toHast(markdown, {
    allowDangerousHtml: true,
    handlers: { footnoteReference: (_, node: FootnoteReference) => noteMark(node) },
  });
  const whole: Root = converted.type === "root" ? converted : { type: "root", children: [] };
  const tree = sanitise(hasRaw(whole) ? (await import("./raw-html.js")).parseRaw(whole) : whole);
  showFigures(tree);
  fitBlocks(tree);
  await colourCode(tree);
  return tree;
}

/** Targets stay as they are written; only white space, which a target cannot hold, is encoded. */
function keepTargets(tree: MarkdownRoot): void {
  const targets = new Map<string, string>();
  visit(tree, "definition", (node) => {
    const label = labelOf(node);
    if (!targets.has(label)) targets.set(label, node.url);
  });
  visit(tree, (node) => {
    const reference = node.type === "linkReference" || node.type === "imageReference";
    if (!reference && node.type !== "link" && node.type !== "image") return;
    const target = reference ? targets.get(labelOf(node)) : node.url;
    if (target === undefined) return;
    const isImage = node.type === "image" || node.type === "imageReference";
    const written = target.trim().replace(/\s/g, encodeURIComponent);
    node.data = { ...node.data, hProperties: isImage ? { src: written } : { href: written } };
  });
}

/** A row may have more cells than its table's first: GitHub drops them, the page shows them. */
function keepCells(tree: MarkdownRoot): void {
  visit(tree, "table", (node) => {
    const align = [...(node.align ?? [])];
    for (const row of node.children) while (align.length < row.children.length) align.push(null);
    node.align = align;
  });
}

function noteMark(node: FootnoteReference): ReturnType<typeof element> {
  const link = element("a", { dataFootnoteRef: labelOf(node) }, [
    { type: "text", value: node.label ?? node.identifier },
  ]);
  return element("sup", {}, [link]);
}

function hasRaw(tree: Root): boolean {
  let found = false;
  visit(tree, "raw", () => {
    found = true;
  });
  return found;
}

async function colourCode(tree: Root): Promise<void> {
  const found: { code: ReturnType<typeof element>; language: string }[] = [];
  visit(tree, "element", (node, _, parent) => {
    if (node.tagName !== "code" || parent?.type !== "element" || parent.tagName !== "pre") return;
    const [name] = Array.isArray(node.properties.className) ? node.properties.className : [];
    const language = String(name ?? "")
      .replace(/^language-/, "")
      .toLowerCase();
    if (language === "") return;
    parent.properties.dataLanguage = language;
    if (textOf(node).length <= mostColoured) found.push({ code: node, language });
  });
  if (found.length === 0) return;
  const { colour } = await import("./colour.js");
  for (const { code, language } of found) {
    const coloured = colour(textOf(code), language);
    if (coloured !== null) code.children = coloured.filter((child) => child.type === "text" || isElement(child));
  }
}
