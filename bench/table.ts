import { type Case, floor, nodeAlone, noHook } from "./cases.js";
import { median, type Time } from "./measure.js";

/** What was measured of a case. */
export interface Measured {
  readonly case: Case;
  readonly times: readonly Time[];
  /** In megabytes; null where no Node ran. */
  readonly peak: number | null;
}

const headings = ["", "wall, median", "least", "CPU, median", "× wall", "× least", "× CPU", "peak memory", "runs"];

/**
 * One row a case. The ratios of a commit are of what it costs above a commit without hooks to what \`node -e 0\` as the hook costs above it; those
 * of a command are to \`node -e 0\` alone.
 */
export function rowsOf(measured: readonly Measured[]): readonly (readonly string[])[] {
  const timesOf = (name: string): readonly Time[] => measured.find((one) => one.case.name === name)?.times ?? [];
  const measures: readonly ((times: readonly Time[]) => number)[] = [
    (times) => median(times.map(({ wall }) => wall)),
    (times) => Math.min(...times.map(({ wall }) => wall)),
    (times) => median(times.map(({ cpu }) => cpu)),
  ];
  return measured.map(({ case: { name, above }, times, peak }) => {
    const ratios = measures.map((of) => {
      const base = above === "node" ? 0 : of(timesOf(noHook));
      const unit = above === "node" ? of(timesOf(nodeAlone)) : of(timesOf(floor)) - base;
      return ((of(times) - base) / unit).toFixed(2);
    });
    const milliseconds = measures.map((of) => `${of(times).toFixed(0)} ms`);
    return [name, ...milliseconds, ...ratios, peak === null ? "" : `${peak.toFixed(0)} MB`, String(times.length)];
  });
}

/** A table for a terminal. */
export function asText(rows: readonly (readonly string[])[]): string {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const cell = (text: string, column: number): string =>
    column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0);
  return all.map((row) => row.map(cell).join("  ").trimEnd()).join("\n");
}

/** The same table in Markdown. */
export function asMarkdown(rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(headings), line(headings.map((_, column) => (column === 0 ? "---" : "---:"))), ...rows.map(line)].join(
    "\n",
  );
}
