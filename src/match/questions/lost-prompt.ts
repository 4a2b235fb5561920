import { readAnswer } from "../../report/answer.js";
import type { Question, Span } from "../../report/model.js";
import { lineSpan } from "../../report/position.js";
import { readPrompt } from "../../report/prompt.js";
import { promptFingerprint } from "../../template/prompt-fingerprint.js";
import { hashesOf } from "../../template/tokens.js";
import type { Bound, LostPrompt } from "../model.js";
import { asksAlike, mostComparisons } from "./alike-prompts.js";
import { headingAbove } from "./lost-heading.js";

/**
 * The prompts that have lost their headings, in the order of the template.
 *
 * @param others the numbers of questions that are there under another number
 */
export function findLostPrompts(about: Bound, others: ReadonlySet<number>): readonly LostPrompt[] {
  const { report, template } = about;
  const there = new Set(report.questions.map(({ number }) => number));
  const missing = template.questions.filter(
    ({ number, asked }) => !there.has(number) && !others.has(number) && asked.hashes.length > 0,
  );
  if (missing.length === 0) return [];
  const quotes = quotesIn(about);
  const close = missing.length * quotes.length <= mostComparisons;
  return missing.flatMap((asked): LostPrompt[] => {
    const quote =
      quotes.find(({ fingerprint }) => fingerprint === asked.fingerprint) ??
      (close ? quotes.find(({ words }) => asksAlike(asked.asked.hashes, words)) : undefined);
    if (quote === undefined) return [];
    const { holder, span } = quote;
    return [{ asked, holder, span, heading: headingAbove(asked, span, about) }];
  });
}

interface Quote {
  readonly holder: Question | null;
  readonly span: Span;
  readonly fingerprint: string;
  /** What it asks, up to its limit line or example. */
  readonly words: readonly number[];
}

/** Every run of quoted lines outside the questions' own prompts, read as a prompt. */
function quotesIn({ report, patterns }: Bound): Quote[] {
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
    const lines = report.lines.slice(first, line + 1);
    const { end } = lineSpan({ text, lineStarts }, line);
    const marker = readAnswer(text, lines, end, patterns)?.marker ?? null;
    const prompt = readPrompt(text, lines, end, marker, patterns);
    found.push({
      holder,
      span: { start, end },
      fingerprint: promptFingerprint(prompt, report),
      words: hashesOf(text.slice(prompt.asked.start, prompt.asked.end)),
    });
  }
  return found;
}
