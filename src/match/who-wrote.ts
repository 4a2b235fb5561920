import { isOnlyPlaceholder } from "../report/placeholder.js";
import { lineIndexAt, lineSpan } from "../report/position.js";
import { countsFor } from "./counts.js";
import { keyOf, type Member, type WrittenLine } from "./members.js";
import type { Match } from "./model.js";
import type { Assessed } from "./questions/assess.js";

/** What one member wrote of an answer. */
export interface Contribution {
  /** Null for what is in no commit yet. */
  readonly author: Member | null;
  readonly words: number;
  readonly images: number;
}

/** Who wrote an answer: most words first. */
export interface Authorship {
  readonly contributions: readonly Contribution[];
  /** When the newest of its lines was committed, in seconds since 1970; null where none is. */
  readonly changed: number | null;
}

/** What one line of an answer holds. */
export interface CountedLine {
  /** Its index in the report. */
  readonly line: number;
  readonly words: number;
  readonly images: number;
}

/** What each line of a question's answer holds, as far as that is words or figures; a placeholder is nobody's, also beside an answer. */
export function countedLines(
  { report, template, patterns }: Pick<Match, "report" | "template" | "patterns">,
  { question, state }: Assessed,
): readonly CountedLine[] {
  const counts = countsFor(template);
  const { answer } = question;
  if (answer === null || state !== "answered") return [];
  const counted: CountedLine[] = [];
  const first = lineIndexAt(report.lineStarts, answer.span.start);
  for (let line = first; line < report.lineStarts.length; line++) {
    const span = lineSpan(report, line);
    if (span.start >= answer.span.end) break;
    const from = Math.max(0, span.start - answer.span.start);
    const text = answer.text.slice(from, Math.min(span.end, answer.span.end) - answer.span.start);
    const words = counts.words(text);
    const images = counts.images(text);
    if (words + images === 0 || isOnlyPlaceholder(text.trim(), patterns)) continue;
    counted.push({ line, words, images });
  }
  return counted;
}

/**
 * Who wrote an answer.
 *
 * @param counted what its lines hold
 * @param lines who wrote each line of the report, in one spelling for each member
 */
export function authorsOf(counted: readonly CountedLine[], lines: readonly WrittenLine[]): Authorship {
  const found = new Map<string, Contribution>();
  let changed: number | null = null;
  for (const { line, words, images } of counted) {
    const { author, time } = lines[line] ?? { author: null, time: null };
    const key = keyOf(author);
    const known = found.get(key) ?? { author, words: 0, images: 0 };
    found.set(key, { author, words: known.words + words, images: known.images + images });
    if (time !== null && time > (changed ?? 0)) changed = time;
  }
  return { contributions: [...found.values()].sort(mostFirst), changed };
}

/** What one member wrote of a whole report. */
export interface Share extends Contribution {
  /** The numbers of the questions of which they wrote anything. */
  readonly questions: readonly number[];
  /** Of those, the ones of which they wrote most. */
  readonly mostOf: readonly number[];
}

/** What each member wrote, most words first. */
export function sharesOf(answers: readonly { readonly number: number; readonly by: Authorship }[]): readonly Share[] {
  const shares = new Map<string, { -readonly [K in keyof Share]: Share[K] }>();
  for (const { number, by } of answers) {
    by.contributions.forEach(({ author, words, images }, rank) => {
      const key = keyOf(author);
      const share = shares.get(key) ?? { author, words: 0, images: 0, questions: [], mostOf: [] };
      share.words += words;
      share.images += images;
      if (!share.questions.includes(number)) share.questions = [...share.questions, number];
      if (rank === 0) share.mostOf = [...share.mostOf, number];
      shares.set(key, share);
    });
  }
  return [...shares.values()].sort(mostFirst);
}

function mostFirst(a: Contribution, b: Contribution): number {
  return b.words - a.words || b.images - a.images;
}
