import type { MatchedQuestion } from "../../match/model.js";
import type { PartChange } from "../../match/questions/prompt-change.js";
import type { Span } from "../../report/model.js";
import type { Token } from "../../template/tokens.js";
import type { Context, Problem, ReportRule } from "../model.js";
import { putBackPrompt } from "../put-back-prompt.js";
import { undoHelp } from "../undo-help.js";
import { count, quoted, quotedEnd } from "../wording.js";

/** So many words in a row may be an answer. */
const anAnswer = 4;

export const promptChanged: ReportRule = {
  name: "template/prompt-changed",
  summary: "words of a question's prompt differ from the template, or the prompt is gone",
  levels: { staged: "error", scan: "error" },
  fix: putBackPrompt,
  check: (context) => context.match.questions.flatMap((one) => checkPrompt(one, context)),
};

function checkPrompt(one: MatchedQuestion, context: Context): Problem[] {
  const { asked = null, example = null } = one.promptChange ?? {};
  const problems: Problem[] = [];
  if (asked !== null) problems.push(problem("asked", asked, one, context));
  if (example !== null) problems.push({ ...problem("example", example, one, context), atMost: "warning" });
  return problems;
}

type PromptPart = "asked" | "example";

const partNames: Readonly<Record<PromptPart, string>> = { asked: "the prompt", example: "the prompt's example" };

function problem(part: PromptPart, change: PartChange, assessed: MatchedQuestion, context: Context): Problem {
  const { question } = assessed;
  return {
    question: question.number,
    span: placeOf(change) ?? question.heading.span,
    ...wording(part, change, assessed, context),
    target: part,
    distance: change.added + change.missing,
  };
}

function wording(
  part: PromptPart,
  change: PartChange,
  { state }: MatchedQuestion,
  context: Context,
): Pick<Problem, "message" | "help" | "helpBefore"> {
  const name = partNames[part];
  const what = `Put ${name} back as the template has it`;
  const putBack = part === "asked" ? undoHelp(what, context) : { help: what };
  if (change.now.length === 0) return { message: `${name} is gone${missingWords(change)}`, ...putBack };
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
  return `${count(missing, "word")} missing${missingWords({ difference })} ${where}${difference.missing.length > 1 ? " and elsewhere" : ""}`;
}

/** The first words of the template that are missing, where they are known. */
function missingWords({ difference: { missing } }: Pick<PartChange, "difference">): string {
  const text = missing[0]?.text;
  return text == null ? "" : ` (${quoted(text.join(" "), 200)})`;
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
