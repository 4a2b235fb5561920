import type { Report } from "../../report/model.js";
import { lineIndexAt, lineSpan } from "../../report/position.js";
import type { Problem, RuleName } from "../../rules/model.js";
import { type NearAnswerLine, nearAnswerLine } from "../../rules/near-answer-line.js";
import { promptGone } from "../../rules/prompt-change.js";
import { answerLineMissing } from "../../rules/template/answer-line-missing.js";
import { limitChanged } from "../../rules/template/limit-changed.js";
import { promptChanged } from "../../rules/template/prompt-changed.js";
import { wordKey } from "../../rules/word-key.js";
import { listed } from "../../rules/wording.js";
import type { Assessed } from "../../template/assess.js";
import { tokensOf } from "../../template/normal.js";
import { withLineEnds } from "../line-ends.js";
import type { Change, Edit, Mend, Mending } from "../model.js";
import { isFilled, type OwnWriting, ownWriting } from "../own-writing.js";
import { placeholderFor, type QuestionText } from "../template-text.js";

const checks = [answerLineMissing, promptChanged, limitChanged];

/** Puts a question's prompt, limit line and `Answer:` line back; what was written into the prompt becomes answer. */
export const prompt: Mend = {
  name: "prompt",
  rules: checks.map(({ name }) => name),
  safe: false,
  changes(mending) {
    const problems = new Map<number, RuleName[]>();
    for (const { name, check } of checks) {
      for (const { question } of check(mending.subject) as readonly Problem[]) {
        if (question !== null) problems.set(question, [...new Set([...(problems.get(question) ?? []), name])]);
      }
    }
    return mending.subject.questions.flatMap((assessed) => {
      const rules = problems.get(assessed.question.number);
      return rules === undefined ? [] : mendQuestion(assessed, rules, mending);
    });
  },
};

function mendQuestion(assessed: Assessed, rules: readonly RuleName[], mending: Mending): Change[] {
  const { number } = assessed.question;
  const text = mending.texts.questions.get(number);
  if (text !== undefined) return [putBack(assessed, text, rules, mending)];
  if (!rules.includes(answerLineMissing.name)) return [];
  const edits = [answerLine(assessed, mending)];
  return [{ rules: [answerLineMissing.name], question: number, what: "put the `Answer:` line back", edits }];
}

function putBack(assessed: Assessed, known: QuestionText, rules: readonly RuleName[], mending: Mending): Change {
  const { subject, texts, lineEnd } = mending;
  const { question, state } = assessed;
  const { answer, heading } = question;
  const own = ownWriting(assessed, subject, texts);
  const unanswered = answer === null && own.text === "" && !isFilled(assessed, subject.report);
  const below = withLineEnds(unanswered ? known.placeholder : own.text, lineEnd);
  const prompt = withLineEnds(known.prompt, lineEnd);
  const placeholder = own.text !== "" && state === "unfilled";
  const end = placeholder
    ? Math.max(answer?.content.end ?? 0, answer?.marker.end ?? 0)
    : (answer?.marker.end ?? endOfTemplate(assessed, known, mending));
  const rest = subject.report.text.slice(end, question.span.end);
  const text = below === "" ? prompt : prompt + lineEnd + lineEnd + below;
  const gap = rest.trim() === "" || (below === "" && answer !== null) ? "" : gapBefore(rest, lineEnd);
  const edits: Edit[] = [{ span: { start: heading.span.end, end }, text: text + gap }];
  return { rules, question: question.number, what: wording(rules, own), edits };
}

/** What a text needs above it so that a blank line stands there. */
function gapBefore(rest: string, lineEnd: string): string {
  const lines = /^(?:[ \t]*(?:\r\n?|\n))*/.exec(rest)?.[0].match(/\r\n?|\n/g)?.length ?? 0;
  return lineEnd.repeat(Math.max(0, 2 - lines));
}

/** Where, in a question without `Answer:`, the template's own text ends: quoted lines, and more of its lines below. */
function endOfTemplate({ question }: Assessed, known: QuestionText, { subject }: Mending): number {
  const { text, lineStarts } = subject.report;
  const { heading, prompt: quote } = question;
  let end = quote.span.end > quote.span.start ? quote.span.end : heading.span.end;
  for (let line = lineIndexAt(lineStarts, end) + 1; line < lineStarts.length; line++) {
    const span = lineSpan(text, lineStarts, line);
    if (span.start >= question.span.end) break;
    const content = text.slice(span.start, span.end);
    if (content.trim() === "") continue;
    if (!isOf(known.prompt, content)) break;
    end = span.end;
  }
  return end;
}

/** Whether a line is one of the prompt's that has lost its quote mark, or a good part of one. */
function isOf(prompt: string, line: string): boolean {
  const key = wordKey(line);
  if (prompt.split(/\r\n?|\n/).some((one) => key !== "" && wordKey(one) === key)) return true;
  return tokensOf(line).length >= 3 && `,${wordKey(prompt)},`.includes(`,${key},`);
}

/** Without the template's text: `> Answer:` below the prompt, or right below the heading where no prompt is left. */
function answerLine(assessed: Assessed, { subject, lineEnd }: Mending): Edit {
  const { report, patterns } = subject;
  const { heading, prompt: found, number } = assessed.question;
  const near = nearAnswerLine(assessed.question, report, patterns);
  if (near !== null) return answerLineInstead(near, assessed, { report, lineEnd, answer: patterns.answer });
  const gone = found.span.end <= heading.span.end || promptGone(assessed, report);
  const at = gone ? heading.span.end : found.span.end;
  const rest = report.text.slice(at, assessed.question.span.end);
  const line = gone ? `${lineEnd}${lineEnd}> ${patterns.answer}` : `${lineEnd}>${lineEnd}> ${patterns.answer}`;
  const below =
    rest.trim() === "" ? `${lineEnd}${lineEnd}${placeholderFor(number, patterns)}` : gapBefore(rest, lineEnd);
  return { span: { start: at, end: at }, text: line + below };
}

/** Where a line was meant to be `> Answer:`: that instead, with what stood behind it below. */
function answerLineInstead(
  { word, kind }: NearAnswerLine,
  { question }: Assessed,
  { report, lineEnd, answer }: { report: Report; lineEnd: string; answer: string },
): Edit {
  const rest = report.text.slice(word.end, question.span.end);
  const end = word.end + (/^[ \t*_]*/.exec(rest)?.[0].length ?? 0);
  const above = kind === "within" ? `${lineEnd}>${lineEnd}` : "";
  const below = gapBefore(report.text.slice(end, question.span.end), lineEnd);
  return { span: { start: word.start, end }, text: `${above}> ${answer}${below}` };
}

const parts: readonly (readonly [rule: RuleName, name: string])[] = [
  [promptChanged.name, "prompt"],
  [limitChanged.name, "limit line"],
  [answerLineMissing.name, "`Answer:` line"],
];

function wording(rules: readonly RuleName[], { text, edits }: OwnWriting): string {
  const names = parts.filter(([rule]) => rules.includes(rule)).map(([, name]) => name);
  const kept = text === "" ? "" : "; what was written there is part of the answer now";
  const out = edits.length === 0 ? "" : `; taken out: ${listed(edits.map((word) => `"${word}"`))}`;
  return `put the ${listed(names)} back${kept}${out}`;
}
