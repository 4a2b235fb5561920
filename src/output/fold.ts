import { cellsOf } from "./cells.js";
import { held, wrap } from "./wrap.js";

/** No paragraph is wider: longer lines are hard to read. */
const widest = 120;

/** Paragraphs as wide as the terminal, with what stands between backticks whole; as they are where its width is not known. Code between fences stays. */
export function foldProse(text: string, width: number | null): string {
  if (width === null) return text;
  const parts = text.split(/^(```[^]*?^```)$/m);
  return parts.map((part, index) => (index % 2 === 1 ? part : folded(part, Math.min(width, widest)))).join("");
}

function folded(text: string, width: number): string {
  const paragraphs = text.replaceAll(/(?<=\S)\n(?=[^\s#|-])/g, " ").split("\n");
  const whole = paragraphs.map((line) => line.replaceAll(/`[^`]+`/g, (code) => code.replaceAll(" ", held)));
  return whole
    .flatMap((line) => wrap(line, width, ""))
    .join("\n")
    .replaceAll(held, " ");
}

/** A row of two columns, the second folded in its own place, or below where that leaves it no room; whole where the terminal's width is not known. */
export function foldRow(first: string, second: string, width: number | null): string {
  if (width === null) return (first + second).trimEnd();
  const indent = Math.min(cellsOf(first), Math.max(2, width - 24));
  return wrap(first + second, width, " ".repeat(indent))
    .join("\n")
    .trimEnd();
}
