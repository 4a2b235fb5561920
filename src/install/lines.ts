import { lineEndOf } from "../report/line-ends.js";
import type { Plan } from "./plan.js";

/**
 * Puts lines at the end of a text, so that `removeLines` can restore it byte for byte: a text without a line end at its
 * end gets none, and of a missing one (null) nothing is left.
 *
 * @param lines without line ends
 */
export function appendLines(text: string | null, lines: readonly string[]): string {
  const eol = lineEndOf(text ?? "");
  const block = lines.join(eol);
  if (text === null) return block + eol;
  if (text === "") return block;
  return text.endsWith("\n") ? text + block + eol : text + eol + block;
}

/** Puts lines before a text's rest, which begins at an offset and with a line. `removeLines` restores the text. */
export function insertLines(text: string, lines: readonly string[], offset: number): string {
  const eol = lineEndOf(text);
  const head = text.slice(0, offset);
  const gap = head === "" || head.endsWith("\n") ? "" : eol;
  return head + gap + lines.join(eol) + eol + text.slice(offset);
}

/** Takes lines that stand together out of a text, whatever each ends with; null where nothing is left of a file that held only them. */
export function removeLines(text: string, lines: readonly string[]): string | null {
  const all = text.split(/(?<=\n)/);
  const bare = all.map((line) => line.replace(/\r?\n$/, ""));
  const at = bare.findIndex((_, start) => lines.every((line, index) => bare[start + index] === line));
  if (at < 0) return text;
  const rest = [...all.slice(0, at), ...all.slice(at + lines.length)].join("");
  const isOpen = at + lines.length === all.length && !text.endsWith("\n");
  if (rest === "") return isOpen ? "" : null;
  return isOpen ? rest.replace(/\r?\n$/, "") : rest;
}

/** Takes out each of several stretches of such lines; null where nothing is left of the file. */
export function removeEach(text: string, stretches: readonly (readonly string[])[]): string | null {
  return stretches.reduce<string | null>((rest, lines) => (rest === null ? null : removeLines(rest, lines)), text);
}

/** Plans each line at the end of a file, where it is not there yet. */
export function addLines(plan: Plan, file: string, lines: readonly string[], why: string): void {
  for (const line of lines) {
    const text = plan.read(file);
    if (text === null || !hasLines(text, [line])) plan.write(file, appendLines(text, [line]), why);
  }
}

/** Whether these lines stand together in a text. */
export function hasLines(text: string, lines: readonly string[]): boolean {
  return removeLines(text, lines) !== text;
}
