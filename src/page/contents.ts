import type { Assessed } from "../match/questions/assess.js";
import { fewWords } from "../report/few-words.js";
import type { Report } from "../report/model.js";
import type { Range } from "../template/model.js";
import type { Block, QuestionBlock } from "./blocks.js";
import { escapeText } from "./escape.js";
import { countsOf, isAnswered, stateOf } from "./question.js";

/** How much of what is asked stands beside a number, in characters. */
const fewest = 26;

/** The HTML of a block's title without tags. */
type TitleOf = (block: Block) => string;

/** One cell a question, and how many of them are answered, counted by the style sheet. */
export function progressLines(blocks: readonly Block[], title: TitleOf): string[] {
  const cells = blocks.flatMap((block, index) => {
    if (block.kind !== "question") return [];
    const { slot } = block.assessed.question;
    // A slot without a number shows its place on the page.
    const number = slot === undefined ? block.assessed.question.number : (slot.number ?? index);
    const state = stateOf(block.assessed);
    const name = `${slot === undefined ? `Question ${number}` : title(block).replaceAll('"', "&quot;")}, ${state.words}`;
    return ["<li>", `<a class="${state.name}" href="#${block.id}" aria-label="${name}">${number}</a>`, "</li>"];
  });
  if (cells.length === 0) return [];
  return [`<nav class="progress" aria-label="Progress">`, "<ol>", ...cells, "</ol>", `<p class="total"></p>`, "</nav>"];
}

/** The contents by section. */
export function contentsLines(report: Report, blocks: readonly Block[], title: TitleOf): string[] {
  const lines: string[] = [];
  let list: "inner" | "top" | null = null;
  const into = (next: typeof list): void => {
    if (list === next) return;
    if (list !== null) lines.push("</ul>");
    if (next !== null) lines.push("<ul>");
    list = next;
  };
  const isFlat = blocks.some((block) => block.kind === "question" && !block.isInner);
  for (const [index, block] of blocks.entries()) {
    if (block.kind === "intro") continue;
    const next = blocks[index + 1];
    // Beside sections with a state, one that nothing stands in is one of them.
    const isLeaf = isFlat && (next === undefined || next.kind === "intro" || !next.isInner);
    if (block.kind === "section" && !block.isInner && !isLeaf) {
      into(null);
      lines.push(`<h3><a href="#${block.id}">${title(block)}</a></h3>`);
      continue;
    }
    into(block.isInner ? "inner" : "top");
    const link =
      block.kind === "section"
        ? `<a class="part" href="#${block.id}">${title(block)}</a>`
        : entry(report, block, title(block));
    lines.push("<li>", link, "</li>");
  }
  into(null);
  if (lines.length === 0) return [];
  return [
    `<nav class="contents" id="contents" aria-labelledby="contents.title">`,
    `<h2 id="contents.title"><a href="#contents">Contents</a></h2>`,
    ...lines,
    "</nav>",
  ];
}

/** A question in the contents: a mark of its state, its number, what it asks, its counts against its limits. */
function entry(report: Report, { id, assessed }: QuestionBlock, title: string): string {
  const { number, slot } = assessed.question;
  const state = stateOf(assessed);
  const told = isAnswered(assessed) ? countsOf(assessed).join(" · ") : state.words;
  if (slot !== undefined) {
    const counted = `<span>${bar(assessed)}${told}</span>`;
    return `<a class="${state.name}" href="#${id}">${title}${counted}</a>`;
  }
  const asked = escapeText(fewWords(report, assessed.question, fewest));
  return `<a class="${state.name}" href="#${id}">${number} ${asked}<span>${bar(assessed)}${told}</span></a>`;
}

/** The words against their limits: the limits' stretch behind, the count before it. Decoration: the words stand beside it. */
function bar({ words, limits, state }: Assessed): string {
  if (words === null || limits.words === null) return "";
  const { from, to, at } = scaled(state === "answered" ? words : 0, limits.words);
  return `<svg aria-hidden="true"><rect x="${from}%" width="${to - from}%"/><rect width="${at}%"/></svg>`;
}

/** Positions on a bar, in percent; the upper limit (or twice the lower) stands at two thirds. */
function scaled(words: number, { min, max }: Range): { from: number; to: number; at: number } {
  const full = max ?? 2 * (min ?? 1);
  const place = (count: number): number => Math.min(100, Math.round((67 * count) / Math.max(1, full)));
  return { from: place(min ?? 0), to: max === null ? 100 : 67, at: place(words) };
}
