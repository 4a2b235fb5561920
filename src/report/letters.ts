/*
 * V8 takes a tenth of a millisecond to make each of Unicode's classes in a pattern, as the pattern is made, and more to compile it. Most texts are
 * of ASCII alone and are read without them; a commit is over in a few dozen milliseconds.
 */

/** Whether a text has no character beyond ASCII. */
export function isAscii(text: string): boolean {
  return !/[\u0080-\uffff]/.test(text);
}

/** Whether a text has a letter or a digit, of any script. */
export function hasWords(text: string): boolean {
  return /[A-Za-z0-9]/.test(text) || (!isAscii(text) && /[\p{L}\p{N}]/u.test(text));
}
