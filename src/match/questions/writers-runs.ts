import { compareWords } from "../../template/compare.js";
import type { Token } from "../../template/tokens.js";

/** So many words in a row are somebody's text; fewer, in a line of the template's, are a change of its wording. */
export const aText = 4;

/** Tokens by index, `end` exclusive. */
export interface WordRun {
  readonly start: number;
  readonly end: number;
}

export interface OwnRun extends WordRun {
  /** Those of its tokens that the template does not have. */
  readonly own: readonly number[];
  /** How many words of the template are missing in its place. */
  readonly missing: number;
}

/**
 * The runs of tokens that are not the template's. Words that both happen to have (`the`, `we`) count as the template's
 * only in company.
 *
 * @param isFixed tells tokens that are the template's in any company
 */
export function ownRuns(
  tokens: readonly Token[],
  words: readonly number[],
  isFixed: (token: Token) => boolean,
): readonly OwnRun[] {
  const { added, missing } = compareWords({ hashes: words, text: null }, tokens);
  const missingBefore = new Map(missing.map(({ before, count }) => [before, count]));
  const own = new Array<boolean>(tokens.length).fill(false);
  for (const { start, end } of added) own.fill(true, start, end);
  const runsBefore = new Map(added.map(({ start, end }) => [end, start]));
  for (const run of runsOf(own, false)) {
    if (run.end - run.start >= aText || tokens.slice(run.start, run.end).some(isFixed)) continue;
    // Where no word of the template is missing beside them, they are the template's, however few.
    const torn = missingBefore.has(run.end) || missingBefore.has(runsBefore.get(run.start) ?? run.start);
    if (torn) own.fill(true, run.start, run.end);
  }
  const strange = new Set(added.flatMap(({ start, end }) => indices(start, end)));
  return runsOf(own, true)
    .map((run) => ({
      ...run,
      own: indices(run.start, run.end).filter((index) => strange.has(index)),
      missing: indices(run.start, run.end + 1).reduce((sum, index) => sum + (missingBefore.get(index) ?? 0), 0),
    }))
    .filter((run) => run.own.length > 0);
}

function indices(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

function runsOf(marks: readonly boolean[], value: boolean): WordRun[] {
  const runs: { start: number; end: number }[] = [];
  marks.forEach((mark, index) => {
    if (mark !== value) return;
    const last = runs.at(-1);
    if (last?.end === index) last.end++;
    else runs.push({ start: index, end: index + 1 });
  });
  return runs;
}
