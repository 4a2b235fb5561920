import type { Question, Report, Span } from "../report/model.js";
import type { Piece, QuestionPiece, SectionPiece } from "./pieces.js";
import type { Source } from "./source.js";

/** A piece of Markdown and where it stands in the report; what it uses from elsewhere is added later. */
export type Part = Omit<Source, "plain" | "definitions" | "notes"> & { readonly span: Span };

/** The Markdown of one piece of the page, by what it is for; null where there is none. */
export interface Parts {
  readonly title: Part | null;
  readonly prompt: Part | null;
  readonly body: Part | null;
}

/** The Markdown that `piece` is made of. */
export function partsOf(report: Report, piece: Piece): Parts {
  if (piece.kind === "section") return sectionParts(report, piece);
  if (piece.kind === "question") return questionParts(report, piece);
  const title = report.title === null ? null : inline(report.title, piece.span, "report");
  const body = block(report.text.slice(piece.span.start, piece.span.end), piece.span, "intro", 2);
  return { title, prompt: null, body: { ...body, title: report.title } };
}

function sectionParts(report: Report, piece: SectionPiece): Parts {
  const { body, section, id } = piece;
  return {
    title: inline(section.title, section.heading, id),
    prompt: null,
    body: block(report.text.slice(body.start, body.end), body, id, 3),
  };
}

function questionParts(report: Report, piece: QuestionPiece): Parts {
  const { question } = piece.assessed;
  const { answer, heading } = question;
  const title = heading.suffix === "" ? null : inline(heading.suffix, heading.span, piece.id);
  if (answer === null) {
    const whole = { start: heading.span.end, end: question.span.end };
    return { title, prompt: null, body: block(report.text.slice(whole.start, whole.end), whole, piece.id, 4) };
  }
  return {
    title,
    prompt: promptPart(report, question, `${piece.id}.prompt`),
    body: block(answer.text, answer.span, piece.id, 4),
  };
}

/** The prompt without its quote marks, split behind what is asked where that ends with its line. */
function promptPart(report: Report, question: Question, scope: string): Part | null {
  const { span, asked } = question.prompt;
  const text = report.text.slice(span.start, span.end);
  const before = /(?:^|[\r\n])[ \t>]*[*_]*$/.exec(text.slice(0, asked.end - span.start));
  const first = before === null ? null : withoutQuoteMarks(text.slice(0, before.index));
  const rest = withoutQuoteMarks(before === null ? text : text.slice(before.index));
  const whole = (first ?? "") + rest;
  if (whole.trim() === "") return null;
  return { kind: "prompt", text: whole, split: first?.length ?? null, scope, level: 4, title: null, span };
}

function withoutQuoteMarks(text: string): string {
  return withLineFeeds(text).replace(/^[ \t]*>[ \t]?/gm, "");
}

/** Line ends alike, so that a report gives the same page however git has checked it out. */
function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

function inline(text: string, span: Span, scope: string): Part {
  return { kind: "inline", text: withLineFeeds(text), split: null, scope, level: 1, title: null, span };
}

function block(text: string, span: Span, scope: string, level: number): Part {
  return { kind: "block", text: withLineFeeds(text), split: null, scope, level, title: null, span };
}
