/** `text` as the source of a regular expression that matches just that, with any white space between its words. */
export function wordsPattern(text: string): string {
  return text
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"))
    .join("\\s+");
}
