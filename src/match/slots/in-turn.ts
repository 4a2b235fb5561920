import { grouped } from "../../report/grouped.js";

/**
 * For each part of a template, by its key, the part of a document with the same; null where there is none. Of parts that are alike each is the
 * next one, but where some are gone: there it is the first behind what stands before it.
 *
 * @param asked the keys of the template's parts, in order
 */
export function inTurn<Part>(
  asked: readonly string[],
  parts: readonly Part[],
  keyOf: (part: Part) => string,
): readonly (Part | null)[] {
  const waiting = grouped(asked.keys(), (index) => asked[index]);
  const coming = grouped(parts, keyOf);
  const found = new Array<Part | null>(asked.length).fill(null);
  let last = -1;
  for (const part of parts) {
    const key = keyOf(part);
    const same = waiting.get(key) ?? [];
    const gone = same.length - (coming.get(key)?.length ?? 0);
    coming.get(key)?.pop();
    const behind = Math.max(
      0,
      same.findIndex((one) => one > last),
    );
    const [index] = same.splice(Math.min(behind, Math.max(0, gone)), 1);
    if (index === undefined) continue;
    found[index] = part;
    last = index;
  }
  return found;
}
