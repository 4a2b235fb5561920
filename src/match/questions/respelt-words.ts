import { compareWords } from "../../template/compare.js";
import type { Words } from "../../template/model.js";
import { isSpellingOf } from "../../template/spelling.js";
import type { Token } from "../../template/tokens.js";

/**
 * The words of a text, those that stand for one of the template's in another spelling with the hash of that one. A
 * spelling that people put right is theirs to choose.
 */
export function respelt(words: Words, tokens: readonly Token[]): readonly Token[] {
  const { added, missing } = compareWords(words, tokens);
  if (added.length === 0 || missing.length === 0) return tokens;
  const hashes = missingHashes(words, tokens);
  const now = [...tokens];
  for (const { start, end } of added) {
    const gone = [...(hashes.get(start) ?? [])];
    for (let index = start; index < end; index++) {
      const token = tokens[index] as Token;
      const at = gone.findIndex((hash) => isSpellingOf(token.text, hash));
      if (at < 0) continue;
      now[index] = { ...token, hash: gone[at] as number };
      gone.splice(0, at + 1);
    }
  }
  return now;
}

/** The template's words that are missing, by the index of the token before which they are. */
function missingHashes({ hashes }: Words, tokens: readonly Token[]): ReadonlyMap<number, readonly number[]> {
  const { added, missing } = compareWords({ hashes, text: null }, tokens);
  const found = new Map<number, readonly number[]>();
  let then = 0;
  let now = 0;
  for (const { before, count } of missing) {
    const strange = added.filter(({ start }) => start >= now && start < before);
    then += before - now - strange.reduce((sum, { start, end }) => sum + end - start, 0);
    found.set(before, hashes.slice(then, then + count));
    then += count;
    now = before;
  }
  return found;
}
