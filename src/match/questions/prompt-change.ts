import type { Prompt, Question, Report, Span } from "../../report/model.js";
import { compareWords, type Difference } from "../../template/compare.js";
import type { TemplateQuestion, Words } from "../../template/model.js";
import { promptFingerprint } from "../../template/prompt-fingerprint.js";
import { type Token, tokensOf } from "../../template/tokens.js";
import type { NearAnswerLine } from "./near-answer-line.js";

/** How a part of a question's prompt differs from the template's. */
export interface PartChange {
  /** The part's words in the report, with their places in its text. */
  readonly now: readonly Token[];
  readonly difference: Difference;
  /** How many words the report has that the template does not, and the other way round. */
  readonly added: number;
  readonly missing: number;
  /** Most of the template's words are gone. */
  readonly replaced: boolean;
}

/** The share of the template's words that must be left for a part to count as changed, not as replaced. */
const leastKept = 0.4;

/** How the words of `span` differ from `then`; null where they are the same. */
export function partChange(report: Report, span: Span | null, then: Words): PartChange | null {
  const now = span === null ? [] : tokensIn(report, span);
  const difference = compareWords(then, now);
  const added = difference.added.reduce((sum, run) => sum + run.end - run.start, 0);
  const missing = difference.missing.reduce((sum, run) => sum + run.count, 0);
  if (added + missing === 0) return null;
  const kept = then.hashes.length - missing;
  return { now, difference, added, missing, replaced: missing > 0 && kept < leastKept * then.hashes.length };
}

/** The words of a stretch of the report, with their places in its text. */
export function tokensIn({ text }: Report, span: Span): Token[] {
  const by = span.start;
  return tokensOf(text.slice(by, span.end)).map((one) => ({ ...one, start: one.start + by, end: one.end + by }));
}

/** How a question's prompt differs from the template's. */
export interface PromptChange {
  /** What is asked, up to the limit line or the example. */
  readonly asked: PartChange | null;
  /** Null as well where what is asked is gone: then nobody knows where the example began. */
  readonly example: PartChange | null;
}

/** Compares what a prompt asks, and its example, with the template's: letters and digits only. Null where they are the same. */
export function promptChange(
  report: Report,
  question: Question,
  near: NearAnswerLine | null,
  template: TemplateQuestion,
): PromptChange | null {
  const prompt = upToAnswerLine(question.prompt, near);
  if (promptFingerprint(prompt, report) === template.fingerprint) return null;
  const { asked: span, example } = partsOf(prompt, template, report);
  const asked = partChange(report, span, template.asked);
  const ofExample = asked?.replaced ? null : partChange(report, example, template.example);
  return asked === null && ofExample === null ? null : { asked, example: ofExample };
}

/** The prompt up to the line that was meant to be the `Answer:` line: what is wrong there is said of that line. */
function upToAnswerLine(prompt: Prompt, near: NearAnswerLine | null): Prompt {
  const end = near?.word.start ?? prompt.span.end;
  if (end >= prompt.span.end) return prompt;
  const upTo = (span: Span): Span => ({ start: Math.min(span.start, end), end: Math.min(span.end, end) });
  const { asked, limitLine, example } = prompt;
  return {
    span: upTo(prompt.span),
    asked: upTo(asked),
    limitLine: limitLine && upTo(limitLine),
    example: example && upTo(example),
  };
}

/** Where the word that begins the example is gone, the example is what follows the words asked. */
function partsOf(
  prompt: Prompt,
  { asked, example }: TemplateQuestion,
  { text }: Report,
): Pick<Prompt, "asked" | "example"> {
  if (prompt.example !== null || example.hashes.length === 0) return prompt;
  const { start, end } = prompt.asked;
  const tokens = tokensOf(text.slice(start, end));
  const last = tokens[asked.hashes.length - 1];
  if (last === undefined || asked.hashes.some((hash, i) => tokens[i]?.hash !== hash)) return prompt;
  const middle = start + last.end;
  return { asked: { start, end: middle }, example: { start: middle, end } };
}
