import { lineEndOf } from "../report/line-ends.js";
import { Refusal } from "../system/refusal.js";

/** The line that opens the exported object of a JavaScript or TypeScript configuration, right before its first property. */
const exported = /^(?:export default|module\.exports\s*=)\s*\{[ \t]*\r?\n/m;
const named = /^(?:export default|module\.exports\s*=)\s*(\w+)\b/m;

/**
 * Adds a property to the object that a JavaScript or TypeScript configuration exports, as its first line. The file is never
 * run. Throws a `Refusal` where there is no such object.
 */
export function addProperty(text: string, key: string, value: string, name: string): string {
  const line = propertyLine(key, value);
  const opening = openingOf(text);
  if (opening === null || text.includes(JSON.stringify(key)) || text.includes(`'${key}'`)) {
    throw new Refusal(`${name} cannot be edited safely: add ${line} to it yourself`);
  }
  const indent = /^[ \t]+/.exec(text.slice(opening))?.[0] ?? "  ";
  return text.slice(0, opening) + indent + line + lineEndOf(text) + text.slice(opening);
}

/** Whether the property is there in the words that `addProperty` writes. */
export function hasProperty(text: string, key: string, value: string): boolean {
  return text.includes(propertyLine(key, value));
}

/** Takes the line out that `addProperty` put in. */
export function removeProperty(text: string, key: string, value: string): string {
  const line = propertyLine(key, value);
  return text
    .split("\n")
    .filter((one) => one.trim() !== line)
    .join("\n");
}

function propertyLine(key: string, value: string): string {
  return `${JSON.stringify(key)}: ${JSON.stringify(value)},`;
}

/** The offset behind the line that opens the exported object; null where that is not plain to see. */
function openingOf(text: string): number | null {
  const direct = onlyMatch(text, exported);
  if (direct !== null) return endOf(direct);
  const name = onlyMatch(text, named)?.[1];
  if (name === undefined) return null;
  const declared = onlyMatch(text, new RegExp(`^(?:const|let|var) ${name}(?:: [\\w.]+)? = \\{[ \\t]*\\r?\\n`, "m"));
  return declared === null ? null : endOf(declared);
}

/** The one place that a pattern finds; null where there are several, or it may stand in a comment. */
function onlyMatch(text: string, pattern: RegExp): RegExpExecArray | null {
  const match = pattern.exec(text);
  if (match === null || pattern.test(text.slice(endOf(match)))) return null;
  const before = text.slice(0, match.index);
  return before.lastIndexOf("/*") > before.lastIndexOf("*/") ? null : match;
}

function endOf({ index, 0: found }: RegExpExecArray): number {
  return index + found.length;
}
