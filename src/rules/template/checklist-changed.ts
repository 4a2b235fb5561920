import type { ItemSlot } from "../../match/model.js";
import { insertedBlock } from "../../match/questions/movable-blocks.js";
import { respelt } from "../../match/questions/respelt-words.js";
import { type ItemText, introductionOf } from "../../match/questions/template-text.js";
import { itemSlots } from "../../match/slots-of-kind.js";
import { withLineEnds } from "../../report/line-ends.js";
import type { ChecklistItem, Span } from "../../report/model.js";
import { lineSpan } from "../../report/position.js";
import { compareWords, type Difference } from "../../template/compare.js";
import type { Words } from "../../template/model.js";
import type { BoundSection, SlotMatch } from "../../template/slot-match.js";
import { type Token, tokensOf } from "../../template/tokens.js";
import { wordKey } from "../../template/word-key.js";
import { headingSpan } from "../bound-sections.js";
import type { Fixing, Proposed } from "../fix-model.js";
import type { Problem, ReportRule } from "../model.js";
import { count, quoted, quotedEnd } from "../wording.js";

export const checklistChanged: ReportRule = {
  name: "template/checklist-changed",
  summary: "a checklist item without the template's words in order",
  levels: { staged: "warning", scan: "warning" },
  check(context) {
    const { bound } = context.match;
    if (bound !== null) return bound.sections.flatMap((section) => inSection(bound, section));
    const slots = itemSlots(context.match);
    if (slots.length === 0) return [];
    if (context.match.report.checklist.length === 0) return [gone(slots.length)];
    return [...slots.flatMap(reworded), ...missingRuns(slots).map(missing)];
  },
  fix: {
    stage: "prompts",
    safe: false,
    does: "items and their words come back; ticks and words that were added stay",
    lacksText: ({ target }, { items }) => !items.has(Number(/(?<!\d)\d+$/.exec(target)?.[0] ?? 1) - 1),
    changes(fixing) {
      const { match } = fixing.context;
      if (match.bound !== null) return match.bound.back.items(fixing.lineEnd, fixing.sections);
      if (match.report.questions.length === 0) return [];
      const section = sectionOfList(fixing);
      return itemsBack(fixing, section).map((made) => ({ ...made, ...(section === undefined ? {} : { section }) }));
    },
  },
};

function gone(items: number): Problem {
  return {
    span: null,
    message: `the checklist with its ${count(items, "item")} is gone`,
    help: "Put the checklist back as the template has it",
    target: "checklist",
    distance: items,
  };
}

function reworded({ place, title, key }: ItemSlot): Problem[] {
  if (place.state !== "reworded") return [];
  const then = title.text === null ? "" : `; the template has ${quoted(title.text.join(" "))}`;
  return [
    {
      span: place.part.span,
      message: `words of the template are missing from the checklist item ${quoted(place.part.text)}${then}`,
      help: "Tick items and add your own, but leave the template's words as they are",
      target: key,
    },
  ];
}

/** Missing items that follow each other in the template. */
interface ItemRun {
  readonly key: string;
  readonly below: ChecklistItem | null;
  readonly length: number;
}

function missing({ key, below, length }: ItemRun): Problem {
  const place = below === null ? "at its beginning" : `after ${quotedEnd(below.text)}`;
  const are = length === 1 ? "is" : "are";
  return {
    span: below?.span ?? null,
    message: `${count(length, "item")} of the checklist ${are} missing ${place}`,
    help: "Put the items back; they need not be ticked",
    target: key,
    distance: length,
  };
}

function missingRuns(slots: readonly ItemSlot[]): ItemRun[] {
  const runs: { key: string; below: ChecklistItem | null; length: number }[] = [];
  slots.forEach(({ key, place }, index) => {
    if (place.state !== "missing") return;
    const last = runs.at(-1);
    if (last !== undefined && slots[index - 1]?.place.state === "missing") last.length++;
    else runs.push({ key, below: place.below, length: 1 });
  });
  return runs;
}

/** The section of the template that has the checklist, by its index. */
function sectionOfList({ texts }: Fixing): number | undefined {
  return [...texts.sections].find(([, { body }]) => listIn(body) !== "")?.[0];
}

function itemsBack(fixing: Fixing, section: number | undefined): Proposed[] {
  const { match } = fixing.context;
  if (match.report.checklist.length === 0) return wholeList(section, fixing);
  return itemSlots(match).flatMap(({ place, title }, index) => {
    const text = fixing.texts.items.get(index);
    if (text === undefined) return [];
    if (place.state === "missing") return [putBack(place.below, text, fixing)];
    return place.state === "reworded" ? [reword(place.part, title, text, fixing)] : [];
  });
}

