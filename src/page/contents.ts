import type { Assessed } from "../template/assess.js";
import type { Range } from "../template/model.js";
import type { Piece, QuestionPiece } from "./pieces.js";
import { countsOf, stateOf } from "./question.js";

/** One cell a question, and how many of them are answered, counted by the style sheet. */
export function progressLines(pieces: readonly Piece[]): string[] {
  const cells = pieces.flatMap((piece) => {
    if (piece.kind !== "question") return [];
    const { number } = piece.assessed.question;
    const state = stateOf(piece.assessed);
    const name = `Question ${number}, ${state.words}`;
    return ["<li>", `<a class="${state.name}" href="#${piece.id}" aria-label="${name}">${number}</a>`, "</li>"];
  });
  if (cells.length === 0) return [];
  return [`<nav class="progress" aria-label="Progress">`, "<ol>", ...cells, "</ol>", `<p class="total"></p>`, "</nav>"];
}

/**
 * The contents by section.
 *
 * @param title the HTML of a section's title, without links
 */
export function contentsLines(pieces: readonly Piece[], title: (piece: Piece) => string): string[] {
  const lines: string[] = [];
  let open = false;
  for (const piece of pieces) {
    if (piece.kind === "intro") continue;
    if (piece.kind === "section") {
      if (open) lines.push("</ul>");
      open = false;
      lines.push(`<h3><a href="#${piece.id}">${title(piece)}</a></h3>`);
      continue;
    }
    if (!open) lines.push("<ul>");
    open = true;
    lines.push("<li>", entry(piece), "</li>");
  }
  if (open) lines.push("</ul>");
  if (lines.length === 0) return [];
  return [
    `<nav class="contents" id="contents" aria-labelledby="contents.title">`,
    `<h2 id="contents.title">Contents</h2>`,
    ...lines,
    "</nav>",
  ];
}

/** The words in `i` are for those who hear the page; those who see it have the list and the marks for them. */
function entry({ id, assessed }: QuestionPiece): string {
  const { number } = assessed.question;
  const state = stateOf(assessed);
  const counts = countsOf(assessed).join("<br>");
  const told = state.name === "answered" ? `<i>answered, </i>${counts}` : state.words;
  return `<a class="${state.name}" href="#${id}"><b><i>Question </i>${number}</b> ${bar(assessed)}<span>${told}</span></a>`;
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
