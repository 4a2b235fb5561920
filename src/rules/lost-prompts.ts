import { readAnswer } from "../report/answer.js";
import type { Question, Span } from "../report/model.js";
import { lineIndexAt, lineSpan } from "../report/position.js";
import { readPrompt } from "../report/prompt.js";
import type { Assessed } from "../template/assess.js";
import { sharedWords } from "../template/compare.js";
import type { TemplateQuestion } from "../template/model.js";
import { fingerprintOf, tokensOf } from "../template/normal.js";
import type { Subject } from "./model.js";
import { renumbered } from "./renumbered.js";

/** The prompt of a question whose heading is gone: it stands in another question, or above them all. */
export interface LostPrompt {
  readonly asked: TemplateQuestion;
  /** The question that it stands in; null where it stands in none. */
  readonly holder: Question | null;
  /** The quoted lines, without the last one's end. */
  readonly span: Span;
  /** The line right above it, where that is a heading of its number with the word before it misspelt; without its line end. */
  readonly heading: Span | null;
}

/** The share of the words asked that must be a question's for a prompt to be taken for it. */
const alike = 0.8;
/** Above this many comparisons only prompts that are exactly the template's are known again. */
const mostComparisons = 10_000;

const known = new WeakMap<readonly Assessed[], readonly LostPrompt[]>();

/** The prompts that have lost their headings, in the order of the template. Found once, however often they are asked for. */
export function lostPrompts(subject: Subject): readonly LostPrompt[] {
  const lost = known.get(subject.questions) ?? findLostPrompts(subject);
  known.set(subject.questions, lost);
  return lost;
}

function findLostPrompts(subject: Subject): readonly LostPrompt[] {
  const { report, template } = subject;
  const there = new Set([...report.questions.map(({ number }) => number), ...renumbered(subject).values()]);
  const missing = template.questions.filter(({ number, asked }) => !there.has(number) && asked.hashes.length > 0);
  if (!template.structure || missing.length === 0) return [];
  const quotes = quotesIn(subject);
  const close = missing.length * quotes.length <= mostComparisons;
  return missing.flatMap((asked): LostPrompt[] => {
    const quote =
      quotes.find(({ fingerprint }) => fingerprint === asked.fingerprint) ??
      (close ? quotes.find(({ words }) => isAlike(asked.asked.hashes, words)) : undefined);
    if (quote === undefined) return [];
    const { holder, span } = quote;
    return [{ asked, holder, span, heading: misspeltAbove(asked, span, subject) }];
  });
}

function isAlike(then: readonly number[], now: readonly number[]): boolean {
  const most = Math.max(then.length, now.length);
  return Math.min(then.length, now.length) >= alike * most && sharedWords(then, now) >= alike * most;
}

interface Quote {
  readonly holder: Question | null;
  readonly span: Span;
  readonly fingerprint: string;
  /** What it asks, up to its limit line or example. */
  readonly words: readonly number[];
}

/** Every run of quoted lines outside the questions' own prompts, read as a prompt. */
function quotesIn({ report, patterns }: Subject): Quote[] {
  const { text, lineStarts, questions } = report;
  const found: Quote[] = [];
  const isQuoted = (line: number): boolean =>
    /^[ \t]{0,3}>/.test(text.slice(lineStarts[line], (lineStarts[line] ?? 0) + 4));
  let next = 0;
  for (let line = 0; line < lineStarts.length; line++) {
    const start = lineStarts[line] as number;
    while (next < questions.length && (questions[next] as Question).span.start <= start) next++;
    if (!isQuoted(line)) continue;
    const first = line;
    while (line + 1 < lineStarts.length && isQuoted(line + 1)) line++;
    const above = questions[next - 1];
    const holder = above !== undefined && start < above.span.end ? above : null;
    if (holder !== null && start < (holder.answer?.marker.end ?? holder.prompt.span.end)) continue;
    const lines = { first, end: line + 1 };
    const { end } = lineSpan(text, lineStarts, line);
    const marker = readAnswer(text, lineStarts, lines, end, patterns)?.marker ?? null;
    const prompt = readPrompt(text, lineStarts, lines, end, marker, patterns);
    found.push({
      holder,
      span: { start, end },
      fingerprint: fingerprintOf(text.slice(prompt.span.start, prompt.span.end)),
      words: tokensOf(text.slice(prompt.asked.start, prompt.asked.end)).map(({ hash }) => hash),
    });
  }
  return found;
}

/** The line above a prompt, where it is a heading with no more than the number and the word before it. */
function misspeltAbove({ number }: TemplateQuestion, { start }: Span, { report }: Subject): Span | null {
  const { text, lineStarts } = report;
  for (let line = lineIndexAt(lineStarts, start) - 1; line >= 0; line--) {
    const span = lineSpan(text, lineStarts, line);
    const content = text.slice(span.start, span.end).trim();
    if (content === "") continue;
    const words = content.startsWith("#") ? tokensOf(content) : [];
    return words.length <= 2 && words.at(-1)?.text === String(number) ? span : null;
  }
  return null;
}
