/** `text` as the source of a regular expression, of any flags, that matches just that, with any white space between its words. */
export function wordsPattern(text: string): string {
  return text.trim().split(/\s+/).map(literalPattern).join("\\s+");
}

/** `text` as the source of a regular expression that matches just that. */
export function literalPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
