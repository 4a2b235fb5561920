import { missText, type Standing, shortAmount, sideText } from "../../match/standing-to-limits.js";
import { numberOf } from "../../report/question-number.js";
import type { Range } from "../../template/model.js";
import { fitted } from "../cells.js";
import type { Colors } from "../colors.js";
import { headLines } from "../head-lines.js";
import { verdictLine } from "../verdict-line.js";
import { clean } from "../without-controls.js";
import { wrap } from "../wrap.js";
import { leftLines } from "./left-to-do.js";
import type { ReportStatus, StatusRow } from "./model.js";
import { namesOf } from "./names.js";

/** How a status is shown. */
export interface StatusStyle {
  readonly colors: Colors;
  /** The terminal's width in cells. */
  readonly width: number;
  /** The time now, in seconds since 1970. */
  readonly now: number;
}

/** The columns beside the title, in cells, each with the space before it. */
const widths = { number: 4, bar: 7, words: 12, images: 6, state: 17, who: 10, when: 5 };
const barCells = widths.bar - 1;
const narrowest = 16;

/** A line a question by section, then what is left and what the course's checker says; lines end with `\n`. */
export function statusText(status: ReportStatus, style: StatusStyle): string {
  const { colors } = style;
  // Where limits have more figures than most, they take that room from the titles.
  const counts = Math.max(widths.words, ...status.rows.map((row) => wordsText(row).length + 1));
  const fixed = Object.values(widths).reduce((sum, one) => sum + one, 0) + counts - widths.words;
  const title = Math.min(60, Math.max(narrowest, style.width - fixed - 1));
  const lines = headLines(clean(status.path), `template: ${clean(status.template)}`, colors, style.width);
  let section: string | null = null;
  for (const row of status.rows) {
    if (row.section !== section) {
      section = row.section;
      lines.push("", ...(section === null ? [] : headLines(clean(section), "", colors, style.width)));
    }
    lines.push(rowText(row, { title, counts }, style));
  }
  lines.push("", ...leftLines(status, style.width, namesOf(status.rows)));
  if (status.verdict !== null) lines.push(...wrap(verdictLine(status.verdict), style.width, "  "));
  return `${lines.join("\n")}\n`;
}

/** How wide the columns are that depend on what stands in them, in cells. */
interface Room {
  readonly title: number;
  readonly counts: number;
}

function rowText(row: StatusRow, { title, counts }: Room, { colors, now }: StatusStyle): string {
  const { assessed, standing } = row;
  const { words, images, limits } = assessed;
  const state = stateText(standing);
  const cells = [
    String(numberOf(row.assessed.question) ?? "").padStart(widths.number - 1),
    ` ${fitted(clean(row.title), title)}`,
    ` ${bar(assessed.state === "answered" ? (words ?? 0) : 0, limits.words)}`,
    wordsText(row).padStart(counts),
    countText(isEmpty(row) ? 0 : images, limits.images).padStart(widths.images),
    ` ${colored(fitted(state, widths.state - 1), standing, colors)}`,
    authorText(row, now),
  ];
  return cells.join("").trimEnd();
}

function wordsText(row: StatusRow): string {
  const { words, limits } = row.assessed;
  return countText(isEmpty(row) ? 0 : words, limits.words);
}

/** A placeholder's words and images are nobody's. */
function isEmpty({ standing }: StatusRow): boolean {
  return standing.kind === "empty";
}

function colored(text: string, { kind }: Standing, colors: Colors): string {
  if (kind === "within") return colors.green(text);
  if (kind === "outside") return colors.yellow(text);
  return kind === "unread" ? colors.red(text) : colors.dim(text);
}

/** Units in little room. */
const shortUnits = { words: "words", characters: "char.", sentences: "sent.", paragraphs: "par.", images: "im." };

/** The state in the room of its column: "25 words short", or with two misses "25 words, 1 im.". */
function stateText(standing: Standing): string {
  if (standing.kind === "within") return "ok";
  if (standing.kind === "empty") return "not answered";
  if (standing.kind === "unread") return "no answer line";
  const [first, second] = standing.by;
  if (first === undefined) return "";
  if (second !== undefined) return [first, second].map(({ by, of }) => `${by} ${shortUnits[of]}`).join(", ");
  const text = missText(first);
  return text.length < widths.state ? text : `${first.by} ${shortUnits[first.of]} ${sideText(first.side)}`;
}

/** Who wrote most of it, and how long ago it changed: now, where some of it is in no commit yet. */
function authorText({ by }: StatusRow, now: number): string {
  const [most] = by?.contributions ?? [];
  if (by == null || most === undefined) return "";
  if (most.author === null) return " not committed";
  const isOpen = by.contributions.some(({ author }) => author === null);
  const age = isOpen ? "now" : by.changed === null ? "" : ageText(now - by.changed);
  return ` ${fitted(clean(most.author.name), widths.who - 1)}${age.padStart(widths.when)}`;
}

/** "5 min", "3 h", "12 d", "7 w" or "2 y". */
function ageText(seconds: number): string {
  const units: readonly (readonly [number, string])[] = [
    [365 * 86_400, "y"],
    [7 * 86_400, "w"],
    [86_400, "d"],
    [3600, "h"],
  ];
  for (const [unit, name] of units) if (seconds >= 2 * unit) return `${Math.floor(seconds / unit)}${name}`;
  return seconds < 60 ? "now" : `${Math.floor(seconds / 60)}min`;
}

/** A terminal may have no long dash. */
function countText(count: number | null, limit: Range | null): string {
  return shortAmount(count, limit).replace("–", "-");
}

/**
 * How many words there are against the limits, in six cells: the upper limit stands behind the fourth. Only what is within the limits ends between them, however
 * little it misses.
 */
function bar(words: number, limit: Range | null): string {
  if (limit === null) return " ".repeat(barCells);
  const full = Math.max(1, limit.max ?? 2 * (limit.min ?? 1));
  const cellsFor = (count: number): number => Math.round((4 * count) / full);
  const from = cellsFor(limit.min ?? 0);
  const [least, most] =
    words < (limit.min ?? 0)
      ? [0, Math.max(0, from - 1)]
      : words > (limit.max ?? words)
        ? [5, barCells]
        : [from, limit.max === null ? barCells : 4];
  const filled = Math.min(most, Math.max(least, cellsFor(words)));
  return Array.from({ length: barCells }, (_, at) => (at < filled ? "█" : at >= from && at < 4 ? "▒" : "·")).join("");
}
