import { tokensOf } from "./tokens.js";

/** The words of a heading, a label, a cell or a line as they are compared: letters and digits only, upper and lower case alike. */
export function slotWords(text: string): string {
  return tokensOf(text.normalize("NFC").toLowerCase())
    .map((token) => token.text)
    .join(" ");
}

/** The words of a heading as they are compared: a remark that it is optional, and a name for links to it (`{#name}`), are none of them. */
export function headingWords(title: string): string {
  return slotWords(title.replace(/[([]\s*(?:optional|required)\s*[)\]]|\s\{[:#.-][^{}]*\}\s*$/gi, " "));
}

/** What numbers a heading: `2.1`, `3)`, `2a.`, `IV.`, `B.`, with what stands between it and its words. */
const numbering =
  /^[\s§*_]*(?:\d{1,3}(?:\.\d{1,3}){0,6}[a-z]?|(?:[A-Za-z]|[IVXLC]{1,6}|[ivxlc]{1,6})(?=[.)]))[.):]{0,2}(?=[\s*_])\s*/u;

/** A heading without what numbers it; one that has no other words is whole. */
export function withoutNumbering(title: string): string {
  const words = title.replace(numbering, "");
  return /\p{L}/u.test(words) ? words : title;
}

/** The words of a heading as they are compared where numbers do not count. */
export function bareWords(title: string): string {
  return headingWords(withoutNumbering(title));
}
