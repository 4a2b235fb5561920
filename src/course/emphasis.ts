import { isAscii } from "../report/letters.js";

/**
 * Stars and underscores as two readers of Markdown take them: CommonMark, by what stands on each side of a run, and Python-Markdown, by the
 * patterns that it tries at each of them.
 */

/** More is no paragraph of an answer, and would take long. */
const mostCharacters = 4000;
const mostRuns = 80;

/**
 * Whether the two show other words bold or italic, or other marks.
 *
 * @param paragraph its text; what is no prose in it, such as code, is masked by characters that are no marks
 */
export function readsEmphasisOtherwise(paragraph: string): boolean {
  const runs = paragraph.match(/\*+|_+/g)?.length ?? 0;
  if (!/[*_][^]*[*_]/.test(paragraph) || runs > mostRuns || paragraph.length > mostCharacters) return false;
  if (!/[*_]/.test(paragraph.replace(plainPair, ""))) return false;
  const text = paragraph.replace(privateUse, "x");
  return asCommonMark(text) !== asPython(text);
}

/** Stars around words, with white space around them: to both of them it is what it looks like. */
const plainPair = /(?<![^\s(])(\*\*?)\b[^*_]*\b\1(?![^\s.,;:!?)])/g;

const italic = 1;
const bold = 2;
/** Of a mark that makes something italic or bold, and is not shown. */
const gone = -1;

/** A text without a character of the private use area, as it is shown: one such behind each character but white space tells its style. */
function shown(text: string, style: number): string {
  const plain = text.replace(/[^\S ]/g, " ");
  return style === 0 ? plain : plain.replace(/\S/g, `$&${String.fromCharCode(firstFound + style)}`);
}

interface MarkRun {
  readonly mark: string;
  readonly opens: boolean;
  readonly closes: boolean;
  /** What is left of it, as places in the text. */
  start: number;
  end: number;
  /** It lies between two that have met. */
  over: boolean;
}

function asCommonMark(text: string): string {
  const styles = new Array<number>(text.length).fill(0);
  const runs = [...text.matchAll(/\*+|_+/g)].map((match) => runAt(text, match));
  runs.forEach((closer, i) => {
    if (!closer.closes) return;
    for (let j = i - 1; j >= 0 && closer.start < closer.end; j--) {
      const opener = runs[j] as MarkRun;
      while (meet(opener, closer)) {
        const width = Math.min(2, opener.end - opener.start, closer.end - closer.start);
        for (let at = opener.end; at < closer.start; at++)
          styles[at] = (styles[at] ?? 0) | (width === 2 ? bold : italic);
        for (let n = 0; n < width; n++) styles[--opener.end] = styles[closer.start++] = gone;
        for (const between of runs.slice(j + 1, i)) between.over = true;
      }
    }
  });
  let result = "";
  for (let start = 0, at = 1; start < text.length; at++) {
    if (at < text.length && styles[at] === styles[start]) continue;
    if (styles[start] !== gone) result += shown(text.slice(start, at), styles[start] as number);
    start = at;
  }
  return result;
}

function meet(opener: MarkRun, closer: MarkRun): boolean {
  if (opener.over || !opener.opens || opener.mark !== closer.mark) return false;
  // Of what is left of the two, as micromark has it, which makes the page.
  const [before, after] = [opener.end - opener.start, closer.end - closer.start];
  if (before === 0 || after === 0) return false;
  const both = opener.closes || closer.opens;
  return !both || (before + after) % 3 !== 0 || after % 3 === 0;
}

