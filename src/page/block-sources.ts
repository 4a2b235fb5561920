import type { Question, Report, Span } from "../report/model.js";
import type { Block, QuestionBlock, SectionBlock } from "./blocks.js";
import type { Source } from "./source.js";

/** A block of Markdown and where it stands in the report; what it uses from elsewhere is added later. */
export type BlockSource = Omit<Source, "plain" | "definitions" | "notes"> & { readonly span: Span };

/** The Markdown of one block of the page, by what it is for; null where there is none. */
export interface BlockSources {
  readonly title: BlockSource | null;
  readonly prompt: BlockSource | null;
  readonly body: BlockSource | null;
}

/** The Markdown that `block` is made of. */
export function sourcesOf(report: Report, block: Block): BlockSources {
  if (block.kind === "section") return sectionSources(report, block);
  if (block.kind === "question") return questionSources(report, block);
  const title = report.title === null ? null : asInline(report.title, block.span, "report");
  const body = asBlock(report.text.slice(block.span.start, block.span.end), block.span, "intro", 2);
  return { title, prompt: null, body: { ...body, title: report.title } };
}

function sectionSources(report: Report, block: SectionBlock): BlockSources {
  const { body, section, id } = block;
  return {
    title: asInline(section.title, section.heading, id),
    prompt: null,
    body: asBlock(report.text.slice(body.start, body.end), body, id, 3),
  };
}

function questionSources(report: Report, block: QuestionBlock): BlockSources {
  const { question } = block.assessed;
  const { answer, heading, slot } = question;
  const words = slot?.title ?? heading.suffix;
  const title = slot === undefined && words === "" ? null : asInline(words, heading.span, block.id);
  if (slot !== undefined || answer === null) {
    const whole = { start: heading.span.end, end: question.span.end };
    return { title, prompt: null, body: asBlock(report.text.slice(whole.start, whole.end), whole, block.id, 4) };
  }
  return {
    title,
    prompt: promptSource(report, question, `${block.id}.prompt`),
    body: asBlock(answer.text, answer.span, block.id, 4),
  };
}

/** The prompt without its quote marks, split behind what is asked where that ends with its line. */
function promptSource(report: Report, question: Question, scope: string): BlockSource | null {
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

function asInline(text: string, span: Span, scope: string): BlockSource {
  return { kind: "inline", text: withLineFeeds(text), split: null, scope, level: 1, title: null, span };
}

function asBlock(text: string, span: Span, scope: string, level: number): BlockSource {
  return { kind: "block", text: withLineFeeds(text), split: null, scope, level, title: null, span };
}
