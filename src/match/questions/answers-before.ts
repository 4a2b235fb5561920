import type { Patterns, Report } from "../../report/model.js";
import { oncePer } from "../../report/once.js";
import { isOnlyPlaceholder } from "../../report/placeholder.js";
import { hashesOf } from "../../template/tokens.js";
import { wordKey } from "../../template/word-key.js";
import type { Match } from "../model.js";

/** Fewer words than these may stand anywhere by chance. */
const fewestWords = 5;

/** The answers of a report by their questions' numbers, as they are written: those that are long enough to be known again. */
export const knownAnswers = oncePer(({ questions, text }: Report, patterns: Patterns): ReadonlyMap<number, string> => {
  const whole = joined(text);
  const known = new Map<number, string>();
  for (const { number, answer } of questions) {
    if (answer === null || questions.filter((one) => one.number === number).length > 1) continue;
    const own = text.slice(answer.content.start, answer.content.end);
    if (isShort(own) || isOnlyPlaceholder(own, patterns)) continue;
    const words = joined(own);
    if (whole.indexOf(words) === whole.lastIndexOf(words)) known.set(number, own);
  }
  return known;
});

/**
 * Whether the answer of a question that was cut out is still in the report: a long one anywhere; a short one, which may stand anywhere by
 * chance, only where it was cut out, on lines of its own, which the version before does not have there.
 *
 * @param answer what the version before has, not empty
 * @param at where the question would be put back
 */
export function isLeftBehind(answer: string, at: number, now: Report, before: Report): boolean {
  if (!isShort(answer)) return now.text.includes(answer);
  const above = now.questions.findLast(({ span }) => span.end <= at);
  const then =
    above === undefined
      ? { start: 0, end: before.questions[0]?.span.start ?? 0 }
      : (before.questions.find(({ number }) => number === above.number)?.span ?? { start: 0, end: 0 });
  const left = timesOnLines(answer, now.text.slice(above?.span.start ?? 0, at));
  return left > timesOnLines(answer, before.text.slice(then.start, then.end));
}

/** An answer that does not stand in its own question. */
export interface AstrayAnswer {
  readonly number: number;
  /** The question that it stands in; null where it stands in none. */
  readonly holder: number | null;
}

/** Which of these answers stand somewhere else than in their own questions, which have no other answer of their own either. */
export function astrayAnswers({ report, questions }: Match, known: ReadonlyMap<number, string>): AstrayAnswer[] {
  const whole = joined(report.text);
  const spans = questions.map(({ question: { number, span }, state }) => ({
    number,
    state,
    words: joined(report.text.slice(span.start, span.end)),
  }));
  const all = [...known].map(([number, text]) => ({ number, words: joined(text) }));
  const holdsOther = (one: { readonly number: number; readonly words: string }): boolean =>
    all.some(({ number, words }) => number !== one.number && one.words.includes(words));
  return all.flatMap(({ number, words }): AstrayAnswer[] => {
    if (!whole.includes(words)) return [];
    const holders = spans.filter((one) => one.words.includes(words));
    const isAnswered = spans.some((one) => one.number === number && one.state === "answered" && !holdsOther(one));
    if (isAnswered || holders.some((one) => one.number === number)) return [];
    return [{ number, holder: holders[0]?.number ?? null }];
  });
}

function joined(text: string): string {
  return `,${wordKey(text)},`;
}

/** Whether a text has so few words that it may stand anywhere by chance. */
export function isShort(answer: string): boolean {
  return hashesOf(answer).length < fewestWords;
}

/** How often a text stands on lines that have nothing else. */
function timesOnLines(part: string, text: string): number {
  const lines = (of: string): string => {
    const all = of.trim().split(/\r\n?|\n/);
    return all.map((line) => `\n${line.trim()}\n`).join("");
  };
  return lines(text).split(lines(part)).length - 1;
}
