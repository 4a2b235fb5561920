import type { ChecklistItem, Report } from "../report/model.js";
import { sharedWords } from "../template/compare.js";
import type { Words } from "../template/model.js";
import { tokensOf } from "../template/normal.js";

/** An item of the template that the report does not have word for word, in order. */
export interface UnmatchedItem {
  /** Its place in the template's checklist. */
  readonly index: number;
  readonly words: Words;
  /** The report's item that seems to be it, reworded. */
  readonly reworded: ChecklistItem | null;
  /** The report's item behind which it should stand. */
  readonly below: ChecklistItem | null;
}

/** The share of an item's words that must be left for it to be known again. */
const alike = 0.5;
/** So many items of the report are compared with one of the template. */
const mostCompared = 200;

interface Item {
  readonly item: ChecklistItem;
  readonly hashes: readonly number[];
}

/** The items of a template's checklist that `report` lacks. Boxes do not count, and words may be added to an item. */
export function unmatchedItems(report: Report, checklist: readonly Words[]): UnmatchedItem[] {
  const free = new Set<Item>(
    report.checklist.map((item) => ({ item, hashes: tokensOf(item.text).map(({ hash }) => hash) })),
  );
  const matched = matchItems(checklist, free);
  const unmatched: UnmatchedItem[] = [];
  let below: ChecklistItem | null = null;
  checklist.forEach((words, index) => {
    const match = matched[index] ?? null;
    if (match !== null) {
      below = match.item;
      return;
    }
    const reworded = mostAlike(words, free);
    if (reworded !== null) free.delete(reworded);
    unmatched.push({ index, words, reworded: reworded?.item ?? null, below });
    below = reworded?.item ?? below;
  });
  return unmatched;
}

/** For each item of the template that of the report with its words: first those with no others, then those with more. */
function matchItems(checklist: readonly Words[], free: Set<Item>): (Item | null)[] {
  const exact = new Map<string, Item[]>();
  for (const item of free) {
    const key = item.hashes.join();
    const same = exact.get(key);
    if (same === undefined) exact.set(key, [item]);
    else same.push(item);
  }
  const matched = checklist.map(({ hashes }) => {
    const item = exact.get(hashes.join())?.shift() ?? null;
    if (item !== null) free.delete(item);
    return item;
  });
  checklist.forEach(({ hashes }, index) => {
    if (matched[index] !== null) return;
    for (const item of free) {
      if (!isWithin(hashes, item.hashes)) continue;
      matched[index] = item;
      free.delete(item);
      return;
    }
  });
  return matched;
}

/** Whether `words` stand in `text` in their order, with others between them or not. */
function isWithin(words: readonly number[], text: readonly number[]): boolean {
  let next = 0;
  for (const word of text) if (word === words[next]) next++;
  return next === words.length;
}

function mostAlike({ hashes }: Words, free: ReadonlySet<Item>): Item | null {
  let best: Item | null = null;
  let most = alike * hashes.length;
  let compared = 0;
  for (const item of free) {
    if (++compared > mostCompared) break;
    const shared = sharedWords(hashes, item.hashes);
    if (shared < most || shared === 0) continue;
    best = item;
    most = shared + 1;
  }
  return best;
}