/** The whole list below its section's heading, where that heading still stands. */
function wholeList(index: number | undefined, { context, texts, lineEnd }: Fixing): Proposed[] {
  const { report, template } = context.match;
  const title = index === undefined ? undefined : template.sections[index]?.title.hashes.join();
  const section = report.sections.find((one) => wordKey(one.title) === title);
  if (index === undefined || section === undefined) return [];
  const at = introductionOf(section, report).end;
  // Below a question of somebody's own it is not seen as the checklist.
  if (listIn(report.text.slice(section.span.start, at)) !== "") return [];
  const list = withLineEnds(listIn(texts.sections.get(index)?.body ?? ""), lineEnd);
  return [change("put the checklist back", { start: at, end: at }, insertedBlock(list, at, report, lineEnd))];
}

/** The checklist of a section, from its first group or item on; empty where it has none. */
function listIn(body: string): string {
  const item = body.search(/^[ \t]*[*+-][ \t]+\[/m);
  if (item < 0) return "";
  const group = body.search(/^#{3,6} /m);
  return body.slice(group >= 0 && group < item ? group : item).trim();
}

/** What begins an item: one list has one kind, or it is two. */
const mark = /^[ \t]*[*+-][ \t]+/;
const bullet = /^([ \t]*[*+-][ \t]+\[)[^\]]{0,3}(\][ \t]*)/;

function putBack(below: ChecklistItem | null, { text, group }: ItemText, { context, lineEnd }: Fixing): Proposed {
  const { report } = context.match;
  const beside = below ?? (report.checklist[0] as ChecklistItem);
  const own = mark.exec(report.text.slice(beside.span.start, beside.span.end))?.[0] ?? "* ";
  const line = withLineEnds(text, lineEnd).replace(bullet, "$1 $2").replace(mark, own);
  const first = report.checklist.find((item) => item.group === group && group !== null);
  const atGroup = first !== undefined && below?.group !== group ? first : null;
  const at = atGroup?.span.start ?? below?.span.end ?? (report.checklist[0] as ChecklistItem).span.start;
  const before = atGroup !== null || below === null;
  const inserted = before ? line + lineEnd : lineEnd + line;
  return change("put an item of the checklist back", { start: at, end: at }, inserted);
}

/** The template's item with the box as it was, words that were spelt otherwise so, and those that were added at its end. */
function reword(item: ChecklistItem, words: Words, known: ItemText, { context, lineEnd }: Fixing): Proposed {
  const box = bullet.exec(context.match.report.text.slice(item.span.start, item.span.end))?.[0] ?? "* [ ] ";
  const written = tokensOf(item.text);
  const tokens = respelt(words, written);
  const spelt = new Map(
    tokens.flatMap(({ hash, text }, i) => (hash === written[i]?.hash ? [] : [[hash, text] as const])),
  );
  const restored = withSpelling(withLineEnds(known.text, lineEnd).replace(bullet, ""), spelt);
  const own = addedTo(item, compareWords(words, tokens).added, tokens);
  const text = box + restored + (own === "" ? "" : ` (${own})`);
  return change("put the words of a checklist item back", item.span, text);
}

/** `text` with the words that somebody spells otherwise, known by their hashes, spelt so. */
function withSpelling(text: string, spelt: ReadonlyMap<number, string>): string {
  let result = "";
  let from = 0;
  for (const { hash, start, end } of tokensOf(text)) {
    result += text.slice(from, start) + (spelt.get(hash) ?? text.slice(start, end));
    from = end;
  }
  return result + text.slice(from);
}

function addedTo({ text: content }: ChecklistItem, added: Difference["added"], tokens: readonly Token[]): string {
  const runs = added.map(({ start, end }) => {
    let from = tokens[start]?.start ?? 0;
    let to = tokens[end - 1]?.end ?? 0;
    while (from > (tokens[start - 1]?.end ?? 0) && /[^\s()]/.test(content.charAt(from - 1))) from--;
    while (to < (tokens[end]?.start ?? content.length) && /[^\s()]/.test(content.charAt(to))) to++;
    return content.slice(from, to).replace(/\s+/g, " ");
  });
  return runs.join(" ").replaceAll("**", "");
}

function change(what: string, span: Span, text: string): Proposed {
  return { what, edits: [{ span, text }] };
}

/** The items of a section of any template. */
function inSection(match: SlotMatch, section: BoundSection): Problem[] {
  if (section.standing === "missing") return [];
  const lost = section.items.filter(({ found }) => found === null);
  return lost.map(({ slot, reworded: now }): Problem => {
    const text = quoted(slot.text);
    const line = now?.line ?? 0;
    return {
      span: (now === null ? headingSpan(match, section) : null) ?? lineSpan(match.document, line),
      message: now === null ? `the checklist item ${text} is gone` : `words of the checklist item ${text} are missing`,
      help: "Put it back as the template has it; ticks and items of your own are free",
      target: `${section.slot.key} ${slot.text}`,
      section: section.slot.key,
    };
  });
}