function runAt(text: string, { 0: run, index }: RegExpExecArray): MarkRun {
  const end = index + run.length;
  const [before, after] = [text.charAt(index - 1) || " ", text.charAt(end) || " "];
  const isMark = (one: string): boolean => (isAscii(one) ? /[!-/:-@[-`{-~]/.test(one) : /[\p{P}\p{S}]/u.test(one));
  const left = !/\s/.test(after) && (!isMark(after) || /\s/.test(before) || isMark(before));
  const right = !/\s/.test(before) && (!isMark(before) || /\s/.test(after) || isMark(after));
  const isStar = run.startsWith("*");
  const opens = left && (isStar || !right || isMark(before));
  const closes = right && (isStar || !left || isMark(after));
  return { mark: run.charAt(0), opens, closes, start: index, end, over: false };
}

const starPatterns = [
  /(\*)\1{2}(.+?)\1(.*?)\1{2}/sy,
  /(\*)\1{2}(.+?)\1{2}(.*?)\1/sy,
  /(\*)\1(?!\1)([^*]+?)\1(?!\1)(.+?)\1{3}/sy,
  /(\*{2})(.+?)\1/sy,
  /(\*)([^*]+)\1/sy,
];
/** Made where a text has an underscore. */
const linePatterns = (): readonly RegExp[] => [
  /(_)\1{2}(.+?)\1(.*?)\1{2}/sy,
  /(_)\1{2}(.+?)\1{2}(.*?)\1/sy,
  /(?<![\p{L}\p{N}_])(_)\1(?!\1)(.+?)(?<![\p{L}\p{N}_])\1(?!\1)(.+?)\1{3}(?![\p{L}\p{N}_])/suy,
  /(?<![\p{L}\p{N}_])(__)(?!_)(.+?)(?<!_)\1(?![\p{L}\p{N}_])/suy,
  /(?<![\p{L}\p{N}_])(_)(?!_)(.+?)(?<!_)\1(?![\p{L}\p{N}_])/suy,
];
/** How the second and the third group of each of these are shown. */
const groupStyles = [
  [bold | italic, bold],
  [bold | italic, italic],
  [bold, bold | italic],
  [bold, 0],
  [italic, 0],
] as const;

/** What a pattern has found: a text and its style. A character of the private use area stands for it. */
type HeldTexts = { text: string; readonly style: number }[];
const firstFound = 0xe000;
const privateUse = /[\uE000-\uF8FF]/g;

function asPython(text: string): string {
  const found: HeldTexts = [];
  const alone = text.replace(
    /(^|\s)(\*{1,3}|_{1,3})(?=\s|$)/g,
    (_, before: string, mark: string) => before + hold(found, mark, 0),
  );
  const marks = found.length;
  const stars = readMarks(alone, starPatterns, 0, found);
  const under = text.includes("_") ? linePatterns() : [];
  const lines = readMarks(stars, under, 0, found);
  for (let i = marks; i < found.length; i++) {
    const one = found[i] as HeldTexts[number];
    one.text = readMarks(one.text, under, 0, found);
  }
  return unfold(lines, 0, found);
}

function hold(found: HeldTexts, text: string, style: number): string {
  return String.fromCharCode(firstFound + found.push({ text, style }) - 1);
}

/** Stars are read before underscores, and within what one pattern has found only those after it. */
function readMarks(text: string, patterns: readonly RegExp[], from: number, found: HeldTexts): string {
  let result = "";
  const mark = /[*_]/g;
  for (let at = 0; at < text.length; ) {
    const next = matchAt(mark, text, at)?.index;
    if (next === undefined) return result + text.slice(at);
    result += text.slice(at, next);
    at = next;
    let match: RegExpExecArray | null = null;
    let rest = from;
    while (match === null && rest < patterns.length) match = matchAt(patterns[rest++] as RegExp, text, at);
    if (match === null) {
      result += text.charAt(at++);
      continue;
    }
    const [first, second] = groupStyles[rest - 1] as (typeof groupStyles)[number];
    for (const [group, style] of [
      [match[2], first],
      [match[3], second],
    ] as const)
      if (group !== undefined) result += hold(found, readMarks(group, patterns, rest, found), style);
    at += match[0].length;
  }
  return result;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function unfold(text: string, style: number, found: HeldTexts): string {
  let result = "";
  let from = 0;
  for (const { index, 0: one } of text.matchAll(privateUse)) {
    const inner = found[one.charCodeAt(0) - firstFound] as HeldTexts[number];
    result += shown(text.slice(from, index), style) + unfold(inner.text, style | inner.style, found);
    from = index + 1;
  }
  return result + shown(text.slice(from), style);
}
