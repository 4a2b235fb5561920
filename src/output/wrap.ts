import { literalPattern } from "../report/words-pattern.js";
import { cellsOf, lengthWithin } from "./cells.js";

/**
 * Wraps a line between words, so that no line is wider than `width` cells of a terminal; a word that is wider stands alone.
 *
 * @param indent what the lines after the first begin with
 */
export function wrap(line: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let rest = line;
  let begin = "";
  while (begin.length + cellsOf(rest) > width) {
    const room = Math.max(1, width - begin.length);
    const first = rest.length - rest.trimStart().length;
    const before = rest.lastIndexOf(" ", lengthWithin(rest, room));
    const at = before > first ? before : rest.indexOf(" ", first);
    if (at < 0) break;
    lines.push(begin + rest.slice(0, at).trimEnd());
    rest = rest.slice(at + 1).trimStart();
    begin = indent;
  }
  return [...lines, begin + rest];
}

/** Stands for a space that no line is broken at; no text that is printed has it, as it is a control character. */
export const held = "\u0001";

/**
 * Wraps a line as `wrap` does, and leaves the commands in it whole, so that they can be copied.
 *
 * @param own how a person starts this program
 */
export function wrapKeeping(line: string, width: number, indent: string, own: string): string[] {
  const program = literalPattern(own);
  const command = new RegExp(
    `(?:\\bgit [a-z]+ |\\bmv |${program} )(?:[^;\`()']|'[^']{0,300}'){0,500}?(?=;|: | shows |\`| {2}|$)`,
    "g",
  );
  const whole = line.replace(command, (found) => found.replaceAll(" ", held));
  return wrap(whole, width, indent).map((one) => one.replaceAll(held, " "));
}

/** Where lines are printed for people. */
export interface Where {
  /** How wide a line may be; null: as wide as it is. */
  readonly width: number | null;
  /** How a person starts this program. */
  readonly command: () => string;
}

/** A line as wide as where it is printed, with the commands in it whole. */
export function foldLine(line: string, { width, command }: Where): string {
  return width === null ? line : wrapKeeping(line, width, "  ", command()).join("\n");
}
