import { hashOf, hashOn, noHash } from "./tokens.js";

/** Shorter words are one letter away from too many others. */
const leastLetters = 3;
/** With another letter in its place, a shorter word is another one: "has" and "was". */
const leastForAnother = 5;
/** Nobody's words are longer; what is takes no time. */
const mostLetters = 30;

const letters = [..."abcdefghijklmnopqrstuvwxyz"];

/**
 * Whether a word is the template's but for upper and lower case or for one slip of the hand: a letter too many, one
 * missing, another one in a longer word, or two swapped. It is told by hashes, since of a published template no more is
 * known, and without making each possible word: a word has a thousand.
 */
export function isSpellingOf(word: string, hash: number): boolean {
  if (!/^[a-z]+$/i.test(word) || word.length < leastLetters || word.length > mostLetters) return false;
  const lower = word.toLowerCase();
  const capital = lower.charAt(0).toUpperCase() + lower.slice(1);
  if ([lower, capital, word.toUpperCase()].some((one) => hashOf(one) === hash)) return true;
  return isSlipFor(lower, hash) || isSlipFor(capital, hash);
}

function isSlipFor(word: string, hash: number): boolean {
  const wanted = hash | 0;
  let head = noHash;
  for (let at = 0; at <= word.length; at++) {
    const last = at === word.length;
    if (letters.some((letter) => hashOn(hashOn(head, letter), word, at) === wanted)) return true;
    if (!last && word.length > leastLetters && hashOn(head, word, at + 1) === wanted) return true;
    if (!last && word.length >= leastForAnother) {
      if (letters.some((letter) => hashOn(hashOn(head, letter), word, at + 1) === wanted)) return true;
    }
    const swapped = word.charAt(at + 1) + word.charAt(at);
    if (swapped.length === 2 && hashOn(hashOn(head, swapped), word, at + 2) === wanted) return true;
    head = hashOn(head, word.charAt(at));
  }
  return false;
}
