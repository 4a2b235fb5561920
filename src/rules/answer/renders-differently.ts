import { offsetBehind } from "../../course/characters.js";
import { nestByFour } from "../../course/nest-by-four.js";
import { type DifferenceKind, type PageDifference, pageDifferences } from "../../course/page-reading.js";
import type { MatchedQuestion } from "../../match/model.js";
import { type Edit, smallestEdit } from "../../report/edits.js";
import { withLineEnds } from "../../report/line-ends.js";
import type { Answer, Span } from "../../report/model.js";
import { positionAt } from "../../report/position.js";
import type { Fixing, Proposed } from "../fix-model.js";
import type { Context, Problem, ReportRule } from "../model.js";
import { literal, quoted } from "../wording.js";

const asWritten = "shown as it is written there";

/** What each kind is; and, but for the two that change all below them, how the course's page shows it. */
const names: Readonly<Record<DifferenceKind, readonly [what: string, there?: string]>> = {
  list: ["a list with no blank line above it", "one paragraph there"],
  nested: ["a list inside a list, indented by fewer than four spaces", "one list there"],
  parenthesis: ["a list numbered `1)`", "plain text there"],
  mixed: ["numbers directly below bullets, or bullets directly below numbers", "one list there"],
  start: ["a numbered list that does not begin at 1", "begins at 1 there"],
  continued: ["a paragraph of a list item, indented by fewer than four spaces", "outside the list there"],
  below: ["a quote, a horizontal line or a heading directly below a list", "part of its last item there"],
  fence: ["a fenced code block", "plain text there"],
  table: ["a table", "plain text there"],
  rule: ["lines of text directly above `---`", "a heading here, a horizontal line there"],
  heading: ["`---` directly below a list, a quote or another `---`", "a horizontal line here, a heading there"],
  math: ["a formula between `$`", asWritten],
  task: ["a checkbox `[ ]`", asWritten],
  hash: ["a line that begins with `#` and has no space after it", "a heading there"],
  indented: ["a heading with spaces before its `#`", "plain text there"],
  definition: ["a line such as `[1]: address` directly below text", "a link there, text here"],
  escape: ["a backslash before a sign such as `|`, `$` or `<`", "the backslash is shown there"],
  break: ["a backslash at the end of a line", "the backslash is shown there, and no new line begins"],
  footnote: ["a footnote", asWritten],
  address: ["a web or email address without `<` and `>`", "no link there"],
  struck: ["text crossed out with `~`", asWritten],
  tag: ["words between `<` and `>`", "not shown there"],
  html: ["Markdown or several paragraphs between HTML tags", "shown as they are written there, in one paragraph"],
  ticks: ["a backtick that is not closed", "other words are code there"],
  emphasis: ["`*` or `_` that make other words bold or italic there"],
  "open-fence": ["a fenced code block begins here and is never closed: GitHub shows everything below it as code"],
  "open-comment": ["a comment begins here with `<!--` and is never closed: GitHub shows nothing below it"],
};

const helps: Readonly<Record<DifferenceKind, string>> = {
  list: "leave a blank line above the list",
  nested: "indent the inner list by four spaces",
  parenthesis: "write `1.` instead of `1)`",
  mixed: "put a line of text between the numbers and the bullets",
  start: "write the number into the item's text",
  continued: "indent the paragraph by four spaces",
  below: "write a line of text below the list, with a blank line above and below it",
  fence: "indent the code by four spaces, with a blank line above it",
  table: "write the table as a list, or show it as a picture",
  rule: "leave a blank line above `---`",
  heading: "leave a blank line above `---`",
  math: "write the formula in words, or show it as a picture",
  task: "write in words what is done",
  hash: "write a word before the `#`",
  indented: "delete the spaces before the `#`",
  definition: "leave a blank line above `[1]: address`",
  escape: "delete the backslash, or write it between backticks",
  break: "end the line with two spaces instead of the backslash",
  footnote: "write the footnote into the text",
  address: "write `<` before the address and `>` after it",
  struck: "delete the crossed-out text",
  tag: "write the words with their `<` and `>` between backticks",
  html: "use only HTML between the tags, or delete the tags",
  ticks: "write the same number of backticks before and after the code",
  emphasis: "put a space before the first `*` or `_` and after the last",
  "open-fence": "close the code block with a line like the one that begins it",
  "open-comment": "end the comment with `-->`, or delete the comment",
};

/** What is short enough to be shown, and found by it. */
const shownKinds: ReadonlySet<DifferenceKind> = new Set(["address", "footnote", "struck", "tag"]);
const mostKinds = 3;

export const rendersDifferently: ReportRule = {
  name: "answer/renders-differently",
  summary: "Markdown that the course's page shows otherwise",
  levels: { staged: "note", scan: "warning" },
  courseOnly: true,
  check: (context) => [...firstLine(context), ...context.checked.flatMap((one) => inAnswer(one, context))],
  fix: {
    stage: "answers",
    safe: true,
    does: "a blank line above a list, four spaces for a nested one, the lines above the title; not fenced code and tables",
    changes: (fixing) =>
      fixing.context.match.template.course === null ? [] : [...linesAboveTitle(fixing), ...listsShown(fixing)],
  },
};

