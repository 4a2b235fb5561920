import type { Report, Span } from "../report/model.js";
import type { Assessed } from "../template/assess.js";
import { compareWords, type Difference } from "../template/compare.js";
import type { Words } from "../template/model.js";
import { type Token, tokensOf } from "../template/normal.js";

/** How a part of a question's prompt differs from the template's. */
export interface PartChange {
  /** The part's words in the report, with their places in its text. */
  readonly now: readonly Token[];
  readonly difference: Difference;
  /** How many words the report has that the template does not, and the other way round. */
  readonly added: number;
  readonly missing: number;
  /** Most of the template's words are gone. */
  readonly replaced: boolean;
}

/** The share of the template's words that must be left for a part to count as changed, not as replaced. */
const leastKept = 0.4;

/** How the words of `span` differ from `then`; null where they are the same. */
export function partChange({ text }: Report, span: Span | null, then: Words): PartChange | null {
  const found = span === null ? [] : tokensOf(text.slice(span.start, span.end));
  const by = span?.start ?? 0;
  const now = found.map((token) => ({ ...token, start: token.start + by, end: token.end + by }));
  const difference = compareWords(then, now);
  const added = difference.added.reduce((sum, run) => sum + run.end - run.start, 0);
  const missing = difference.missing.reduce((sum, run) => sum + run.count, 0);
  if (added + missing === 0) return null;
  const kept = then.hashes.length - missing;
  return { now, difference, added, missing, replaced: missing > 0 && kept < leastKept * then.hashes.length };
}

/** Whether what a question asks is gone, or other text stands in its place. */
export function promptGone({ question, asked }: Assessed, report: Report): boolean {
  return asked !== null && (partChange(report, question.prompt.asked, asked.asked)?.replaced ?? false);
}
