import type { Report, Span } from "../../report/model.js";
import type { Template } from "../../template/model.js";
import { wordKey } from "../../template/word-key.js";

/** A section's heading with its introduction, or a question: up to where the next block begins. */
export interface Movable {
  readonly span: Span;
  /** Its place among the template's sections and questions; null where the template does not have it. */
  readonly rank: number | null;
}

/** The places of a template's sections and questions in their order. */
export interface Ranks {
  /** By the section's place among the template's sections. */
  readonly sections: readonly number[];
  /** By the question's number. */
  readonly questions: ReadonlyMap<number, number>;
}

export function ranksOf({ sections, questions }: Template): Ranks {
  const ranks: number[] = [];
  const byNumber = new Map<number, number>();
  let rank = 0;
  for (const { number, section } of questions) {
    while (section !== null && ranks.length <= section) ranks.push(rank++);
    byNumber.set(number, rank++);
  }
  while (ranks.length < sections.length) ranks.push(rank++);
  return { sections: ranks, questions: byNumber };
}

/** The report's blocks as they stand; what is above the first of them is in none. */
export function movablesOf(report: Report, template: Template): Movable[] {
  const ranks = ranksOf(template);
  const titles = new Map(template.sections.map(({ title }, index) => [title.hashes.join(), ranks.sections[index]]));
  const starts = [
    ...report.sections.map(({ title, heading }) => ({
      start: heading.start,
      rank: titles.get(wordKey(title)) ?? null,
    })),
    ...report.questions.map(({ number, span }) => ({ start: span.start, rank: ranks.questions.get(number) ?? null })),
  ].sort((a, b) => a.start - b.start);
  return starts.map(({ start, rank }, index) => ({
    span: { start, end: starts[index + 1]?.start ?? report.text.length },
    rank,
  }));
}

/** The offset at which a block of this rank belongs: behind the one that it follows in the template. */
export function placeFor(rank: number, blocks: readonly Movable[], report: Report): number {
  const known = blocks.filter((block) => block.rank !== null);
  const above = known.filter((block) => (block.rank ?? 0) < rank);
  const closest = above.reduce<Movable | null>(
    (best, one) => ((best?.rank ?? -1) < (one.rank ?? 0) ? one : best),
    null,
  );
  return closest?.span.end ?? known[0]?.span.start ?? report.text.length;
}

/** `text` as a block of its own at an offset of the report: with a blank line above and below. */
export function insertedBlock(text: string, at: number, report: Report, lineEnd: string): string {
  const above = report.text.slice(0, at);
  const lines = /(?<![ \t\r\n])[ \t\r\n]*$/.exec(above)?.[0].match(/\r\n?|\n/g)?.length ?? 0;
  const gap = above.replace("\uFEFF", "") === "" ? "" : lineEnd.repeat(Math.max(0, 2 - lines));
  return gap + text.trimEnd() + (at === report.text.length ? lineEnd : lineEnd + lineEnd);
}
