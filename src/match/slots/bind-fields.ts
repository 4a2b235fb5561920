import { grouped } from "../../report/grouped.js";
import { type Labelled, labelAt, withoutRemarks } from "../../report/labels.js";
import { hasWords } from "../../report/letters.js";
import type { Outline } from "../../report/outline.js";
import { lineText } from "../../report/position.js";
import { isBlank } from "../../template/blanks.js";
import type { BoundField, Filled, Lines } from "../../template/slot-match.js";
import type { FieldSlot, SectionSlot, Slots } from "../../template/slot-model.js";
import { slotWords } from "../../template/slot-words.js";
import { inTurn } from "./in-turn.js";
import { type Lead, leadKeys, leadsOf, repeatedFields } from "./led-fields.js";

/**
 * Where the fields of a section are in a document, by their labels, and what was filled in.
 *
 * @param frontKeys the keys of the document's front matter
 * @param before the version before, and what of it the section's fields are
 */
export function bindFields(
  document: Outline,
  frontKeys: readonly Labelled[],
  body: Lines,
  slots: Slots,
  slot: SectionSlot,
  filled: Filled,
  before: FieldsBefore,
): readonly BoundField[] {
  if (slot.fields.length === 0) return [];
  const inFront = slot.fields.some(({ inFrontMatter }) => inFrontMatter) ? frontKeys : [];
  const below = slot.fields.every(({ inFrontMatter }) => inFrontMatter) ? [] : labelsIn(document, body);
  const leads = leadsOf(slot, slots);
  const known = repeatedFields(slot).length === 0 ? [] : knownFields(document, body, slot, below, leads, before);
  const taken = new Set(known);
  const left = slot.fields.filter((_, index) => known[index] === undefined);
  const others = inTurn(
    left.map(({ words, inFrontMatter }) => `${inFrontMatter ? "---" : ""}${words}`),
    [...inFront, ...below].filter((one) => !taken.has(one)),
    (one) => `${one.form === "key" ? "---" : ""}${slotWords(one.label)}`,
  );
  const byTurn = new Map(left.map((field, index) => [field, others[index] ?? null]));
  const guessed = new Set([...leads.keys()].flatMap((field) => (byTurn.get(field) ? [field.words] : [])));
  const found = slot.fields.map((field, index) => known[index] ?? byTurn.get(field) ?? null);
  const starts = found.flatMap((one) => (one === null ? [] : [one.line])).sort((a, b) => a - b);
  const nextOf = new Map(starts.map((line, index) => [line, starts[index + 1] ?? body.end]));
  return slot.fields.map((field, index): BoundField => {
    const one = found[index] ?? null;
    const about = { slot: field, found: one, below: leads.get(field)?.text ?? "" };
    if (one === null) return { ...about, value: "", byHand: leads.has(field) && guessed.has(field.words) };
    const value = filledValue(field, one);
    if (value !== "" || field.inFrontMatter || field.value !== "") return { ...about, value, byHand: false };
    // A label over its value: what is written down to the next label.
    const next = nextOf.get(one.line) ?? body.end;
    const from = (document.lineStarts[one.line + 1] ?? filled.span.end) - filled.span.start;
    const under = filled.text.slice(from, (document.lineStarts[next] ?? filled.span.end) - filled.span.start).trim();
    return { ...about, value: hasWords(under) ? under : "", byHand: false };
  });
}

/** The version before with its fields of a section; null where none is known. It is asked for only where labels are alike. */
export type FieldsBefore = () => { readonly document: Outline; readonly fields: readonly BoundField[] } | null;

/** The labels of a document that are certain fields among those of the same label, by the field's index: as they were before, else by the line above them. */
function knownFields(
  document: Outline,
  body: Lines,
  slot: SectionSlot,
  labels: readonly Labelled[],
  leads: ReadonlyMap<FieldSlot, Lead>,
  before: FieldsBefore,
): readonly (Labelled | undefined)[] {
  const byText = unchangedFields(document, slot, labels, before);
  const taken = new Set(byText.values());
  const keyOf = leadKeys(document, body, labels, leads);
  const waiting = new Map<string, Labelled>();
  for (const label of labels) {
    const key = `${slotWords(label.label)}|${keyOf.get(label) ?? ""}`;
    if (keyOf.has(label) && !taken.has(label) && !waiting.has(key)) waiting.set(key, label);
  }
  return slot.fields.map((field) => byText.get(field) ?? waiting.get(`${field.words}|${leads.get(field)?.key ?? ""}`));
}

/** Where labels are gone: those that are left as the version before had them, on a line that neither has twice. */
function unchangedFields(
  document: Outline,
  slot: SectionSlot,
  labels: readonly Labelled[],
  before: FieldsBefore,
): ReadonlyMap<FieldSlot, Labelled> {
  const found = new Map<FieldSlot, Labelled>();
  const asked = grouped(repeatedFields(slot), ({ words }) => words);
  const there = grouped(labels, ({ label }) => slotWords(label));
  for (const [words, fields] of asked) {
    const now = there.get(words) ?? [];
    const then = now.length === 0 || now.length >= fields.length ? null : before();
    if (then === null) continue;
    const textsNow = grouped(now, ({ line }) => lineText(document, line));
    const was = then.fields.filter(
      (field) => field.found !== null && field.slot.words === words && !field.slot.inFrontMatter,
    );
    for (const [text, same] of grouped(was, (field) => lineText(then.document, field.found?.line ?? 0))) {
      const [one, ...others] = textsNow.get(text) ?? [];
      if (same.length === 1 && one !== undefined && others.length === 0) found.set((same[0] as BoundField).slot, one);
    }
  }
  return found;
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
