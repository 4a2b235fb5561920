import { clean } from "./without-controls.js";

/** What a file of CSV begins with: without it Excel takes the letters of UTF-8 for others. */
export const byteOrderMark = "\uFEFF";

/** One line of CSV; text that a spreadsheet would run as a formula is kept from it. */
export function csvLine(values: readonly (string | number)[]): string {
  return `${values.map(cell).join(",")}\r\n`;
}

/**
 * One cell; an apostrophe keeps a spreadsheet from running text that looks like a formula, also where it takes semicolons for what separates
 * cells, as in half of Europe.
 */
function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = clean(value).replace(/(^|;)(?=["\s]*[=+\-@＝＋－＠])/g, "$1'");
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
