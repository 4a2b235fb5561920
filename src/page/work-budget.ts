/** Above these, the time Markdown takes is no longer in proportion to its length. */
const most = {
  marks: 3000,
  brackets: 1500,
  cells: 4000,
  tags: 500,
  items: 1000,
  links: 2000,
  lines: 5000,
  blanks: 2000,
};

const openers = /^(?:[ \t]*(?:>|[*+-](?=[ \t]|$)|\d{1,9}[.)]|#{1,6}(?=[ \t])|[=-]+(?=[ \t]*$)))+/gm;

/** How many of each kind of mark a text has that make Markdown slow: each of them may have to be held against all others. */
function marksIn(text: string): typeof most {
  let items = 0;
  for (const [start] of text.matchAll(openers)) items += levelsOf(start);
  return {
    marks: count(text, /\*+|_+|~+|`+/g),
    brackets: count(text, /[[\]]/g),
    cells: count(text, /[&|]/g),
    tags: count(text, /</g),
    items,
    links: count(text, /@|www\.|:\/\//gi),
    lines: count(text, /\n/g),
    blanks: longestBlank(text),
  };
}

/** How many quotes, lists and headings the beginning of a line opens. */
export function levelsOf(start: string): number {
  return count(start, /[^ \t\d=-]|[=-]+|\d+/g);
}

/** The beginnings of lines that open a quote, a list or a heading. */
export function openersIn(text: string): readonly string[] {
  return [...text.matchAll(openers)].map(([start]) => start);
}

/** How long a text takes as Markdown: 1 is about a second, and the most that one text may take. It grows with the square of its marks. */
export function workOf(text: string): number {
  const found = marksIn(text);
  const kinds = Object.keys(most) as (keyof typeof most)[];
  return Math.max(...kinds.map((kind) => (found[kind] / most[kind]) ** 2), colouringOf(text));
}

const fence = /^[ \t>*+-]*(?:```|~~~)/m;
/** So many characters of code have their colours in about a second. */
const colouredInOne = 200_000;

/** How long the colours of code take. */
function colouringOf(text: string): number {
  return fence.test(text) ? text.length / colouredInOne : 0;
}

/** How long all texts of one report may take together. */
const mostTogether = 3;

/**
 * How long each text of a report may take, for all of them to be done in time: as long as any may where there is time enough, else an equal share. Only a
 * report that was made to take long comes to that, a hundred times as thick with marks as people write.
 *
 * @param works how long each would take
 */
export function shareOf(works: readonly number[]): number {
  const all = works.reduce((sum, work) => sum + Math.min(work, 1), 0);
  return all <= mostTogether ? 1 : mostTogether / works.length;
}

/** The length of the longest run of spaces and tabs. */
function longestBlank(text: string): number {
  let longest = 0;
  for (const [blank] of text.matchAll(/[ \t]{2,}/g)) longest = Math.max(longest, blank.length);
  return longest;
}

function count(text: string, mark: RegExp): number {
  // Quicker, but it takes memory for each of them.
  if (text.length < 100_000) return text.match(mark)?.length ?? 0;
  let found = 0;
  for (const _ of text.matchAll(mark)) found++;
  return found;
}
