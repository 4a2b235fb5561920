import type { Share } from "../../match/who-wrote.js";
import { listOf } from "../../rules/number-runs.js";
import { cellsOf, fitted } from "../cells.js";
import type { Colors } from "../colors.js";
import { headLines } from "../head-lines.js";
import { clean } from "../without-controls.js";
import { foldLine, type Where, wrap } from "../wrap.js";
import { cutOffText, type ReportStatus } from "./model.js";
import { namesOf } from "./names.js";

/** What each member wrote, a line each, most words first; lines end with `\n`. */
export function whoText(
  { path, shares, isCutOff, template, rows }: ReportStatus,
  colors: Colors,
  where: Where,
): string {
  const head = headLines(clean(path), `template: ${clean(template)}`, colors, where.width);
  const only = (line: string): string => `${[...head, line].join("\n")}\n`;
  if (isCutOff) return only(foldLine(`${cutOffText}.`, where));
  if (shares === null) return only("Not in a repository: nobody knows who wrote what.");
  if (shares.length === 0) return only("Nobody has written an answer yet.");
  const lines = [...head, ""];
  const name = Math.min(24, Math.max(6, ...shares.map((share) => cellsOf(personName(share)))));
  lines.push(colors.bold(row(name, "member", "words", "share", "figures", "wrote most of")));
  const all = shares.reduce((sum, { words }) => sum + words, 0);
  const names = namesOf(rows);
  for (const share of shares) {
    const part = `${Math.round((100 * share.words) / Math.max(1, all))} %`;
    const most = share.mostOf.length === 0 ? "-" : questionsOrSections(share.mostOf, names);
    const line = row(name, personName(share), String(share.words), part, String(share.images), most);
    lines.push(...(where.width === null ? [line] : wrap(line, where.width, " ".repeat(cellsOf(line) - cellsOf(most)))));
  }
  lines.push("", "Words and figures of answers, by the author of each line (git blame -w).");
  return `${lines.join("\n")}\n`;
}

function questionsOrSections(numbers: readonly number[], names: ReadonlyMap<number, string> | null): string {
  const sorted = numbers.toSorted((a, b) => a - b);
  return names === null ? listOf(sorted) : sorted.map((number) => names.get(number) ?? "").join(", ");
}

/** A member by name; what is in no commit yet is nobody's. */
export function personName({ author }: Share): string {
  return author === null ? "not committed" : clean(author.name);
}

function row(width: number, name: string, words: string, share: string, figures: string, questions: string): string {
  return `${fitted(name, width)}  ${words.padStart(6)}  ${share.padStart(5)}  ${figures.padStart(7)}  ${questions}`;
}
