import { groupNumber } from "../course/group.js";
import type { Assessed } from "../match/questions/assess.js";
import type { Report, Span } from "../report/model.js";
import type { Template } from "../template/model.js";
import type { SlotMatch } from "../template/slot-match.js";
import { type BlockSource, type BlockSources, sourcesOf } from "./block-sources.js";
import { type Block, blocksOf } from "./blocks.js";
import { contentsLines, progressLines } from "./contents.js";
import { isRightToLeft } from "./direction.js";
import { documentLines } from "./document.js";
import { escapeText, withoutTags } from "./escape.js";
import { nextLines, questionLines } from "./question.js";
import { type Fragments, renderSources } from "./render-fragments.js";
import { frontMatterTable, slotBlocks } from "./slot-blocks.js";

export type { Fragments } from "./render-fragments.js";

/** A report with every question of it, in its order. */
export interface ReportWithQuestions {
  readonly report: Report;
  readonly questions: readonly Assessed[];
  /** Where it is held to a template of any shape. */
  readonly bound?: SlotMatch | null;
  /** What it is shown by; without it the course's counts. */
  readonly template?: Pick<Template, "course" | "language">;
}

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
 * @param kept fragments of an earlier page, which must come from runs of our own: they are put into the page as they are
 */
export async function renderPage(
  { report, questions, bound = null, template }: ReportWithQuestions,
  kept: Fragments = new Map(),
): Promise<Rendered> {
  const all = bound === null ? blocksOf(report, questions) : slotBlocks(report, questions, bound);
  const blocks = all.map((block) => ({ block, sources: sourcesOf(report, block) }));
  const used = blocks.flatMap(({ sources }) =>
    [sources.title, sources.prompt, sources.body].filter((source) => source !== null),
  );
  const { html, fragments } = await renderSources(report, used, kept);
  const show = (source: BlockSource | null): string => (source === null ? "" : (html.get(source) ?? ""));
  const titles = new Map(blocks.map(({ block, sources }) => [block, withoutTags(show(sources.title))]));
  const language = bound?.slots.language ?? template?.language ?? "en";
  const rightToLeft = isRightToLeft(report.text);
  const titleOf = (block: Block): string => titles.get(block) ?? "";
  const lines = documentLines({
    title: show(blocks[0]?.sources.title ?? null),
    group: bound === null ? groupNumber(report) : null,
    progress: progressLines([...titles.keys()], titleOf),
    contents: contentsLines(report, [...titles.keys()], titleOf),
    main: [
      ...(bound === null ? [] : frontMatterTable(bound)),
      ...blocks.flatMap(({ block, sources }) => blockLines(report, block, sources, show)),
    ],
    frontMatter: bound === null ? frontMatterOf(report) : "",
    // Where nothing states the language it counts as English, which is not written so.
    language: rightToLeft && language === "en" ? "" : language,
    rightToLeft,
    isCourse: bound === null,
    countsAsCourse: bound === null && template?.course !== null,
  });
  return { html: `${lines.join("\n")}\n`, fragments };
}

/** Text of a section that is longer, in characters, is folded away on a phone: the answers are what people come for. */
const longText = 600;

function blockLines(
  report: Report,
  block: Block,
  sources: BlockSources,
  show: (source: BlockSource | null) => string,
): string[] {
  const title = show(sources.title);
  const body = show(sources.body);
  if (block.kind === "question") {
    const { heading, answer, slot } = block.assessed.question;
    const label = /^[\s#]*(?![\s#])(.*?\d+)/.exec(textAt(report, heading.span))?.[1] ?? "";
    const marker = answer === null ? "" : textAt(report, answer.marker);
    const html =
      slot !== undefined
        ? { label: title, title: "", prompt: "", marker: "", answer: body }
        : { label: plain(label), title, prompt: show(sources.prompt), marker: plain(marker), answer: body };
    return [...nextLines(block.id, block.assessed, withoutTags(title)), ...questionLines(block, html)];
  }
  const wrapped = body === "" ? [] : [`<div class="text">`, body, "</div>"];
  if (block.kind === "section") {
    const isLong = block.body.end - block.body.start > longText;
    const folded = isLong
      ? [`<details class="long">`, "<summary>Show it</summary>", ...wrapped, "</details>"]
      : wrapped;
    const level = block.isInner ? "h3" : "h2";
    return [`<${level} id="${block.id}">${title}</${level}>`, ...folded];
  }
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
