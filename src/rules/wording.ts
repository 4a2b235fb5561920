import type { Range } from "../template/model.js";
import type { Finding } from "./model.js";

/** `count(1, "word")` is "1 word", `count(3, "word")` "3 words". */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}

/** How many questions these findings are about. */
export function questionsIn(findings: readonly Finding[]): number {
  return new Set(findings.map(({ question }) => question)).size;
}

/** The lines of these findings, in their order. */
export function linesOf(findings: readonly Finding[]): number[] {
  return findings.flatMap(({ line }) => line ?? []);
}

/** A limit as a sentence names it: "50-100", "at most 100", "at least 50", "2". */
export function rangeText({ min, max }: Range): string {
  if (min === null) return `at most ${max}`;
  if (max === null) return `at least ${min}`;
  return min === max ? `${min}` : `${min}-${max}`;
}

/** "7", "7 and 8", "7, 8 and 12". */
export function listed(items: readonly (string | number)[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** `text` on one line, between quotation marks, cut after `most` characters. */
export function quoted(text: string, most = 60): string {
  const line = text
    .slice(0, 4 * most)
    .replace(/\s+/g, " ")
    .trim();
  const characters = [...line];
  const whole = characters.length <= most && text.length <= 4 * most;
  return whole ? `"${line}"` : `"${characters.slice(0, most).join("").trimEnd()}…"`;
}

/** `text` on one line as it is typed, between backticks, cut after `most` characters. */
export function literal(text: string, most = 60): string {
  return `\`${quoted(text, most).slice(1, -1)}\``;
}

/** The end of `text` on one line, between quotation marks: at most `most` characters of it. */
export function quotedEnd(text: string, most = 40): string {
  const line = text
    .slice(-4 * most)
    .replace(/\s+/g, " ")
    .trim();
  const characters = [...line];
  const whole = characters.length <= most && text.length <= 4 * most;
  return whole ? `"${line}"` : `"…${characters.slice(-most).join("").trimStart()}"`;
}
