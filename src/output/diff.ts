import { compareWords } from "../template/compare.js";
import { hashOf } from "../template/tokens.js";
import type { Colors } from "./colors.js";
import { clean } from "./without-controls.js";

/** How many unchanged lines stand around a change. */
const context = 3;

type Mark = " " | "-" | "+";

interface DiffLine {
  readonly mark: Mark;
  readonly text: string;
  /** How many lines of the old and of the new text stand above it. */
  readonly before: number;
  readonly after: number;
}

/** What turns `before` into `after`, as a unified diff in colour; empty where they are the same. */
export function unifiedDiff(path: string, before: string, after: string, colors: Colors): string {
  if (before === after) return "";
  const lines = compareLines(linesOf(before), linesOf(after));
  const hunks = hunksOf(lines).map((hunk) => hunkText(hunk, colors));
  const name = clean(path);
  return [colors.bold(`--- ${name}`), colors.bold(`+++ ${name} (fixed)`), ...hunks].join("\n");
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n?|\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

function compareLines(then: readonly string[], now: readonly string[]): DiffLine[] {
  const tokens = now.map((text, index) => ({ text, hash: hashOf(text), start: index, end: index + 1 }));
  const difference = compareWords({ hashes: then.map(hashOf), text: null }, tokens);
  const gone = new Map(difference.missing.map(({ before, count }) => [before, count]));
  const added = new Set(difference.added.flatMap(({ start, end }) => tokens.slice(start, end).map((one) => one.start)));
  const lines: DiffLine[] = [];
  let before = 0;
  for (let after = 0; after <= now.length; after++) {
    for (let left = gone.get(after) ?? 0; left > 0; left--) {
      lines.push({ mark: "-", text: then[before] ?? "", before: before++, after });
    }
    if (after === now.length) break;
    const mark = added.has(after) ? "+" : " ";
    lines.push({ mark, text: now[after] ?? "", before, after });
    if (mark === " ") before++;
  }
  return lines;
}

function hunksOf(lines: readonly DiffLine[]): DiffLine[][] {
  const shown = new Set<number>();
  lines.forEach(({ mark }, index) => {
    if (mark === " ") return;
    for (let near = index - context; near <= index + context; near++) shown.add(near);
  });
  const hunks: DiffLine[][] = [];
  lines.forEach((line, index) => {
    if (!shown.has(index)) return;
    const last = hunks.at(-1);
    if (last !== undefined && shown.has(index - 1)) last.push(line);
    else hunks.push([line]);
  });
  return hunks;
}

function hunkText(hunk: readonly DiffLine[], colors: Colors): string {
  const [first] = hunk as [DiffLine, ...DiffLine[]];
  const count = (mark: Mark): number => hunk.filter((line) => line.mark === mark).length;
  const kept = count(" ");
  const head = `@@ -${first.before + 1},${kept + count("-")} +${first.after + 1},${kept + count("+")} @@`;
  return [colors.cyan(head), ...hunk.map((line) => lineText(line, colors))].join("\n");
}

function lineText({ mark, text }: DiffLine, colors: Colors): string {
  const line = mark + clean(text);
  if (mark === "-") return colors.red(line);
  return mark === "+" ? colors.green(line) : line;
}
