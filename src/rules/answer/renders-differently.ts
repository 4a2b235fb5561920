import { offsetBehind } from "../../course/characters.js";
import { linkAddresses } from "../../course/link-addresses.js";
import { nestByFour } from "../../course/nest-by-four.js";
import { type DifferenceKind, type PageDifference, pageDifferences } from "../../course/page-reading.js";
import type { MatchedQuestion } from "../../match/model.js";
import { type Edit, smallestEdit } from "../../report/edits.js";
import { withLineEnds } from "../../report/line-ends.js";
import type { Answer, Span } from "../../report/model.js";
import { positionAt, shifted, startOfText } from "../../report/position.js";
import { differenceWordings } from "../difference-wordings.js";
import type { Fixing, Proposed } from "../fix-model.js";
import type { Context, Problem, ReportRule } from "../model.js";
import { literal, quoted } from "../wording.js";

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
    does: "a blank line above a list, four spaces for a nested one, `<` and `>` around an address, the lines above the title; not fenced code and tables",
    changes: (fixing) =>
      fixing.context.match.template.course === null ? [] : [...linesAboveTitle(fixing), ...shownThere(fixing)],
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
  const help = [...new Set(told.map(({ kind }) => differenceWordings[kind].help))].join("; ");
  return [
    {
      question: number,
      span: inReport(first.span),
      message: messages.join("; "),
      help: help.charAt(0).toUpperCase() + help.slice(1),
      target: "page",
      distance: found.length,
      byHand: kinds.some(({ kind }) => !fixed.has(kind) || (kind === "address" && leavesAddresses(answer.text))),
    },
  ];
}

const fixed: ReadonlySet<DifferenceKind> = new Set(["list", "nested", "address"]);

function leavesAddresses(text: string): boolean {
  return pageDifferences(linkAddresses(text)).some(({ kind }) => kind === "address");
}

function firstOfEach(found: readonly PageDifference[]): PageDifference[] {
  const seen = new Set<DifferenceKind>();
  return found.filter(({ kind }) => !seen.has(kind) && seen.add(kind));
}

function nameOf({ kind, span }: PageDifference, { text }: Answer): string {
  const { what, there } = differenceWordings[kind];
  const end =
    kind === "address"
      ? span.end + text.slice(span.end, span.end + 80).search(/[.,;:!?]?(?:\s|$)|[<>()[\]`"]/)
      : span.end;
  const shown = text.slice(span.start, end);
  const example = shownKinds.has(kind) && !shown.includes("`") ? ` ${literal(shown, 40)}` : "";
  return what + example + (there === null ? "" : ` (${there})`);
}

function isOpen({ kind }: PageDifference): boolean {
  return kind === "open-fence" || kind === "open-comment";
}

/** Where the template has no front matter nobody can put it right. */
function firstLine({ match: { report, template } }: Context): Problem[] {
  if (template.course === null || !template.structure) return [];
  const { pageCuts, frontMatter } = template.course;
  const start = report.frontMatter?.end ?? 0;
  const end = offsetBehind(report.text, pageCuts);
  const lost = report.text.slice(start, end).replace("\uFEFF", "").trim();
  if (lost === "") return [];
  const message = `the course's page leaves out the file's first ${pageCuts} characters, ${quoted(lost)} among them`;
  const problem = { span: { start, end }, message, target: "first line" };
  return frontMatter
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
  if (template.course?.frontMatter !== true) return [];
  if (report.frontMatter !== null) {
    const rest = report.text.slice(report.frontMatter.end);
    if (!/^(?:\r\n?|\n)[ \t]*\S/.test(rest)) return [];
    return made(report.frontMatter.end, lineEnd, "put a blank line below the lines above the title");
  }
  if (texts.frontMatter === null) return [];
  const text = withLineEnds(texts.frontMatter, lineEnd) + lineEnd + lineEnd;
  return made(startOfText(report.text), text, "put the lines above the title back");
}

/** Leaves a blank line above lists, indents nested ones by four spaces, and makes links of addresses, as the course's page needs it. */
function shownThere({ context, lineEnd }: Fixing): Proposed[] {
  return context.match.questions.flatMap(({ question: { answer, number } }): Proposed[] => {
    if (answer === null || answer.quoteMarks > 0) return [];
    const lists = nestByFour(withBlankLines(answer.text, lineEnd));
    if (lists !== answer.text) {
      const what = "put a list where the course's page shows it as one";
      return [{ question: number, what, edits: [inReport(answer, lists)] }];
    }
    const links = linkAddresses(answer.text);
    const what = "put addresses between `<` and `>`, so that the course's page has links";
    return links === answer.text ? [] : [{ question: number, what, edits: [inReport(answer, links)] }];
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
  return { span: shifted(edit.span, span.start), text: edit.text };
}
