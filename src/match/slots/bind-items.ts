import { type Item, itemsIn } from "../../report/items.js";
import type { Outline } from "../../report/outline.js";
import { withoutBlanks } from "../../template/blanks.js";
import { standInOrder } from "../../template/compare.js";
import type { BoundItem, Lines } from "../../template/slot-match.js";
import type { SectionSlot } from "../../template/slot-model.js";
import { slotWords } from "../../template/slot-words.js";
import { isAlike } from "./alike.js";
import { inTurn } from "./in-turn.js";
import { take } from "./take.js";

/** How many items are looked at for one that was reworded. */
const mostItems = 40;

/** Where the items of a section's checklist are in a document: by their text, else by their words with something added, else reworded. */
export function bindItems(document: Outline, { first, end }: Lines, slot: SectionSlot): readonly BoundItem[] {
  if (slot.items.length === 0) return [];
  const there = itemsIn(document, first, end);
  const same = inTurn(slot.items.map(wordsOf), there, wordsOf);
  const taken = new Set(same);
  const rest = there.filter((item) => !taken.has(item)).slice(0, mostItems);
  return slot.items.map((item, index): BoundItem => {
    const found =
      same[index] ??
      take(rest, (other) => standInOrder(slotWords(withoutBlanks(item.text)).split(" "), wordsOf(other).split(" ")));
    const reworded = found === null ? take(rest, (other) => isAlike(wordsOf(other), wordsOf(item))) : null;
    return { slot: item, found, reworded };
  });
}

function wordsOf({ text }: Item): string {
  return slotWords(text);
}
