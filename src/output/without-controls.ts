// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * A value as JSON on one line, with such characters as the escapes that mean them: safe to print, and the same value to whoever reads it.
 */
export function cleanJson(value: unknown): string {
  return JSON.stringify(value).replace(controls, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** `text` without such characters; its lines stay. */
export function cleanLines(text: string): string {
  return text.replace(controls, "");
}

/** Such characters taken out of every text in a value that is none but lists, objects, texts and numbers; the names of fields are left. */
export function cleanTexts<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, one: unknown) => (typeof one === "string" ? clean(one) : one));
}

/**
 * `text` without the characters that move a terminal's cursor, set its title or turn its direction, and with its line
 * ends and tabs made spaces: safe to print, and one line.
 */
export function clean(text: string): string {
  return text.replace(/[\t\r\n]+/g, " ").replace(controls, "");
}
