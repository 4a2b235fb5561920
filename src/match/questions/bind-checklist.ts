import { grouped } from "../../report/grouped.js";
import type { ChecklistItem, Report } from "../../report/model.js";
import { sharedWords, standInOrder } from "../../template/compare.js";
import type { Words } from "../../template/model.js";
import { type Token, tokensOf } from "../../template/tokens.js";
import type { ItemSlot, Place } from "../model.js";
import { respelt } from "./respelt-words.js";

/** The share of an item's words that must be left for it to be known again. */
const alike = 0.5;
/** So many items of the report are compared with one of the template. */
const mostCompared = 200;

interface ChecklistEntry {
  readonly item: ChecklistItem;
  readonly tokens: readonly Token[];
  readonly hashes: readonly number[];
}

/**
 * The items of a template's checklist, and where the report has each. Boxes do not count, and words may be added to an
 * item.
 */
export function bindChecklist(report: Report, checklist: readonly Words[]): ItemSlot[] {
  const free = new Set<ChecklistEntry>(
    report.checklist.map((item) => {
      const tokens = tokensOf(item.text);
      return { item, tokens, hashes: tokens.map(({ hash }) => hash) };
    }),
  );
  const matched = matchItems(checklist, free);
  let below: ChecklistItem | null = null;
  return checklist.map((words, index): ItemSlot => {
    const place = placeOf(words, matched[index] ?? null, free, below);
    if (place.state === "found" || place.state === "reworded") below = place.part;
    const about = { title: words, number: null, asked: words, moved: null, again: [] };
    return { kind: "item", key: `item ${index + 1}`, ...about, place };
  });
}

function placeOf(
  words: Words,
  match: ChecklistEntry | null,
  free: Set<ChecklistEntry>,
  below: ChecklistItem | null,
): Place<ChecklistItem> {
  if (match !== null) return { state: "found", part: match.item };
  const reworded = mostAlike(words, free);
  if (reworded === null) return { state: "missing", below };
  free.delete(reworded);
  return { state: "reworded", part: reworded.item };
}

/**
 * For each item of the template that of the report with its words: first those with no others, then those with more, then
 * those that spell some of them otherwise.
 */
function matchItems(checklist: readonly Words[], free: Set<ChecklistEntry>): (ChecklistEntry | null)[] {
  const exact = grouped(free, ({ hashes }) => hashes.join());
  const matched = checklist.map(({ hashes }) => {
    const item = exact.get(hashes.join())?.shift() ?? null;
    if (item !== null) free.delete(item);
    return item;
  });
  checklist.forEach(({ hashes }, index) => {
    if (matched[index] !== null) return;
    for (const item of free) {
      if (!standInOrder(hashes, item.hashes)) continue;
      matched[index] = item;
      free.delete(item);
      return;
    }
  });
  checklist.forEach((words, index) => {
    if (matched[index] !== null) return;
    const item = respeltItem(words, free);
    if (item === null) return;
    matched[index] = item;
    free.delete(item);
  });
  return matched;
}

/** So many words of an item may be spelt otherwise. */
const mostRespelt = 2;

function respeltItem(words: Words, free: ReadonlySet<ChecklistEntry>): ChecklistEntry | null {
  const { hashes } = words;
  const least = Math.max(alike * hashes.length, hashes.length - mostRespelt);
  let compared = 0;
  for (const item of free) {
    if (++compared > mostCompared) break;
    if (item.hashes.length < hashes.length || sharedWords(hashes, item.hashes) < least) continue;
    const now = respelt(words, item.tokens).map(({ hash }) => hash);
    if (standInOrder(hashes, now)) return item;
  }
  return null;
}

function mostAlike({ hashes }: Words, free: ReadonlySet<ChecklistEntry>): ChecklistEntry | null {
  let best: ChecklistEntry | null = null;
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
