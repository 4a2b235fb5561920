import type { Prompt, Question, Report, Span } from "../../report/model.js";
import type { Assessed } from "../../template/assess.js";
import type { TemplateQuestion } from "../../template/model.js";
import { fingerprintOf, type Token, tokensOf } from "../../template/normal.js";
import type { Problem, ReportRule, Subject } from "../model.js";
import { nearAnswerLine } from "../near-answer-line.js";
import { putBackHelp, undoHelp } from "../older-versions.js";
import { type PartChange, partChange } from "../prompt-change.js";
import { renumbered } from "../renumbered.js";
import { count, quoted, quotedEnd } from "../wording.js";

/** So many words in a row may be an answer. */
const anAnswer = 4;

export const promptChanged: ReportRule = {
  name: "template/prompt-changed",
  summary: "words of a question's prompt differ from the template, or the prompt is gone",
  levels: { staged: "error", scan: "error" },
  check(subject) {
    if (!subject.template.structure) return [];
    const misnamed = renumbered(subject);
    return subject.questions.flatMap((one) => (misnamed.has(one.question) ? [] : checkPrompt(one, subject)));
  },
};

function checkPrompt(assessed: Assessed, subject: Subject): Problem[] {
  const { report } = subject;
  const { asked } = assessed;
  const prompt = promptOf(assessed.question, subject);
  const { start, end } = prompt.span;
  if (asked === null || fingerprintOf(report.text.slice(start, end)) === asked.fingerprint) return [];
  const { asked: askedSpan, example } = partsOf(prompt, asked, report);
  const ofAsked = partChange(report, askedSpan, asked.asked);
  const ofExample = ofAsked?.replaced ? null : partChange(report, example, asked.example);
  const problems: Problem[] = [];
  if (ofAsked !== null) problems.push(problem("asked", ofAsked, assessed, subject));
  if (ofExample !== null) problems.push({ ...problem("example", ofExample, assessed, subject), atMost: "warning" });
  return problems;
}

/** The prompt up to the line that was meant to be the `Answer:` line: what is wrong there is said of that line. */
function promptOf(question: Question, { report, patterns }: Subject): Prompt {
  const { prompt } = question;
  const end = nearAnswerLine(question, report, patterns)?.word.start ?? prompt.span.end;
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

type Part = "asked" | "example";

const partNames: Readonly<Record<Part, string>> = { asked: "the prompt", example: "the prompt's example" };

function problem(part: Part, change: PartChange, assessed: Assessed, subject: Subject): Problem {
  const { question } = assessed;
  return {
    question: question.number,
    span: placeOf(change) ?? question.heading.span,
    ...wording(part, change, assessed, subject),
    target: part,
    distance: change.added + change.missing,
  };
}

function wording(
  part: Part,
  change: PartChange,
  { state }: Assessed,
  subject: Subject,
): Pick<Problem, "message" | "help" | "helpBefore"> {
  const name = partNames[part];
  const what = `Put ${name} back as the template has it`;
  const putBack = part === "asked" ? undoHelp(what, subject) : { help: putBackHelp(what, subject) };
  if (change.now.length === 0) return { message: `${name} is gone`, ...putBack };
  const words = addedText(change);
  const typed = state === "unfilled" && change.added >= anAnswer;
  if (typed && (change.replaced || (part === "example" && change.missing > 0))) {
    return {
      message: `an answer seems to be typed over ${name}: ${words}`,
      help: `Move the answer below \`Answer:\`, and put ${name} back`,
    };
  }
  if (typed && change.missing === 0) {
    return { message: `an answer seems to be typed above \`Answer:\`: ${words}`, help: "Move it below `Answer:`" };
  }
  if (change.replaced) {
    return change.added === 0
      ? { message: `most of ${name} is gone: ${missingText(change)}`, ...putBack }
      : { message: `${name} was replaced by other text: ${words}`, ...putBack };
  }
  const parts = [
    ...(change.added > 0 ? [`${count(change.added, "word")} added (${words})`] : []),
    ...(change.missing > 0 ? [missingText(change)] : []),
  ];
  return { message: `${name} was changed: ${parts.join(", ")}`, ...putBack };
}

/** The first words that are not the template's; where hardly any is, with all that follow them. */
function addedText({ now, difference, replaced }: PartChange): string {
  const { start = 0, end = now.length } = difference.added[0] ?? {};
  return quoted(textOf(now.slice(start, replaced ? now.length : end).slice(0, 20)));
}

/** How many words are missing and after which; the words themselves where the template's are known. */
function missingText({ missing, now, difference }: PartChange): string {
  const [run] = difference.missing;
  const before = run?.before ?? 0;
  const where = before === 0 ? "at its beginning" : `after ${quotedEnd(textOf(now.slice(0, before).slice(-8)))}`;
  const words = run?.text == null ? "" : ` (${quoted(run.text.join(" "))})`;
  return `${count(missing, "word")} missing${words} ${where}${difference.missing.length > 1 ? " and elsewhere" : ""}`;
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(" ");
}

/** The first place that differs: the words that were added, or the word behind which others are missing. */
function placeOf({ now, difference, replaced }: PartChange): Span | null {
  const added = replaced ? { start: 0, end: now.length } : difference.added[0];
  const first = added === undefined ? undefined : now[added.start];
  const last = added === undefined ? undefined : now[added.end - 1];
  if (first !== undefined && last !== undefined) return { start: first.start, end: last.end };
  const before = difference.missing[0]?.before ?? 0;
  const beside = now[before - 1] ?? now[before];
  return beside === undefined ? null : { start: beside.start, end: beside.end };
}
