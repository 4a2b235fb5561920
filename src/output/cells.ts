/** How many cells of a terminal a text takes, which has no line end in it. */
export function cellsOf(text: string): number {
  return narrow.test(text) ? text.length : charactersOf(text).reduce((sum, { cells }) => sum + cells, 0);
}

/** How much of a text, in UTF-16 units, stands in a number of cells. */
export function lengthWithin(text: string, most: number): number {
  if (narrow.test(text)) return Math.min(text.length, most);
  let length = 0;
  let left = most;
  for (const { cells, units } of charactersOf(text)) {
    if (cells > left) break;
    left -= cells;
    length += units;
  }
  return length;
}

/** A text in exactly so many cells, cut with a sign where it takes more. */
export function fitted(text: string, cells: number): string {
  return padded(cellsOf(text) <= cells ? text : `${text.slice(0, lengthWithin(text, cells - 1))}…`, cells);
}

/** A text with white space behind it, in so many cells or more. */
export function padded(text: string, cells: number): string {
  return text.padEnd(text.length + cells - cellsOf(text));
}

interface Character {
  readonly cells: number;
  readonly units: number;
}

/** Characters that all take one cell, as most texts have no other. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a space that no line is broken at stands as one
const narrow = /^[\u0001-\u02ff]*$/;

function charactersOf(text: string): readonly Character[] {
  // Marks that stand on the letter before them, and what joins letters.
  const none = /[\p{Mn}\p{Me}\p{Cf}]/u;
  // Letters of East Asia, and emoji.
  const two =
    /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
  return [...text].map((one) => ({ cells: none.test(one) ? 0 : two.test(one) ? 2 : 1, units: one.length }));
}
