import type { Question } from "../../report/model.js";
import { type DifferenceKind, type PageDifference, pageDifferences } from "../course-page.js";
import type { Problem, ReportRule, Subject } from "../model.js";
import { hasSwallowed } from "../swallowed.js";
import { listed, quoted } from "../wording.js";

const names: Readonly<Record<DifferenceKind, string>> = {
  list: "a list with no blank line above it (one paragraph there)",
  nested: "a list nested by fewer than four spaces (not nested there)",
  fence: "a fenced code block (running text there)",
  table: "a table (running text there)",
  rule: "lines of text right above `---` (a heading here, a rule there)",
  "open-fence": "a code fence opened here is never closed: GitHub takes everything below it for code",
  "open-comment": "a comment opened here by `<!--` is never closed: GitHub shows nothing below it",
};

const helps: Readonly<Record<DifferenceKind, string>> = {
  list: "leave a blank line above the list",
  nested: "indent nested items by four spaces",
  fence: "indent the code by four spaces, with a blank line above it",
  table: "write the table as a list, or show it as a picture",
  rule: "leave a blank line above `---`",
  "open-fence": "close the code with a fence of its own line, the same as the one that opens it",
  "open-comment": "end the comment with `-->`, or delete it",
};

/** How many characters of the file the course's page leaves out: the length of its first templates' front matter. */
const leftOut = 43;

export const rendersDifferently: ReportRule = {
  name: "answer/renders-differently",
  summary: "Markdown that the course's page shows otherwise",
  levels: { staged: "note", scan: "warning" },
  check: (subject) => [
    ...firstLine(subject),
    ...subject.checked.flatMap(({ question }) => inAnswer(question, subject)),
  ],
};

function inAnswer(question: Question, subject: Subject): Problem[] {
  const { number, answer } = question;
  const found = answer === null ? [] : pageDifferences(answer.text);
  const open = found.filter(isOpen);
  const [first] = open.length > 0 ? open : found;
  if (answer === null || first === undefined || hasSwallowed(question, subject)) return [];
  const kinds = [...new Set([...open, ...found].map(({ kind }) => kind))];
  const others = kinds.filter((kind) => !open.some((one) => one.kind === kind)).map((kind) => names[kind]);
  const messages = open.map(({ kind }) => names[kind]);
  if (others.length > 0) messages.push(`the course's page shows this otherwise: ${listed(others)}`);
  const help = kinds.map((kind) => helps[kind]).join("; ");
  return [
    {
      question: number,
      span: { start: answer.span.start + first.span.start, end: answer.span.start + first.span.end },
      message: messages.join("; "),
      help: help.charAt(0).toUpperCase() + help.slice(1),
      target: "page",
      distance: found.length,
    },
  ];
}

function isOpen({ kind }: PageDifference): boolean {
  return kind === "open-fence" || kind === "open-comment";
}

/** Only the templates whose checker cuts the same characters off begin with front matter; of the others nobody can mend it. */
function firstLine({ report, template }: Subject): Problem[] {
  if (!template.structure) return [];
  const start = report.frontMatter?.end ?? 0;
  const end = offsetOf(report.text, leftOut);
  const lost = report.text.slice(start, end).replace("\uFEFF", "").trim();
  if (lost === "") return [];
  const message = `the course's page leaves out the file's first ${leftOut} characters, ${quoted(lost)} among them`;
  const problem = { question: null, span: { start, end }, message, target: "first line" };
  return template.reader === "cuts-43"
    ? [{ ...problem, help: "Put the template's front matter back above the title, unchanged" }]
    : [{ ...problem, help: "Leave it as it is: the template begins like this", atMost: "note" }];
}

/** The offset behind the first `count` characters as the course's script counts them: code points, each line end one. */
function offsetOf(text: string, count: number): number {
  let offset = 0;
  for (let i = 0; i < count && offset < text.length; i++) {
    const pair = text.startsWith("\r\n", offset) || (text.codePointAt(offset) ?? 0) > 0xffff;
    offset += pair ? 2 : 1;
  }
  return offset;
}
