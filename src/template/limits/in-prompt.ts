import type { Limits, Range } from "../model.js";

const dash = "\\s*(?:-|–|—|to|and)\\s*";
const atMost = "(?:at most|up to|no more than|max(?:imum)?\\.?(?: of)?)";
const atLeast = "(?:at least|no fewer than|no less than|min(?:imum)?\\.?(?: of)?)";
const images = "(?:images?|screenshots?|figures?|pictures?|photos?|plots?)";
const amounts = "(\\d{1,6}|one|an?|two|three|four|five)";

const ofWords = boundsOf("words?");
const ofImages = boundsOf(images);
const anImage = new RegExp(images, "i");
const imagesExactly = new RegExp(`(\\d{1,6})\\s*${images}\\b`, "i");
const imagesAsked = new RegExp(
  `\\b(?:insert|upload|include|add|attach|provide)\\s+${amounts}(?:${dash}(\\d{1,6}))?\\s+${images}\\b`,
  "i",
);

const numerals: Readonly<Record<string, number>> = { one: 1, a: 1, an: 1, two: 2, three: 3, four: 4, five: 5 };

/**
 * The limits that a prompt states in prose. Where the limit line speaks of images that counts, else what is asked does:
 * "Insert 1-2 images", "Upload one image", "Include a figure".
 *
 * @param limitLine the "Answer length: …" line, null where there is none
 * @param asked what is asked, quote marks and markup included
 */
export function limitsOf(limitLine: string | null, asked: string): Limits {
  const limit = limitLine === null ? "" : plain(limitLine);
  const all = plain(asked);
  // Most prompts speak of no image: one pattern tells what five would each find out.
  const inLimit = anImage.test(limit) ? (boundsIn(limit, ofImages) ?? amountIn(limit, imagesExactly)) : null;
  return {
    words: boundsIn(limit, ofWords),
    images: inLimit ?? (anImage.test(all) ? amountIn(all, imagesAsked) : null),
  };
}

/** The same limits on both sides. */
export function sameLimits(a: Limits, b: Limits): boolean {
  return sameRange(a.words, b.words) && sameRange(a.images, b.images);
}

function sameRange(a: Range | null, b: Range | null): boolean {
  return a?.min === b?.min && a?.max === b?.max;
}

interface Bounds {
  readonly range: RegExp;
  readonly most: RegExp;
  readonly least: RegExp;
}

function boundsOf(things: string): Bounds {
  return {
    range: new RegExp(`(\\d{1,6})${dash}(\\d{1,6})\\s*${things}\\b`, "i"),
    most: new RegExp(`${atMost}\\s*(\\d{1,6})\\s*${things}\\b`, "i"),
    least: new RegExp(`${atLeast}\\s*(\\d{1,6})\\s*${things}\\b`, "i"),
  };
}

function boundsIn(text: string, bounds: Bounds): Range | null {
  const range = bounds.range.exec(text);
  if (range !== null) return { min: Number(range[1]), max: Number(range[2]) };
  const most = bounds.most.exec(text);
  const least = bounds.least.exec(text);
  if (most === null && least === null) return null;
  return { min: least === null ? null : Number(least[1]), max: most === null ? null : Number(most[1]) };
}

/** As many as the text says, or from the one number to the other. */
function amountIn(text: string, pattern: RegExp): Range | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const first = (match[1] as string).toLowerCase();
  const min = numerals[first] ?? Number(first);
  return { min, max: match[2] === undefined ? min : Number(match[2]) };
}

/** One line without quote marks and emphasis. */
function plain(text: string): string {
  return text.slice(0, 20_000).replace(/[\s>*_]+/g, " ");
}
