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
  const direct = exported.exec(text);
  if (direct !== null) return direct.index + direct[0].length;
  const name = named.exec(text)?.[1];
  if (name === undefined) return null;
  const declared = new RegExp(`^(?:const|let|var) ${name}(?:: [\\w.]+)? = \\{[ \\t]*\\r?\\n`, "m").exec(text);
  return declared === null ? null : declared.index + declared[0].length;
}
