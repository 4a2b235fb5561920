/** White space as Python's `str.split()` knows it: unlike JavaScript's with U+001C–U+001F and U+0085, without U+FEFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are white space to Python
const word = /[^\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/** Sixteen words with the white space behind each: to find them one by one takes four times as long. */
const sixteen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are white space to Python
  /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*(?:[^\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+){16}/y;

/** How many words the course's checker counts in `text`: what Python's `str.split()` separates. */
export function countWords(text: string): number {
  let count = 0;
  sixteen.lastIndex = 0;
  word.lastIndex = 0;
  for (; sixteen.test(text); count += 16) word.lastIndex = sixteen.lastIndex;
  while (word.test(text)) count++;
  return count;
}
