import type { Words } from "./model.js";
import type { Token } from "./tokens.js";

/** How the words of a text differ from the template's. */
export interface Difference {
  /** Words that the template does not have, as runs of indices into the text's tokens, `end` exclusive. */
  readonly added: readonly { readonly start: number; readonly end: number }[];
  /** Words of the template that are gone: how many, before which token of the text, and which, where they are known. */
  readonly missing: readonly {
    readonly before: number;
    readonly count: number;
    readonly text: readonly string[] | null;
  }[];
}

/** Above this many comparisons the middle of two texts is taken for replaced, so that time stays in proportion. */
const mostComparisons = 4_000_000;

/** Compares words in order, by their longest common subsequence. */
export function compareWords(template: Words, now: readonly Token[]): Difference {
  const then = template.hashes;
  let head = 0;
  while (head < then.length && head < now.length && then[head] === now[head]?.hash) head++;
  let tail = 0;
  while (
    tail < then.length - head &&
    tail < now.length - head &&
    then[then.length - 1 - tail] === now[now.length - 1 - tail]?.hash
  ) {
    tail++;
  }
  const kept = commonIn(then.slice(head, then.length - tail), now.slice(head, now.length - tail), head);
  return gapsBetween([...kept, { old: then.length - tail, now: now.length - tail }], head, template);
}

interface Pair {
  readonly old: number;
  readonly now: number;
}

/** The longest common subsequence of two stretches that both begin at index `offset`. */
function commonIn(then: readonly number[], now: readonly Token[], offset: number): Pair[] {
  const width = now.length + 1;
  if (then.length * now.length > mostComparisons) return [];
  const lengths = new Uint16Array((then.length + 1) * width);
  for (let i = then.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        then[i] === now[j]?.hash
          ? (lengths[(i + 1) * width + j + 1] as number) + 1
          : Math.max(lengths[(i + 1) * width + j] as number, lengths[i * width + j + 1] as number);
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < then.length && j < now.length; ) {
    if (then[i] === now[j]?.hash) pairs.push({ old: offset + i++, now: offset + j++ });
    else if ((lengths[(i + 1) * width + j] as number) >= (lengths[i * width + j + 1] as number)) i++;
    else j++;
  }
  return pairs;
}

function gapsBetween(kept: readonly Pair[], head: number, template: Words): Difference {
  const added: { start: number; end: number }[] = [];
  const missing: { before: number; count: number; text: readonly string[] | null }[] = [];
  let then = head;
  let now = head;
  for (const pair of kept) {
    if (pair.now > now) added.push({ start: now, end: pair.now });
    if (pair.old > then) {
      const text = template.text?.slice(then, pair.old) ?? null;
      missing.push({ before: now, count: pair.old - then, text });
    }
    then = pair.old + 1;
    now = pair.now + 1;
  }
  return { added, missing };
}

/** Whether words stand among others in their order, with more between them or not. */
export function standInOrder<Word>(words: readonly Word[], all: readonly Word[]): boolean {
  let next = 0;
  for (const word of all) if (word === words[next]) next++;
  return next === words.length;
}

/** How many words two texts share, each counted as often as both have it. */
export function sharedWords(a: readonly number[], b: readonly number[]): number {
  return sharedSorted(sortedHashes(a), sortedHashes(b));
}

/** Hashes of words, the least first: for a text that is compared with many. */
export function sortedHashes(hashes: readonly number[]): Uint32Array {
  return new Uint32Array(hashes).sort();
}

/** How many words two texts share whose hashes are sorted. */
export function sharedSorted(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const apart = (a[i] as number) - (b[j] as number);
    if (apart === 0) shared++;
    if (apart <= 0) i++;
    if (apart >= 0) j++;
  }
  return shared;
}
