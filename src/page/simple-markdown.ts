import { letter, type SimpleWords, simpleWords } from "./simple-inline.js";
import type { Source } from "./source.js";
import { workOf } from "./work-budget.js";

/** No longer than this, so that a text is not too much for Markdown either. */
const mostCharacters = 20_000;

/** How a line of a paragraph begins that nothing else can begin with. */
const start = new RegExp(
  `^(?!\\d+[.)](?:\\s|$)|\`\`|\\*\\s|\\*\\*\\*)(?:[${letter}"'“‘(\`*[$]|!\\[|--+ +[${letter}!(\`*]|[~\\\\][${letter}])`,
);

const item = /^(?<mark>[-*]|\d{1,9}[.)]) {1,3}(?<words>\S.*)$/;

/** Lines that belong together. */
interface Passage {
  /** What the items of a list begin with, each number as one; null: a paragraph. */
  readonly mark: string | null;
  /** The lines of each item; a paragraph is one. */
  readonly items: string[][];
  /** Blank lines stand between the items. */
  spaced: boolean;
}

/**
 * The HTML of Markdown that uses little of it: paragraphs and lists of one level, of words, code, links, images, and words in stars. It is what the whole of
 * Markdown makes of them, without loading that, which takes longer than all else that a commit does to the page. Null for any other text.
 */
export function simpleMarkdown(source: Source): string | null {
  const { kind, text, split, plain, definitions, notes } = source;
  if (kind === "inline" || plain || definitions.length > 0 || notes.length > 0) return null;
  if (text.length > mostCharacters || workOf(text) > 1) return null;
  if (kind === "block") return htmlOfAll(withoutTitle(source));
  const summary = split === null ? { html: "Prompt", links: [] } : summaryOf(text.slice(0, split));
  const rest = htmlOfAll(text.slice(split ?? 0));
  if (summary === null || rest === null) return null;
  const links = summary.links.length === 0 ? [] : [`<p class="links">${summary.links.join(" ")}</p>`];
  const folded = [...links, ...(rest === "" ? [] : [rest])];
  return [`<summary>${summary.html}</summary>`, ...(folded.length === 0 ? [] : ["<div>", ...folded, "</div>"])].join(
    "\n",
  );
}

/** The text without the title in its first line, which the page shows elsewhere. */
function withoutTitle({ text, title }: Source): string {
  if (title === null || !/^[\w ]+$/.test(title)) return text;
  const [first = ""] = /^\n*[^\n]*/.exec(text) ?? [];
  return first.trim() === `# ${title}` ? text.slice(first.length) : text;
}

/** Paragraphs, on one line that can be pressed, and the links in them; null where there are none, or more than that. */
function summaryOf(text: string): { readonly html: string; readonly links: readonly string[] } | null {
  const parts: SimpleWords[] = [];
  for (const { mark, items } of readPassages(text) ?? []) {
    const words = wordsOf(items[0]);
    if (mark !== null || words === null || words.hasImage) return null;
    parts.push(words);
  }
  if (parts.length === 0) return null;
  return { html: parts.map(({ withoutLinks }) => withoutLinks).join(" "), links: parts.flatMap(({ links }) => links) };
}

function htmlOfAll(text: string): string | null {
  const passages = readPassages(text)?.map(htmlOf) ?? [null];
  return passages.includes(null) ? null : passages.join("\n");
}

function htmlOf({ mark, items, spaced }: Passage): string | null {
  const parts: string[] = [];
  for (const lines of items) {
    const words = wordsOf(lines);
    if (words === null || (mark !== null && words.hasImage)) return null;
    if (words.figures.length > 0) parts.push(...words.figures);
    else parts.push(mark === null || spaced ? `<p>${words.html}</p>` : words.html);
  }
  if (mark === null) return parts.join("\n");
  const tag = mark.startsWith("1") ? "ol" : "ul";
  return [`<${tag}>`, ...parts.map((one) => (spaced ? `<li>\n${one}\n</li>` : `<li>${one}</li>`)), `</${tag}>`].join(
    "\n",
  );
}

function wordsOf(lines: readonly string[] = []): SimpleWords | null {
  return simpleWords(lines.join("\n"));
}

/** The passages of a text; null where a line could be anything else. */
function readPassages(text: string): Passage[] | null {
  const passages: Passage[] = [];
  let isOpen = false;
  let breaks = false;
  for (const line of text.split("\n")) {
    const before = passages.at(-1);
    if (/^ *$/.test(line)) {
      isOpen = false;
      continue;
    }
    const words = line.replace(/(?<! ) +$/, "");
    if (/\s$/.test(words)) return null;
    const found = item.exec(words)?.groups;
    if (found !== undefined) {
      const { mark = "", words: first = "" } = found;
      if (!start.test(first)) return null;
      const kind = mark.replace(/\d+/, "1");
      if (before?.mark === kind) {
        if (!isOpen) before.spaced = true;
        before.items.push([first]);
      } else if (kind === mark) passages.push({ mark, items: [[first]], spaced: false });
      else return null;
    } else {
      // A lone carriage return ends a line, too.
      const trimmed = words.replace(/^ +/, "");
      if (!start.test(trimmed)) return null;
      if (isOpen && before !== undefined) {
        if (breaks) return null;
        before.items.at(-1)?.push(trimmed);
      } else if (trimmed === words || (trimmed.length >= words.length - 3 && before?.mark == null))
        passages.push({ mark: null, items: [[trimmed]], spaced: false });
      else return null;
    }
    // Two spaces break a line that another of the paragraph follows.
    breaks = words.length < line.length - 1;
    isOpen = true;
  }
  return passages;
}
