import type { Report, Span } from "../report/model.js";
import type { Assessed } from "../template/assess.js";
import { contentsLines, progressLines } from "./contents.js";
import { documentLines } from "./document.js";
import { escapeText, withoutTags } from "./escape.js";
import { type Fragments, renderParts } from "./fragments.js";
import { type Part, type Parts, partsOf } from "./parts.js";
import { type Piece, piecesOf } from "./pieces.js";
import { questionLines } from "./question.js";

export type { Fragments } from "./fragments.js";

export interface Rendered {
  /** The page: one HTML file, lines end with `\n`. */
  readonly html: string;
  /** Exactly the fragments that this page used. */
  readonly fragments: Fragments;
}

/**
 * The page of a report: all its words, links and images, with each question's state and counts. The same report gives the same
 * bytes, with or without kept fragments. No line depends on two questions, and a constant line stands between the lines of any
 * two, so that pages merge as text.
 *
 * @param questions every question of the report, in its order
 * @param kept fragments of an earlier page, which must come from runs of our own: they are put into the page as they are
 */
export async function renderPage(
  report: Report,
  questions: readonly Assessed[],
  kept: Fragments = new Map(),
): Promise<Rendered> {
  const pieces = piecesOf(report, questions).map((piece) => ({ piece, parts: partsOf(report, piece) }));
  const parts = pieces.flatMap(({ parts }) => [parts.title, parts.prompt, parts.body].filter((part) => part !== null));
  const { html, fragments } = await renderParts(report, parts, kept);
  const show = (part: Part | null): string => (part === null ? "" : (html.get(part) ?? ""));
  const titles = new Map(pieces.map(({ piece, parts }) => [piece, withoutTags(show(parts.title))]));
  const lines = documentLines({
    title: show(pieces[0]?.parts.title ?? null),
    progress: progressLines([...titles.keys()]),
    contents: contentsLines([...titles.keys()], (piece) => titles.get(piece) ?? ""),
    main: pieces.flatMap(({ piece, parts }) => pieceLines(report, piece, parts, show)),
    frontMatter: frontMatterOf(report),
  });
  return { html: `${lines.join("\n")}\n`, fragments };
}

function pieceLines(report: Report, piece: Piece, parts: Parts, show: (part: Part | null) => string): string[] {
  const title = show(parts.title);
  const body = show(parts.body);
  if (piece.kind === "question") {
    const { heading, answer } = piece.assessed.question;
    const label = /^[\s#]*(.*?\d+)/.exec(textAt(report, heading.span))?.[1] ?? "";
    const marker = answer === null ? "" : textAt(report, answer.marker);
    const html = { label: plain(label), title, prompt: show(parts.prompt), marker: plain(marker), answer: body };
    return questionLines(piece.id, piece.assessed, html);
  }
  const wrapped = body === "" ? [] : [`<div class="text">`, body, "</div>"];
  if (piece.kind === "section") return [`<h2 id="${piece.id}">${title}</h2>`, ...wrapped];
  return body === "" ? [] : [`<details class="intro">`, "<summary>Introduction</summary>", ...wrapped, "</details>"];
}

function textAt(report: Report, span: Span): string {
  return report.text.slice(span.start, span.end);
}

/** Words of the template as HTML, without the markup around them. */
function plain(words: string): string {
  return escapeText(words.replace(/[*_~]/g, ""));
}

function frontMatterOf(report: Report): string {
  if (report.frontMatter === null) return "";
  const lines = textAt(report, report.frontMatter)
    .split(/\r\n|\n|\r/)
    .slice(1, -1);
  return escapeText(lines.join("\n"));
}
