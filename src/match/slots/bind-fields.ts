import { type Labelled, labelAt, withoutRemarks } from "../../report/labels.js";
import { hasWords } from "../../report/letters.js";
import type { Outline } from "../../report/outline.js";
import { isBlank } from "../../template/blanks.js";
import type { BoundField, Filled, Lines } from "../../template/slot-match.js";
import type { FieldSlot, SectionSlot } from "../../template/slot-model.js";
import { slotWords } from "../../template/slot-words.js";
import { inTurn } from "./in-turn.js";

/**
 * Where the fields of a section are in a document, by their labels, and what was filled in.
 *
 * @param frontKeys the keys of the document's front matter
 */
export function bindFields(
  document: Outline,
  frontKeys: readonly Labelled[],
  body: Lines,
  slot: SectionSlot,
  filled: Filled,
): readonly BoundField[] {
  if (slot.fields.length === 0) return [];
  const inFront = slot.fields.some(({ inFrontMatter }) => inFrontMatter) ? frontKeys : [];
  const below = slot.fields.every(({ inFrontMatter }) => inFrontMatter) ? [] : labelsIn(document, body);
  const labelled = slot.fields.map(({ words, inFrontMatter }) => `${inFrontMatter ? "---" : ""}${words}`);
  const found = inTurn(
    labelled,
    [...inFront, ...below],
    (one) => `${one.form === "key" ? "---" : ""}${slotWords(one.label)}`,
  );
  const starts = found.flatMap((one) => (one === null ? [] : [one.line])).sort((a, b) => a - b);
  const nextOf = new Map(starts.map((line, index) => [line, starts[index + 1] ?? body.end]));
  return slot.fields.map((field, index): BoundField => {
    const one = found[index] ?? null;
    if (one === null) return { slot: field, found: null, value: "" };
    const value = filledValue(field, one);
    if (value !== "" || field.inFrontMatter || field.value !== "") return { slot: field, found: one, value };
    // A label over its value: what is written down to the next label.
    const next = nextOf.get(one.line) ?? body.end;
    const from = (document.lineStarts[one.line + 1] ?? filled.span.end) - filled.span.start;
    const under = filled.text.slice(from, (document.lineStarts[next] ?? filled.span.end) - filled.span.start).trim();
    return { slot: field, found: one, value: hasWords(under) ? under : "" };
  });
}

function filledValue(field: FieldSlot, found: Labelled): string {
  const stated = field.inFrontMatter ? withoutRemarks(found.value) : found.value;
  const value = stated.replace(/<!--.*?(?:-->|$)/gm, "").trim();
  if (!field.open) return value;
  if (value === field.value.trim()) return "";
  // YAML's own lists and maps look like places to fill in.
  if (field.inFrontMatter && /^(?:\[|\{[^{}]*:\s)/.test(value)) return value;
  return isBlank(value, "value") && /[<{[_…]/.test(value) ? "" : value;
}

function labelsIn(document: Outline, { first, end }: Lines): Labelled[] {
  const found: Labelled[] = [];
  for (let line = first; line < end; line++) {
    const label = document.kinds[line] === "prose" ? labelAt(document, line) : null;
    if (label !== null) found.push(label);
  }
  return found;
}