function inAnswer({ question, swallows }: MatchedQuestion, { match: { report } }: Context): Problem[] {
  const { number, answer } = question;
  if (answer === null || swallows) return [];
  const found = pageDifferences(answer.text).sort((a, b) => a.span.start - b.span.start);
  const kinds = firstOfEach(found);
  const open = kinds.filter(isOpen);
  const others = kinds.filter((one) => !isOpen(one));
  const told = [...open, ...others.slice(0, mostKinds)];
  const [first] = told;
  if (first === undefined) return [];
  const inReport = ({ start, end }: Span): Span => ({ start: answer.span.start + start, end: answer.span.start + end });
  const lineOf = ({ span }: PageDifference): string =>
    kinds.length > 1 ? `line ${positionAt(report, inReport(span).start).line}: ` : "";
  const named = others.slice(0, mostKinds).map((one) => lineOf(one) + nameOf(one, answer));
  if (others.length > mostKinds) named.push(`and ${others.length - mostKinds} more`);
  const messages = open.map((one) => nameOf(one, answer));
  if (named.length > 0) messages.push(`the course's page shows this otherwise: ${named.join("; ")}`);
  const help = [...new Set(told.map(({ kind }) => helps[kind]))].join("; ");
  return [
    {
      question: number,
      span: inReport(first.span),
      message: messages.join("; "),
      help: help.charAt(0).toUpperCase() + help.slice(1),
      target: "page",
      distance: found.length,
      byHand: kinds.some(({ kind }) => kind !== "list" && kind !== "nested"),
    },
  ];
}

function firstOfEach(found: readonly PageDifference[]): PageDifference[] {
  const seen = new Set<DifferenceKind>();
  return found.filter(({ kind }) => !seen.has(kind) && seen.add(kind));
}

function nameOf({ kind, span }: PageDifference, { text }: Answer): string {
  const [what, there] = names[kind];
  const end =
    kind === "address"
      ? span.end + text.slice(span.end, span.end + 80).search(/[.,;:!?]?(?:\s|$)|[<>()[\]`"]/)
      : span.end;
  const shown = text.slice(span.start, end);
  const example = shownKinds.has(kind) && !shown.includes("`") ? ` ${literal(shown, 40)}` : "";
  return what + example + (there === undefined ? "" : ` (${there})`);
}

function isOpen({ kind }: PageDifference): boolean {
  return kind === "open-fence" || kind === "open-comment";
}

/** Only the templates whose checker cuts the same characters off begin with front matter; of the others nobody can put it right. */
function firstLine({ match: { report, template } }: Context): Problem[] {
  if (template.course === null || !template.structure) return [];
  const { pageCuts, checkerCuts } = template.course;
  const start = report.frontMatter?.end ?? 0;
  const end = offsetBehind(report.text, pageCuts);
  const lost = report.text.slice(start, end).replace("\uFEFF", "").trim();
  if (lost === "") return [];
  const message = `the course's page leaves out the file's first ${pageCuts} characters, ${quoted(lost)} among them`;
  const problem = { span: { start, end }, message, target: "first line" };
  return checkerCuts > 0
    ? [{ ...problem, help: "Put the template's front matter back above the title, unchanged" }]
    : [{ ...problem, help: "Leave it as it is: the template begins like this", atMost: "note", byHand: true }];
}

/** Puts back the lines above the title that the course's page leaves out whatever stands there. */
function linesAboveTitle({ context, texts, lineEnd }: Fixing): Proposed[] {
  const { report, template } = context.match;
  if (firstLine(context).length === 0 || report.questions.length === 0) return [];
  const made = (at: number, text: string, what: string): Proposed[] => [
    { what, edits: [{ span: { start: at, end: at }, text }] },
  ];
  if (report.frontMatter !== null) {
    const rest = report.text.slice(report.frontMatter.end);
    if (template.course?.checkerCuts === 0 || !/^(?:\r\n?|\n)[ \t]*\S/.test(rest)) return [];
    return made(report.frontMatter.end, lineEnd, "put a blank line below the lines above the title");
  }
  if (texts.frontMatter === null) return [];
  const text = withLineEnds(texts.frontMatter, lineEnd) + lineEnd + lineEnd;
  return made(report.text.startsWith("\uFEFF") ? 1 : 0, text, "put the lines above the title back");
}

/** Leaves a blank line above lists, and indents nested ones by four spaces, as the course's page needs it. */
function listsShown({ context, lineEnd }: Fixing): Proposed[] {
  return context.match.questions.flatMap(({ question: { answer, number } }): Proposed[] => {
    if (answer === null || answer.quoteMarks > 0) return [];
    const now = nestByFour(withBlankLines(answer.text, lineEnd));
    if (now === answer.text) return [];
    const what = "put a list where the course's page shows it as one";
    return [{ question: number, what, edits: [inReport(answer, now)] }];
  });
}

function withBlankLines(text: string, lineEnd: string): string {
  let result = "";
  let from = 0;
  for (const { kind, span } of pageDifferences(text)) {
    if (kind !== "list") continue;
    result += text.slice(from, span.start) + lineEnd;
    from = span.start;
  }
  return result + text.slice(from);
}

function inReport({ span, text }: Answer, now: string): Edit {
  const edit = smallestEdit(text, now);
  return { span: { start: span.start + edit.span.start, end: span.start + edit.span.end }, text: edit.text };
}
