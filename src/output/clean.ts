// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * `text` without the characters that move a terminal's cursor, set its title or turn its direction, and with its line
 * ends and tabs made spaces: safe to print, and one line.
 */
export function clean(text: string): string {
  return text.replace(/[\t\r\n]+/g, " ").replace(controls, "");
}
