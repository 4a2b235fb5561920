import type { Repository } from "../git/repository.js";
import { readState, removeState, writeState } from "../state/state-file.js";

/** A report and a page, by their ids, that stand together in a commit and do not belong together; twice the report's where the page is missing. */
export interface StalePair {
  readonly report: string;
  readonly page: string;
}

/**
 * One pair a line; an empty line says that a commit could not be looked at. Where HEAD has such a pair, whatever branch that is, the next commit
 * renders the page. The hooks read this file.
 */
const staleFile = "stale";

/** So many pairs are remembered, the newest. */
const mostPairs = 50;

/** Remembers pairs that were found in a commit; none: it could not be looked at. */
export function markStale(repository: Repository, pairs: readonly StalePair[]): void {
  const found = pairs.length === 0 ? [""] : pairs.map(({ report, page }) => `${report} ${page}`);
  const lines = linesOf(repository);
  write(repository, [...lines.filter((line) => !found.includes(line)), ...found].slice(-mostPairs), lines);
}

/** Forgets what was said of these reports, given by their ids, since all their pages are right now; and what could not be looked at. */
export function clearStale(repository: Repository, reports: readonly string[]): void {
  const lines = linesOf(repository);
  const isPair = /^([0-9a-f]{40,64}) [0-9a-f]{40,64}$/;
  const left = lines.filter((line) => {
    const report = isPair.exec(line)?.[1];
    return report !== undefined && !reports.includes(report);
  });
  write(repository, left, lines);
}

function linesOf(repository: Repository): readonly string[] {
  const kept = readState(repository.commonDir, staleFile)?.toString();
  return kept === undefined ? [] : kept.replace(/\n$/, "").split("\n");
}

function write(repository: Repository, lines: readonly string[], before: readonly string[]): void {
  if (lines.length === before.length && lines.every((line, index) => line === before[index])) return;
  if (lines.length === 0) removeState(repository.commonDir, staleFile);
  else writeState(repository.commonDir, staleFile, `${lines.join("\n")}\n`);
}
