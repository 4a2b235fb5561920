import type { Match, MatchedQuestion } from "../match/model.js";
import type { NearAnswerLine } from "../match/questions/near-answer-line.js";
import { placeholderFor, type QuestionText } from "../match/questions/template-text.js";
import { isFilled, type WritersText, writersText } from "../match/questions/writers-text.js";
import type { Edit } from "../report/edits.js";
import { withLineEnds } from "../report/line-ends.js";
import type { Report } from "../report/model.js";
import { lineIndexAt, lineSpan } from "../report/position.js";
import { joinedParagraphs } from "../report/quotes.js";
import { tokensOf } from "../template/tokens.js";
import { wordKey } from "../template/word-key.js";
import type { Fixing, Proposed, ReportFix } from "./fix-model.js";
import type { RuleName } from "./model.js";
import { listed } from "./wording.js";

/** Puts a question's prompt, limit line and `Answer:` line back; what was written into the prompt becomes answer. */
export const putBackPrompt: ReportFix = {
  stage: "prompts",
  safe: false,
  does: "prompt, limit line and `Answer:` come back; what was written into the prompt becomes answer",
  lacksText: ({ question, target }, texts) =>
    target !== answerLineTarget && question !== null && !texts.questions.has(question),
  changes: (fixing) => fixing.context.match.questions.flatMap((question) => fixQuestion(question, fixing)),
};

/** What names the problem of a missing `Answer:` line: the only one that needs no text of the template. */
export const answerLineTarget = "answer line";

interface DamagedPart {
  readonly rule: RuleName;
  readonly name: string;
  readonly isWrong: (question: MatchedQuestion, match: Match) => boolean;
}

const parts: readonly DamagedPart[] = [
  { rule: "template/prompt-changed", name: "prompt", isWrong: ({ promptChange }) => promptChange !== null },
  { rule: "template/limit-changed", name: "limit line", isWrong: ({ limitChange }) => limitChange !== null },
  { rule: "template/answer-line-missing", name: "`Answer:` line", isWrong: lacksAnswerLine },
];

function fixQuestion(question: MatchedQuestion, fixing: Fixing): Proposed[] {
  const wrong = parts.filter(({ isWrong }) => isWrong(question, fixing.context.match));
  if (wrong.length === 0) return [];
  const { number } = question.question;
  const text = fixing.texts.questions.get(number);
  if (text !== undefined) return [putBack(question, text, wrong, fixing)];
  if (!lacksAnswerLine(question, fixing.context.match)) return [];
  const edits = [answerLine(question, fixing)];
  return [{ rules: ["template/answer-line-missing"], question: number, what: "put the `Answer:` line back", edits }];
}

/** Whether a question has no `Answer:` line where the template has one, or most questions of a report with no template. */
export function lacksAnswerLine({ asked, state }: MatchedQuestion, { template, questions }: Match): boolean {
  if (asked === null || state !== "no-answer-line") return false;
  return template.structure || 2 * questions.filter((one) => one.state !== "no-answer-line").length > questions.length;
}

function putBack(
  assessed: MatchedQuestion,
  known: QuestionText,
  wrong: readonly DamagedPart[],
  fixing: Fixing,
): Proposed {
  const { context, texts, lineEnd } = fixing;
  const { question, state } = assessed;
  const { answer, heading } = question;
  const own = writersText(assessed, context.match, texts);
  // An example that was filled in beside an answer is no part of what that answer says first.
  const apart = state === "answered" && own.example !== "";
  const moved = joinedParagraphs([own.text, apart ? "" : own.example], "\n");
  const unanswered = answer === null && moved === "" && !isFilled(assessed, context.match.report);
  const below = withLineEnds(unanswered ? known.placeholder : moved, lineEnd);
  const prompt = withLineEnds(known.prompt, lineEnd);
  const placeholder = moved !== "" && state === "unfilled";
  const end = placeholder
    ? Math.max(answer?.content.end ?? 0, answer?.marker.end ?? 0)
    : (answer?.marker.end ?? endOfTemplate(assessed, known, fixing));
  const rest = context.match.report.text.slice(end, question.span.end);
  const text = below === "" ? prompt : prompt + lineEnd + lineEnd + below;
  const gap = rest.trim() === "" || (below === "" && answer !== null) ? "" : gapBefore(rest, lineEnd);
  const edits: Edit[] = [{ span: { start: heading.span.end, end }, text: text + gap }];
  if (apart && answer !== null) {
    const at = answer.content.end;
    edits.push({ span: { start: at, end: at }, text: lineEnd + lineEnd + withLineEnds(own.example, lineEnd) });
  }
  return { rules: wrong.map(({ rule }) => rule), question: question.number, what: wording(wrong, own), edits };
}

/** What a text needs above it so that a blank line stands there. */
function gapBefore(rest: string, lineEnd: string): string {
  const lines = /^(?:[ \t]*(?:\r\n?|\n))*/.exec(rest)?.[0].match(/\r\n?|\n/g)?.length ?? 0;
  return lineEnd.repeat(Math.max(0, 2 - lines));
}

/** Where, in a question without `Answer:`, the template's own text ends: quoted lines, and more of its lines below. */
function endOfTemplate({ question }: MatchedQuestion, known: QuestionText, { context }: Fixing): number {
  const { text, lineStarts } = context.match.report;
  const { heading, prompt: quote } = question;
  let end = quote.span.end > quote.span.start ? quote.span.end : heading.span.end;
  for (let line = lineIndexAt(lineStarts, end) + 1; line < lineStarts.length; line++) {
    const span = lineSpan({ text, lineStarts }, line);
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
function answerLine(assessed: MatchedQuestion, { context, lineEnd }: Fixing): Edit {
  const { report, patterns } = context.match;
  const { heading, prompt: found, number } = assessed.question;
  const { nearAnswerLine: near, promptChange } = assessed;
  if (near !== null) return answerLineInstead(near, assessed, { report, lineEnd, answer: patterns.answer });
  const gone = found.span.end <= heading.span.end || promptChange?.asked?.replaced;
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
  { question }: MatchedQuestion,
  { report, lineEnd, answer }: { report: Report; lineEnd: string; answer: string },
): Edit {
  const rest = report.text.slice(word.end, question.span.end);
  const end = word.end + (/^[ \t*_]*/.exec(rest)?.[0].length ?? 0);
  const above = kind === "within" ? `${lineEnd}>${lineEnd}` : "";
  const below = gapBefore(report.text.slice(end, question.span.end), lineEnd);
  return { span: { start: word.start, end }, text: `${above}> ${answer}${below}` };
}

function wording(wrong: readonly DamagedPart[], { text, example, edits }: WritersText): string {
  const names = wrong.map(({ name }) => name);
  const kept = text === "" && example === "" ? "" : "; what was written there is part of the answer now";
  const out = edits.length === 0 ? "" : `; taken out: ${listed(edits.map((word) => `"${word}"`))}`;
  return `put the ${listed(names)} back${kept}${out}`;
}
