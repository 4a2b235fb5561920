import type { ChecklistItem } from "../../report/model.js";
import { type UnmatchedItem, unmatchedItems } from "../../rules/checklist-match.js";
import { checklistChanged } from "../../rules/template/checklist-changed.js";
import { wordKey } from "../../rules/word-key.js";
import { compareWords } from "../../template/compare.js";
import { tokensOf } from "../../template/normal.js";
import { insertedBlock } from "../blocks.js";
import { withLineEnds } from "../line-ends.js";
import type { Change, Mend, Mending } from "../model.js";
import type { ItemText } from "../template-text.js";

/** Puts the checklist's own words and items back; ticks, and words that were added to an item, stay. */
export const checklist: Mend = {
  name: "checklist",
  rules: [checklistChanged.name],
  safe: false,
  changes(mending) {
    const { report, template } = mending.subject;
    if (!template.structure || report.questions.length === 0) return [];
    if (report.checklist.length === 0) return wholeList(mending);
    return unmatchedItems(report, template.checklist).flatMap((unmatched) => {
      const text = mending.texts.items.get(unmatched.index);
      if (text === undefined) return [];
      return unmatched.reworded === null
        ? [putBack(unmatched, text, mending)]
        : [reword(unmatched.reworded, unmatched, text, mending)];
    });
  },
};

/** The whole list below its section's heading, where that heading still stands. */
function wholeList({ subject, texts, lineEnd }: Mending): Change[] {
  const { report, template } = subject;
  const index = [...texts.sections].find(([, { body }]) => listIn(body) !== "")?.[0];
  const title = index === undefined ? undefined : template.sections[index]?.title.hashes.join();
  const section = report.sections.find((one) => wordKey(one.title) === title);
  if (index === undefined || section === undefined) return [];
  const first = report.questions.find(({ span }) => span.start > section.span.start);
  const at = Math.min(section.span.end, first?.span.start ?? section.span.end);
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

const bullet = /^([ \t]*[*+-][ \t]+\[)[^\]]{0,3}(\][ \t]*)/;

function putBack({ below }: UnmatchedItem, { text, group }: ItemText, { subject, lineEnd }: Mending): Change {
  const { report } = subject;
  const line = withLineEnds(text, lineEnd).replace(bullet, "$1 $2");
  const first = report.checklist.find((item) => item.group === group && group !== null);
  const atGroup = first !== undefined && below?.group !== group ? first : null;
  const at = atGroup?.span.start ?? below?.span.end ?? (report.checklist[0] as ChecklistItem).span.start;
  const before = atGroup !== null || below === null;
  const inserted = before ? line + lineEnd : lineEnd + line;
  return change("put an item of the checklist back", { start: at, end: at }, inserted);
}

/** The template's item with the box as it was, and with the words that were added to it at its end. */
function reword(item: ChecklistItem, { words }: UnmatchedItem, known: ItemText, { subject, lineEnd }: Mending): Change {
  const box = bullet.exec(subject.report.text.slice(item.span.start, item.span.end))?.[0] ?? "* [ ] ";
  const restored = withLineEnds(known.text, lineEnd).replace(bullet, "");
  const own = addedTo(item, words);
  const text = box + restored + (own === "" ? "" : ` (${own})`);
  return change("put the words of a checklist item back", item.span, text);
}

function addedTo({ text: content }: ChecklistItem, words: UnmatchedItem["words"]): string {
  const tokens = tokensOf(content);
  const { added } = compareWords(words, tokens);
  const runs = added.map(({ start, end }) => {
    let from = tokens[start]?.start ?? 0;
    let to = tokens[end - 1]?.end ?? 0;
    while (from > (tokens[start - 1]?.end ?? 0) && /[^\s()]/.test(content.charAt(from - 1))) from--;
    while (to < (tokens[end]?.start ?? content.length) && /[^\s()]/.test(content.charAt(to))) to++;
    return content.slice(from, to).replace(/\s+/g, " ");
  });
  return runs.join(" ").replaceAll("**", "");
}

function change(what: string, span: { start: number; end: number }, text: string): Change {
  return { rules: [checklistChanged.name], question: null, what, edits: [{ span, text }] };
}
