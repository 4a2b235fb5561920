/** `text` as HTML text. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** `text` as the value of an attribute in double quotes, on one line. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', "&quot;").replace(/\s+/g, " ");
}

/** The words of a heading's HTML, still escaped, without its markup. */
export function withoutTags(html: string): string {
  return html.replace(/<(?:[^>"]|"[^"]*")*>/g, "");
}
