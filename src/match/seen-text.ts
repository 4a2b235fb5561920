import { codeSpans, isInSpans } from "../report/code.js";
import { comments } from "../report/unseen.js";

/** What is written and not read: how an item begins, fences, images, targets and definitions of links, names of footnotes, tags. */
const marks =
  /^[ \t>]*(?:(?:```|~~~).*|(?:[*+-]|\d{1,9}[.)])(?=[ \t])(?:[ \t]+\[[ xX]\](?=[ \t]))?|\[(?!\^)[^\]\n]{1,500}\]:[ \t]*\S{1,2000})|!\[[^\]\n]{0,2000}\](?:\([^)\n]{1,2000}\)|\[[^\]\n]{0,500}\])|(?<=\])\([^()\n]{0,2000}\)|\[\^[^\]\s]{1,500}\]|<\/?[a-z][\w-]{0,50}(?:[\s/][^<>]{0,2000})?>|&nbsp;/gim;
/** Tags that stand within a word as well as around some. */
const withinWords = /^<\/?(?:[abisu]|em|su[bp]|strong|span|code|kbd|mark)\b/i;

/** A text as whoever reads its page sees it, an item's mark as `-`: what is counted where no course counts in a way of its own. Code stays as it is. */
export function asSeen(text: string): string {
  const code = codeSpans(text);
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of comments(text, code)) {
    parts.push(text.slice(from, start), text.slice(start, end).replace(/[^\r\n]/g, " "));
    from = end;
  }
  const shown = parts.join("") + text.slice(from);
  return shown.replace(marks, (mark: string, at: number) => {
    const bare = mark.trimStart();
    if (/^(?:```|~~~)/.test(bare)) return "";
    if (isInSpans(code, at)) return mark;
    if (/[-*+.)\]]$/.test(mark) && !/^[![(]/.test(bare)) return "-";
    return withinWords.test(mark) || mark.startsWith("(") || mark.startsWith("[^") ? "" : " ";
  });
}
