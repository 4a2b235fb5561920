import { grouped } from "../../report/grouped.js";
import type { Labelled } from "../../report/labels.js";
import { oncePer } from "../../report/once.js";
import type { Outline } from "../../report/outline.js";
import { lineText } from "../../report/position.js";
import type { Lines } from "../../template/slot-match.js";
import type { FieldSlot, SectionSlot, Slots } from "../../template/slot-model.js";
import { slotWords } from "../../template/slot-words.js";
import { keyAt } from "./own-text.js";

/** The line of the template that leads to a field, where the section has the field's label more than once: the question above `Answer:`. */
export interface Lead {
  /** As lines are compared. */
  readonly key: string;
  readonly line: number;
  readonly text: string;
}

/** The labelled lines of a section of which others have the label, too, in order. */
export const repeatedFields = oncePer((slot: SectionSlot): readonly FieldSlot[] => {
  const alike = grouped(
    slot.fields.filter(({ inFrontMatter }) => !inFrontMatter),
    ({ words }) => words,
  );
  return slot.fields.filter((field) => !field.inFrontMatter && (alike.get(field.words)?.length ?? 0) > 1);
});

/** The leads of a section's fields. A line that the section has twice tells nothing apart, nor does one that leads to two fields of one label. */
export const leadsOf = oncePer((slot: SectionSlot, { outline }: Slots): ReadonlyMap<FieldSlot, Lead> => {
  const repeated = new Map(repeatedFields(slot).map((field) => [field.line, field]));
  const held = new Set(slot.fields.map(({ line }) => line));
  const body = { first: slot.lines.body, end: repeated.size === 0 ? slot.lines.body : slot.lines.end };
  const times = new Map<string, number>();
  for (let line = body.first; line < body.end; line++) {
    const key = keyAt(outline, line);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  const isLead = (line: number, key: string): boolean =>
    outline.kinds[line] === "prose" && !held.has(line) && times.get(key) === 1;
  const found = linesThatLead(outline, body, isLead, (line) => repeated.get(line)?.words);
  const leads = new Map<FieldSlot, Lead>();
  const lastOf = new Map<string, FieldSlot>();
  for (const [at, field] of repeated) {
    const line = found.get(at);
    const last = lastOf.get(field.words);
    if (line !== undefined) leads.set(field, { key: keyAt(outline, line), line, text: lineText(outline, line).trim() });
    else if (last !== undefined) leads.delete(last);
    lastOf.set(field.words, field);
  }
  return leads;
});

/** The keys of the leads above a document's labels, by these. */
export function leadKeys(
  document: Outline,
  body: Lines,
  labels: readonly Labelled[],
  leads: ReadonlyMap<FieldSlot, Lead>,
): ReadonlyMap<Labelled, string> {
  const keys = new Set([...leads.values()].map(({ key }) => key));
  const words = new Set([...leads.keys()].map((field) => field.words));
  const byLine = new Map(labels.map((label) => [label.line, label]));
  const wordsAt = (line: number): string | undefined => {
    const own = slotWords(byLine.get(line)?.label ?? "");
    return words.has(own) ? own : undefined;
  };
  const found = linesThatLead(document, body, (_, key) => keys.has(key), wordsAt);
  return new Map([...found].map(([at, line]) => [byLine.get(at) as Labelled, keyAt(document, line)]));
}

/** For each line with a label the line that leads to it: the nearest above, unless the same label stands between. */
function linesThatLead(
  outline: Outline,
  { first, end }: Lines,
  isLead: (line: number, key: string) => boolean,
  wordsAt: (line: number) => string | undefined,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const led = new Set<string>();
  let lead = -1;
  for (let line = first; line < end; line++) {
    const key = keyAt(outline, line);
    if (key !== "" && isLead(line, key)) {
      lead = line;
      led.clear();
      continue;
    }
    const words = wordsAt(line);
    if (words === undefined) continue;
    if (lead >= 0 && !led.has(words)) found.set(line, lead);
    led.add(words);
  }
  return found;
}
