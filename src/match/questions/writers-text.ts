import { grouped } from "../../report/grouped.js";
import { hasWords } from "../../report/letters.js";
import type { Report, Span } from "../../report/model.js";
import { lineIndexAt, lineSpan } from "../../report/position.js";
import { joinedParagraphs, withoutQuote } from "../../report/quotes.js";
import { wordsPattern } from "../../report/words-pattern.js";
import { hashesOf, type Token, tokensOf } from "../../template/tokens.js";
import type { Match, MatchedQuestion } from "../model.js";
import { exampleWords, type IsToken } from "./example-words.js";
import { partChange, tokensIn } from "./prompt-change.js";
import type { TemplateText } from "./template-text.js";
import { aText, type OwnRun, ownRuns, type WordRun } from "./writers-runs.js";

/** What a prompt holds besides the template's words. */
export interface WritersText {
  /** What was written into it: without quote marks, lines parted by `\n`; empty where there is nothing. */
  readonly text: string;
  /** The example where its blanks were filled in, in the same way. */
  readonly example: string;
  /** Words that only change one of the template's own sentences. */
  readonly edits: readonly string[];
}

/** What the authors of a report wrote into a question's prompt: over it, between its lines, or into its example. */
export function writersText(assessed: MatchedQuestion, match: Match, texts: TemplateText): WritersText {
  const { report } = match;
  const { question, asked } = assessed;
  if (asked === null) {
    const { start, end } = question.prompt.span;
    return { text: withoutQuote(report.text.slice(start, end)).trim(), example: "", edits: [] };
  }
  const isIts = exampleWords(assessed, texts);
  const example = exampleWritten(assessed, match, isIts);
  const span = { start: question.prompt.span.start, end: example?.start ?? question.prompt.span.end };
  const tokens = tokensIn(report, span);
  const runs = ownRuns(tokens, templateWords(assessed, report, texts, match.patterns.answer), (token) =>
    isFrame(lineOf(report, token.start).text, match),
  );
  const replaced = replacedParts(assessed, report);
  const written: string[] = [];
  const edits: string[] = [];
  for (const run of runs) {
    const place = placeOf(run, tokens, report);
    if (isAnswerWord(place.text, match.patterns.answer)) continue;
    const inLimit = isWithin(question.prompt.limitLine, place.span);
    const appended = place.endsLine && run.missing === 0 && !inLimit;
    const apart = place.wholeLines || appended || replaced.some((part) => isWithin(part, place.span));
    if (isOfExample(run, tokens, assessed, isIts)) edits.push(...run.own.map((index) => (tokens[index] as Token).text));
    else if (run.own.length >= aText || (apart && !isStray(run, tokens))) written.push(place.text);
    else if (!isStray(run, tokens) && ownLines(run, tokens, report).length > 0) {
      written.push(...ownLines(run, tokens, report));
    } else edits.push(...run.own.map((index) => (tokens[index] as Token).text));
  }
  const filledIn = example === null ? "" : withoutEmphasis(withoutQuote(report.text.slice(example.start, example.end)));
  return { text: joinedParagraphs(written, "\n"), example: filledIn, edits };
}

/** Whether a run, in or below the example, repeats what stands there: "kXX, kXX" once more is nobody's answer. */
function isOfExample(
  { start, own }: OwnRun,
  tokens: readonly Token[],
  { question }: MatchedQuestion,
  isIts: IsToken,
): boolean {
  const { example } = question.prompt;
  if (example === null || (tokens[start]?.start ?? 0) < example.start) return false;
  return own.every((index) => isIts(tokens[index] as Token));
}

/** The lines of a run that hold no word of the template: they are nobody's sentence but the author's. */
function ownLines(run: OwnRun, tokens: readonly Token[], report: Report): string[] {
  const inRun = Array.from({ length: run.end - run.start }, (_, i) => run.start + i);
  const lines = grouped(inRun, (index) => lineOf(report, (tokens[index] as Token).start).text);
  const own = [...lines].filter(([, indices]) => indices.every((index) => run.own.includes(index)));
  const isPart = ([text, indices]: [string, number[]]): boolean => tokensOf(text).length > indices.length;
  return own.filter((line) => !isPart(line)).map(([text]) => withoutQuote(text).trim());
}

/** The parts of a prompt in which hardly a word of the template is left. */
function replacedParts({ question, asked }: MatchedQuestion, report: Report): Span[] {
  if (asked === null) return [];
  const { prompt } = question;
  const parts = [
    { span: prompt.asked, words: asked.asked },
    { span: prompt.example, words: asked.example },
  ];
  return parts.flatMap(({ span, words }) => (span !== null && partChange(report, span, words)?.replaced ? [span] : []));
}

/** Whether a question has an answer where answers stand: below `Answer:` or, where that is missing, below the quote. */
export function isFilled({ question, state }: MatchedQuestion, { text }: Report): boolean {
  if (state === "answered") return true;
  return question.answer === null && hasWords(text.slice(question.prompt.span.end, question.span.end));
}

