import { isAscii } from "../report/letters.js";
import type { Words } from "./words.js";

/** A word of a text, with its place in it. */
export interface Token {
  readonly text: string;
  readonly hash: number;
  readonly start: number;
  readonly end: number;
}

/** What finds the words of a text, letters and digits only. */
function wordPattern(text: string): RegExp {
  return isAscii(text) ? /[A-Za-z0-9]+/g : /[\p{L}\p{N}\p{M}]+/gu;
}

/** The words of `text`, letters and digits only: markup, quote marks, line breaks and punctuation do not count. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(wordPattern(text))) {
    const word = match[0];
    tokens.push({ text: word, hash: hashOf(word), start: match.index, end: match.index + word.length });
  }
  return tokens;
}

/** The words of a text of which the words themselves may be kept. */
export function wordsOf(text: string): Words {
  const tokens = tokensOf(text);
  return { hashes: tokens.map((token) => token.hash), text: tokens.map((token) => token.text) };
}

/** A 32-bit hash (FNV-1a) of one word. */
export function hashOf(word: string): number {
  const normal = isAscii(word) ? word : word.normalize("NFC");
  return hashOn(noHash, normal) >>> 0;
}

/** The hash of no text; what `hashOn` begins with. */
export const noHash = 0x811c9dc5;

/** A hash of a text's beginning, taken on over `text` from an index: a word's hash is that of its letters from `noHash` on, unsigned. */
export function hashOn(hash: number, text: string, from = 0): number {
  let now = hash;
  for (let i = from; i < text.length; i++) now = Math.imul(now ^ text.charCodeAt(i), 0x01000193);
  return now;
}

/**
 * A fingerprint of `text` by its letters and digits alone, so that it stays the same however the text is wrapped, quoted
 * and marked up: 53 bits as a string in base 36.
 */
export function fingerprintOf(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  const normal = text.normalize("NFC");
  for (const match of normal.matchAll(wordPattern(normal))) {
    const word = match[0];
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      high = Math.imul(high ^ unit, 2654435761);
      low = Math.imul(low ^ unit, 1597334677);
    }
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
