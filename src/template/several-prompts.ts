import { labelAt } from "../report/labels.js";
import type { Outline } from "../report/outline.js";
import { lineText } from "../report/position.js";
import { answerLabel, remarks } from "./fields.js";
import { isOnlyLimit, measuresIn } from "./limits/in-text.js";
import { slotWords } from "./slot-words.js";

/** A line that begins in bold, behind the mark of a list or a quote; the words, and what follows them. */
const bold =
  /^[ \t]*(?:>[ \t]?)*(?:(?:[*+-]|\d{1,9}[.)])[ \t]+)?(\*\*|__)(?=[^\s*_])([^\r\n]{1,200}?)\1[ \t]*([^\r\n]*)$/;
const item = /^[ \t]*(?:>[ \t]?)*(?:[*+-]|\d{1,9}[.)])[ \t]+(\S.*)$/;
const mostWordsOfLabel = 9;

type Kind = "apart" | "item" | "answer" | null;

/**
 * The lines of a section that belong to one of several prompts in it: what they say of lengths and choices holds for no more than that. Bold lines and
 * labels are followed by what they ask for, so that all below the first is one of theirs; items of a list are prompts themselves. Where there is one
 * place for the answer, all ask for that.
 *
 * @param taken lines that are fields of their own
 */
export function linesOfPrompts(
  outline: Outline,
  first: number,
  end: number,
  taken: ReadonlySet<number>,
): ReadonlySet<number> {
  const lines = new Set<number>();
  const found: Record<"apart" | "item" | "answer", number[]> = { apart: [], item: [], answer: [] };
  for (let line = first; line < end; line++) {
    const kind = outline.kinds[line] === "prose" && !taken.has(line) ? kindOf(outline, line) : null;
    if (kind !== null) found[kind].push(line);
  }
  if (found.answer.length === 1) return lines;
  const [from, to] = found.apart.length > 1 ? [found.apart[0], end - 1] : [found.item[0], found.item.at(-1)];
  if (found.apart.length < 2 && found.item.length < 2) return lines;
  for (let line = from ?? end; line <= (to ?? end); line++) lines.add(line);
  return lines;
}

function kindOf(outline: Outline, line: number): Kind {
  const text = lineText(outline, line);
  const label = labelAt(outline, line);
  const inBold = bold.exec(text);
  const name = inBold?.[2] ?? label?.label ?? "";
  if (remarks.test(name.replace(/[:.!]$/, "")) || isOnlyLimit(text)) return null;
  if (answerLabel.test(name)) return "answer";
  if (inBold !== null) return isSetApart(name, inBold[3] ?? "") && !goesOn(outline, line) ? "apart" : null;
  if (label?.form === "plain" && slotWords(label.label).split(" ").length <= mostWordsOfLabel) {
    return isAsked(label.label, label.value) ? "apart" : null;
  }
  const listed = item.exec(text)?.[1] ?? "";
  return listed.includes("?") || statesLimit(listed) ? "item" : null;
}

/** Whether words in bold are a heading or a label of what follows, and not a part of a sentence. @param rest what follows on the line */
function isSetApart(words: string, rest: string): boolean {
  if (!/[.:?!)]$/.test(words) && !/^(?:$|[:.(–—-])/.test(rest)) return false;
  const isLabel = words.endsWith(":") || rest.startsWith(":");
  return !isLabel || isAsked(words, rest.replace(/^:/, ""));
}

/** Whether a line of bold words goes on with the one above it, wrapped. */
function goesOn(outline: Outline, line: number): boolean {
  const above = outline.kinds[line - 1] === "prose" ? bold.exec(lineText(outline, line - 1)) : null;
  return above !== null && above[3] === "" && !/[.:?!)]$/.test(above[2] ?? "");
}

/** Whether something is to be written behind a label: nothing stands there, or a question or a limit does, and no first value. */
function isAsked(label: string, value: string): boolean {
  const written = value.replace(/<!--.*?(?:-->|$)/gm, "").trim();
  if (written === "" || written.includes("?") || statesLimit(label) || statesLimit(written)) return true;
  return /[.:)]$/.test(written) && written.split(/\s+/).length > 3;
}

function statesLimit(text: string): boolean {
  const { stated, unread } = measuresIn(text);
  return stated.length + unread.length > 0;
}