/** The example where its blanks were filled in, from behind the word `Example:`; null where it is the template's. */
function exampleWritten(assessed: MatchedQuestion, { report, patterns }: Match, isIts: IsToken): Span | null {
  const { example } = assessed.question.prompt;
  const then = assessed.asked?.example ?? { hashes: [], text: null };
  const change = example === null ? null : partChange(report, example, then);
  if (example === null || change === null) return null;
  const filledIn = change.difference.added
    .filter((run) => !placeOf(run, change.now, report).wholeLines)
    .reduce((sum, { start, end }) => sum + change.now.slice(start, end).filter((token) => !isIts(token)).length, 0);
  const least = isFilled(assessed, report) ? aText : 1;
  if (filledIn < least || (filledIn - change.missing < least && !change.replaced)) return null;
  const word = new RegExp(`^[\\s>*_]*${wordsPattern(patterns.example)}[*_]{0,3}[ \\t]{0,3}:[*_]{0,3}`, "i");
  const length = word.exec(report.text.slice(example.start, example.end))?.[0].length ?? 0;
  return { start: example.start + length, end: example.end };
}

/** The template's words in order; where its limit line is not known, the report's own stands for it. */
function templateWords(
  { question, asked }: MatchedQuestion,
  report: Report,
  texts: TemplateText,
  answer: string,
): number[] {
  const known = texts.questions.get(question.number);
  if (known !== undefined) {
    const last = tokensOf(answer).length;
    const words = hashesOf(known.prompt);
    return last === 0 ? words : words.slice(0, -last);
  }
  const { limitLine } = question.prompt;
  const limit = limitLine === null ? [] : tokensIn(report, limitLine).map(({ hash }) => hash);
  return [...(asked?.asked.hashes ?? []), ...limit, ...(asked?.example.hashes ?? [])];
}

interface InText {
  readonly span: Span;
  readonly text: string;
  /** It is all that stands on its lines. */
  readonly wholeLines: boolean;
  readonly endsLine: boolean;
}

function placeOf(run: WordRun, tokens: readonly Token[], report: Report): InText {
  const first = tokens[run.start] as Token;
  const last = tokens[run.end - 1] as Token;
  const before = tokens[run.start - 1];
  const after = tokens[run.end];
  const firstLine = lineOf(report, first.start);
  const lastLine = lineOf(report, last.end);
  const beginsLine = before === undefined || before.end <= firstLine.span.start;
  const endsLine = after === undefined || after.start >= lastLine.span.end;
  let start = beginsLine ? firstLine.span.start : first.start;
  while (!beginsLine && start > (before?.end ?? 0) && /[^\s>]/.test(report.text.charAt(start - 1))) start--;
  let end = endsLine ? lastLine.span.end : last.end;
  while (!endsLine && end < (after?.start ?? 0) && /\S/.test(report.text.charAt(end))) end++;
  const slice = withoutQuote(report.text.slice(start, end));
  return { span: { start, end }, text: withoutEmphasis(slice), wholeLines: beginsLine && endsLine, endsLine };
}

/** Lines that only frame a prompt: `Example:` and the beginning of the limit line. */
function isFrame(line: string, { patterns }: Match): boolean {
  const frame = new RegExp(
    `^[\\s>*_]*(?:${wordsPattern(patterns.example)}[\\s*_]*:|(?:recommended\\s+)?answer\\s+length)`,
    "i",
  );
  return frame.test(line);
}

function isAnswerWord(text: string, answer: string): boolean {
  const bare = (word: string): string => word.toLowerCase().replace(/[\s:*_>]/g, "");
  return bare(text) === bare(answer) || bare(text) === `${bare(answer)}s`;
}

/** One or two letters alone, as a slip of the hand leaves them. */
function isStray({ start, end }: WordRun, tokens: readonly Token[]): boolean {
  return end - start === 1 && /^\p{L}{1,2}$/u.test((tokens[start] as Token).text);
}

function isWithin(outer: Span | null, inner: Span): boolean {
  return outer !== null && inner.start >= outer.start && inner.end <= outer.end;
}

/** Without a mark of emphasis whose other half was left behind where the text was cut out of a line. */
function withoutEmphasis(text: string): string {
  const trimmed = text.trim();
  if ((trimmed.match(/[*_]+/g) ?? []).length % 2 === 0) return trimmed;
  return /^[*_]+(?=\S)/.test(trimmed) ? trimmed.replace(/^[*_]+/, "") : trimmed.replace(/(?<=[^\s*_])[*_]+$/, "");
}

function lineOf({ text, lineStarts }: Report, offset: number): { span: Span; text: string } {
  const span = lineSpan({ text, lineStarts }, lineIndexAt(lineStarts, offset));
  return { span, text: text.slice(span.start, span.end) };
}
