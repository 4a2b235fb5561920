const quoteMark = /^[ \t]{0,3}>[ \t]?/;

/** `text` with the quote mark taken off each line that has one; line ends become `\n`. */
export function withoutQuote(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(quoteMark, ""))
    .join("\n");
}

/** Texts one after the other, a blank line between any two; those that hold nothing are left out. */
export function joinedParagraphs(texts: readonly string[], lineEnd: string): string {
  return texts
    .map((text) => text.replace(/^(?:[ \t]*(?:\r\n?|\n))+|(?<!\s)\s+$/g, ""))
    .filter((text) => text.trim() !== "")
    .join(`${lineEnd}${lineEnd}`);
}
