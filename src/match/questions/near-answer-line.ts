import { hasWords } from "../../report/letters.js";
import type { Patterns, Question, Report, Span } from "../../report/model.js";
import { lineIndexAt, lineSpan } from "../../report/position.js";
import { withoutMarks } from "../../report/without-marks.js";
import { wordsPattern } from "../../report/words-pattern.js";

/** A line that was meant to be the `Answer:` line of its question. */
export interface NearAnswerLine {
  /** The line, without its line end. */
  readonly line: Span;
  /** From the markup before the word to behind its colon and the markup there: what `Answer:` would be. */
  readonly word: Span;
  /** `misspelt`: the line begins with the word, spelt or marked up otherwise; `within`: `Answer:` itself, behind other text. */
  readonly kind: "misspelt" | "within";
}

/** Finds, in a question without an `Answer:` line, the first line that was meant to be one. */
export function nearAnswerLine(question: Question, report: Report, patterns: Patterns): NearAnswerLine | null {
  if (question.answer !== null) return null;
  const { text, lineStarts } = report;
  const word = wordsPattern(patterns.answer.replace(/:$/, ""));
  const misspelt = new RegExp(`^[\\s>#*_+-]{0,100}${word}(?:[ \\t*_]{0,20}[:;.]?[ \\t*_]{0,20}$|[ \\t*_]{0,20}:)`, "i");
  const right = new RegExp(`^\\s{0,100}>?\\s{0,100}[*_]*${wordsPattern(patterns.answer)}`);
  for (let line = lineIndexAt(lineStarts, question.heading.span.end) + 1; line < lineStarts.length; line++) {
    const span = lineSpan({ text, lineStarts }, line);
    if (span.start >= question.span.end) break;
    const content = text.slice(span.start, span.end);
    // The right line is not found where it stands in a block of code.
    if (right.test(content)) continue;
    const match = misspelt.exec(content);
    if (match !== null) return near(span, "misspelt", 0, match[0].length);
    const before = textBefore(content, patterns.answer);
    if (before !== null) return near(span, "within", before, content.indexOf(patterns.answer) + patterns.answer.length);
  }
  return null;
}

/** @param from and `to` in the line: where the word begins and ends */
function near(line: Span, kind: NearAnswerLine["kind"], from: number, to: number): NearAnswerLine {
  return { line, kind, word: { start: line.start + from, end: line.start + to } };
}

/** Where the text ends that stands before `word` on its line; null where the word is not there, or part of another one. */
function textBefore(content: string, word: string): number | null {
  const before = content.slice(0, Math.max(0, content.indexOf(word)));
  const text = withoutMarks(before, ">*_");
  if (!hasWords(text)) return null;
  const end = text.length + (/^[*_]*/.exec(before.slice(text.length))?.[0].length ?? 0);
  return /[\s>]/.test(before.slice(end)) ? end : null;
}
