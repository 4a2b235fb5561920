import type { Outline } from "./outline.js";
import { lineSpan } from "./position.js";

/** A line of a document with a label and a colon (`- **Status:** draft`), or a key of its front matter. */
export interface Labelled {
  readonly line: number;
  /** Behind the last line that belongs to it: a value may go on, indented. */
  readonly endLine: number;
  readonly label: string;
  /** What stands behind the colon, on this line and those that go on with it. */
  readonly value: string;
  /** The offset of the value. */
  readonly valueStart: number;
  /** How the label stands: as a list's item, in bold, plain, or as a key. */
  readonly form: "item" | "bold" | "plain" | "key";
  readonly isQuoted: boolean;
}

const labelled =
  /^([ \t]*(?:>[ \t]*)?)(?:([*+-][ \t]+(?:\[[ xX]?\][ \t]+)?)|\d{1,9}[.)][ \t]+)?([*_]{0,3})(?![\s*_])([^:|`<>{}\r\n]{1,70}?)([*_]{0,3})([ \t]?):([*_]{0,3})(?=[ \t]|$)/;

/** The label that a line of prose begins with; null where it begins with none. */
export function labelAt(outline: Outline, line: number): Labelled | null {
  const span = lineSpan(outline, line);
  const content = outline.text.slice(span.start, span.end);
  const match = labelled.exec(content);
  if (match === null) return null;
  const label = (match[4] as string).replaceAll("**", "").trim();
  if (label.includes("](") || /https?$/i.test(label) || !/\p{L}/u.test(label)) return null;
  const end = match[0].length;
  const form = match[2] !== undefined ? "item" : (match[3] as string).length > 1 ? "bold" : "plain";
  const space = /^[ \t]*/.exec(content.slice(end))?.[0].length ?? 0;
  return {
    line,
    endLine: line + 1,
    label,
    value: content.slice(end + space),
    valueStart: span.start + end + space,
    form,
    isQuoted: (match[1] as string).includes(">"),
  };
}

/** The keys of a document's front matter that are not indented, in order; the lines below a key that are go on with its value. */
export function frontMatterKeys(outline: Outline): readonly Labelled[] {
  return keysBetween(outline, 1, outline.kinds.lastIndexOf("front"));
}

/** The keys of that kind between two lines, whatever these are. */
export function keysBetween(outline: Outline, first: number, end: number): readonly Labelled[] {
  const { text, lineStarts } = outline;
  const key = /^(?:"([^"\r\n]{1,80})"|'([^'\r\n]{1,80})'|([\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,80}))[ \t]*:(?=\s|$)/u;
  const found: Labelled[] = [];
  for (let line = first; line < end; line++) {
    const span = lineSpan(outline, line);
    const content = text.slice(span.start, span.end);
    const match = key.exec(content);
    if (match === null) continue;
    let endLine = line + 1;
    while (
      endLine < end &&
      /^(?:[ \t]|- )/.test(text.slice(lineStarts[endLine], (lineStarts[endLine] as number) + 2))
    ) {
      endLine++;
    }
    const space = /^[ \t]*/.exec(content.slice(match[0].length))?.[0].length ?? 0;
    const valueStart = span.start + match[0].length + space;
    const value = text.slice(valueStart, lineSpan(outline, endLine - 1).end);
    const label = (match[1] ?? match[2] ?? match[3] ?? "").trim();
    found.push({ line, endLine, label, value, valueStart, form: "key", isQuoted: false });
    line = endLine - 1;
  }
  return found;
}

/** A value of the front matter without YAML's comments behind it, and behind the lines that go on with it. */
export function withoutRemarks(value: string): string {
  return value.replace(/(?:^|(?<![ \t])[ \t]+)#[ \t].*$/gm, "");
}
