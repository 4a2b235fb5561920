import type { Words } from "./words.js";

/** A word of a text, with its place in it. */
export interface Token {
  readonly text: string;
  readonly hash: number;
  readonly start: number;
  readonly end: number;
}

/** Where the words of `text` begin and end, letters and digits only: a start, its end, the next start, and so on. */
function wordBounds(text: string): number[] {
  const bounds: number[] = [];
  let start = -1;
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) as number;
    if (isOfWord(code)) start = start < 0 ? at : start;
    else if (start >= 0) {
      bounds.push(start, at);
      start = -1;
    }
    at += code > 0xffff ? 2 : 1;
  }
  if (start >= 0) bounds.push(start, text.length);
  return bounds;
}

function isOfWord(code: number): boolean {
  if (code > 0x7f) return /[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(code));
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/** The words of `text`, letters and digits only: markup, quote marks, line breaks and punctuation do not count. */
export function tokensOf(text: string): Token[] {
  const bounds = wordBounds(text);
  const tokens: Token[] = [];
  for (let i = 0; i < bounds.length; i += 2) {
    const [start, end] = [bounds[i] as number, bounds[i + 1] as number];
    tokens.push({ text: text.slice(start, end), hash: hashAt(text, start, end), start, end });
  }
  return tokens;
}

/** The hashes of the words of `text`, in order. */
export function hashesOf(text: string): number[] {
  const bounds = wordBounds(text);
  const hashes: number[] = [];
  for (let i = 0; i < bounds.length; i += 2) hashes.push(hashAt(text, bounds[i] as number, bounds[i + 1] as number));
  return hashes;
}

/** Whether the words of `text` are those with these hashes, in order. */
export function hasHashes(text: string, hashes: readonly number[]): boolean {
  const bounds = wordBounds(text);
  const isSame = (hash: number, i: number): boolean =>
    hashAt(text, bounds[2 * i] as number, bounds[2 * i + 1] as number) === hash;
  return bounds.length === 2 * hashes.length && hashes.every(isSame);
}

/** The words of a text of which the words themselves may be kept. */
export function wordsOf(text: string): Words {
  const tokens = tokensOf(text);
  return { hashes: tokens.map((token) => token.hash), text: tokens.map((token) => token.text) };
}

/** A 32-bit hash (FNV-1a) of one word. */
export function hashOf(word: string): number {
  return hashAt(word, 0, word.length);
}

/** The hash of the word that stands between two places of a text. */
function hashAt(text: string, start: number, end: number): number {
  let hash = noHash;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) return hashOn(noHash, text.slice(start, end).normalize("NFC")) >>> 0;
    hash = hashedOn(hash, unit);
  }
  return hash >>> 0;
}

/** The hash of no text; what `hashOn` begins with. */
export const noHash = 0x811c9dc5;

/** A hash of a text's beginning, taken on over `text` from an index: a word's hash is that of its letters from `noHash` on, unsigned. */
export function hashOn(hash: number, text: string, from = 0): number {
  let now = hash;
  for (let i = from; i < text.length; i++) now = hashedOn(now, text.charCodeAt(i));
  return now;
}

function hashedOn(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/**
 * A fingerprint of `text` by its letters and digits alone, so that it stays the same however the text is wrapped, quoted
 * and marked up: 53 bits as a string in base 36.
 */
export function fingerprintOf(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  const normal = text.normalize("NFC");
  const bounds = wordBounds(normal);
  for (let i = 0; i < bounds.length; i += 2) {
    for (let at = bounds[i] as number; at < (bounds[i + 1] as number); at++) {
      const unit = normal.charCodeAt(at);
      high = Math.imul(high ^ unit, 2654435761);
      low = Math.imul(low ^ unit, 1597334677);
    }
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
