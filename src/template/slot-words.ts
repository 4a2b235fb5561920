import { tokensOf } from "./normal.js";

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
