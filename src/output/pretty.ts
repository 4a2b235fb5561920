import { grouped } from "../report/grouped.js";
import { type Checked, isChecked, type ReportResult, stopsWhere, type Totals } from "../result.js";
import type { Finding, Mode } from "../rules/model.js";
import { listOf } from "../rules/number-runs.js";
import { count } from "../rules/wording.js";
import type { Template } from "../template/model.js";
import { adviceOn } from "./advice.js";
import { commitAnyway } from "./anyway.js";
import type { Colors } from "./colors.js";
import { foldAlike } from "./fold-alike.js";
import { type GivenOptions, givenIn } from "./given-options.js";
import { headLines } from "./head-lines.js";
import { withCommand } from "./own-command.js";
import type { Printer } from "./printer.js";
import { verdictLine } from "./verdict-line.js";
import { clean } from "./without-controls.js";
import { foldLine, type Where, wrapKeeping } from "./wrap.js";

export interface PrettyOptions extends Where, GivenOptions {
  readonly mode: Mode;
  readonly colors: Colors;
  /** Notes are shown too. */
  readonly verbose: boolean;
  /** Only what stops is shown. */
  readonly quiet: boolean;
  /** Warnings stop too. */
  readonly strict: boolean;
}

/** A run as a person reads it, findings grouped by question. */
export function prettyPrinter(options: PrettyOptions): Printer {
  let told = 0;
  // Other templates than those of numbered questions have sections and fields.
  let asked = "part";
  return {
    start: "",
    separator: "",
    report: (report) => {
      const shown = isChecked(report) ? shownOf(report, options) : [];
      if (isChecked(report) && report.template.slots === null) asked = "question";
      told += shown.filter(({ level }) => level === "warning").length;
      const block = reportBlock(report, shown, options);
      return block === "" ? "" : `${block}\n\n`;
    },
    end: (totals) => {
      const { reports, unread, stopped } = totals;
      // Why the only report could not be read is all that there is to say.
      const saysAll = reports === unread && (reports === 1 || options.mode === "scan");
      if (saysAll || (options.quiet && !stopped)) return "";
      return `${endOf({ ...totals, warnings: told }, asked, options)}\n`;
    },
  };
}

/** What a person is told of a report, the gravest first. What was there before and is not touched by the commit is told in a number. */
function shownOf(report: Checked, options: PrettyOptions): readonly Finding[] {
  const { all } = olderIn(report, options);
  const shown = report.findings.filter((finding) => isShown(finding, options) && !all.has(finding));
  return gravestFirst(shown, isUnreadable(report));
}

/** As many problems that were there before are listed of the questions that a commit changes. */
const mostOlder = 6;

interface Older {
  readonly all: ReadonlySet<Finding>;
  /** How many of them are in questions that the commit changes. */
  readonly touched: number;
}

/** What was there before and is told in a number: what the commit does not touch, and what it touches where that is a long list. */
function olderIn(report: Checked, options: PrettyOptions): Older {
  if (options.verbose) return { all: new Set(), touched: 0 };
  const changed = new Set(report.questions.flatMap((one) => (one.changed ? [one.question.number] : [])));
  const older = report.findings.filter((one) => one.existing && isShown(one, options));
  const touched = older.filter(({ question }) => question !== null && changed.has(question));
  if (touched.length > mostOlder) return { all: new Set(older), touched: touched.length };
  return { all: new Set(older.filter((one) => !touched.includes(one))), touched: 0 };
}

function olderLine(report: Checked, options: PrettyOptions): string {
  const { all, touched } = olderIn(report, options);
  if (all.size === 0) return "";
  const where =
    touched === 0 ? "" : `, ${touched === all.size ? "all" : touched} of them in questions that this commit changes`;
  return `${count(all.size, "older problem")}${where}: ${[options.command(), "--all", ...givenIn(options)].join(" ")}`;
}

function reportBlock(report: ReportResult, shown: readonly Finding[], options: PrettyOptions): string {
  const { colors, quiet, width } = options;
  const path = clean(report.path);
  if (!isChecked(report)) return `${colors.bold(path)}: ${colors.red(clean(report.error))}`;
  const groups = blocksOf(shown, report, options);
  const template = quiet ? "" : templateOf(report.template);
  const head = groups.length === 0 ? [] : [headLines(path, template, colors, width, colors.dim).join("\n")];
  const unreadable = isUnreadable(report) && !quiet ? [foldLine(verdictLine(report.verdict), options)] : [];
  const foot = quiet ? [] : footOf(report, shown, options);
  return [...head, ...unreadable, ...groups, ...(foot.length === 0 ? [] : [foot.join("\n")])].join("\n\n");
}

function templateOf({ name, source }: Template): string {
  if (source === "history") return `template: its own first version, commit ${clean(name)}`;
  if (source === "head") return "template: its last committed version";
  if (source === "report") return "no template found: only its own limits count";
  return `template ${clean(name)}`;
}

function footOf(report: Checked, shown: readonly Finding[], options: PrettyOptions): string[] {
  const stops = stopsWhere(options.strict);
  const fold = (line: string): string => (line.startsWith(" ") ? line : foldLine(line, options));
  const lines = [
    olderLine(report, options),
    pageLine(report, options.mode),
    withCommand(clean(report.page.remark ?? ""), options.command),
    isUnreadable(report) ? "" : verdictLine(report.verdict),
  ];
  return [
    ...adviceOn(report, shown, stops, options.mode, options.command, givenIn(options)).map(fold),
    ...lines.filter((line) => line !== "").map(fold),
  ];
}

function isUnreadable({ verdict }: Checked): boolean {
  return verdict !== null && !verdict.readable;
}

/** By these the course's checker finds more answers than there should be, or fewer. */
const breaking: ReadonlySet<string> = new Set([
  "answer/hides-text",
  "template/answer-line-missing",
  "template/heading-changed",
  "template/question-added",
  "template/question-duplicated",
  "template/question-missing",
]);

/** What makes the report unreadable, where it is, then errors before warnings before notes, each in the report's order. */
function gravestFirst(findings: readonly Finding[], unreadable: boolean): Finding[] {
  const order = ["error", "warning", "note"];
  const rank = ({ rule, level }: Finding): number =>
    unreadable && level === "error" && breaking.has(rule) ? -1 : order.indexOf(level);
  return findings.toSorted((a, b) => rank(a) - rank(b));
}

function isShown(finding: Finding, options: PrettyOptions): boolean {
  if (finding.level === "error") return true;
  return finding.level === "warning" ? !options.quiet || options.strict : options.verbose && !options.quiet;
}

/** One block a question, and one for what many questions have alike, in the order of their first findings. */
function blocksOf(findings: readonly Finding[], report: Checked, options: PrettyOptions): string[] {
  const folded = foldAlike(findings, report.questions);
  const groups = grouped(findings, (finding) => folded.get(finding) ?? finding.slot?.key ?? finding.question);
  return [...groups].map(([key, group]) =>
    key !== null && typeof key === "object"
      ? blockOf(`Questions ${listOf(key.questions)}`, null, [key.finding], options)
      : questionBlock(group, report, options),
  );
}

/** What was found in one question or, of a template of any shape, in one slot under its own title. */
function questionBlock(findings: readonly Finding[], report: Checked, options: PrettyOptions): string {
  const { slot, question: number = null } = findings[0] ?? {};
  const one = report.questions.find(({ question }) =>
    slot === undefined ? question.number === number : question.slot?.key === slot.key,
  );
  const whole = report.template.slots === null ? "The whole report" : "The document";
  const title = slot === undefined ? (number === null ? whole : `Question ${number}`) : clean(slot.title);
  return blockOf(title === "" ? "The beginning" : title, one?.question.section ?? null, findings, options);
}

function blockOf(title: string, section: string | null, findings: readonly Finding[], options: PrettyOptions): string {
  const { colors, width } = options;
  return [
    ...headLines(title, clean(section ?? ""), colors, width, colors.dim),
    ...findings.map((finding) => findingLines(finding, options)),
  ].join("\n");
}

function findingLines(finding: Finding, { colors, width, command }: PrettyOptions): string {
  const mark = { error: colors.red("error"), warning: colors.yellow("warning"), note: colors.cyan("note") };
  const place =
    finding.line === null ? clean(finding.path) : `${clean(finding.path)}:${finding.line}:${finding.column}`;
  const old = finding.existing ? " (there before this commit)" : "";
  const head = `  ${place}  ${finding.level}  `;
  const rule = `(${finding.rule})`;
  const { message, help: toDo } = finding.inWords ?? finding;
  const help = withCommand(clean(toDo), command);
  const lines = (text: string): string[] => (width === null ? [text] : wrapKeeping(text, width, "    ", command()));
  const [first = "", ...rest] = lines(head + clean(message) + old);
  const helps = lines(`    ${help}  ${rule}`);
  // Colours come last, since they have no width; a place alone may be as long as a line.
  const painted = first.startsWith(head)
    ? `  ${colors.dim(place)}  ${mark[finding.level]}  ${first.slice(head.length)}`
    : first;
  return [painted, ...rest, ...helps].join("\n").replace(rule, colors.dim(rule));
}

function pageLine(report: Checked, mode: Mode): string {
  const path = clean(report.page.path ?? "");
  if (report.page.status === "written") return `page: ${path} is in this commit`;
  if (report.page.status === "unchanged" && mode === "staged") return `page: ${path} is up to date`;
  return "";
}

function endOf(totals: Totals, asked: string, options: PrettyOptions): string {
  const { mode, strict, colors } = options;
  const { reports, questionsChecked: changed, questions, stopped } = totals;
  if (mode === "scan") {
    const found = `${counts(totals)}${unreadable(totals)}`;
    const line = foldLine(`${count(reports, "report")}, ${count(questions, asked)}: ${found}`, options);
    return stopped ? colors.red(line) : line;
  }
  const rest = questions - changed;
  const unchecked = rest > 0 ? `; ${count(rest, `unchanged ${asked}`)} not checked` : "";
  const where = changed === 0 ? "" : ` in ${count(changed, `changed ${asked}`)}`;
  const stop = (why: string): string =>
    [colors.red(foldLine(`commit stopped: ${why}`, options)), colors.dim(commitAnyway)].join("\n");
  if (stopped) {
    const problems = totals.errors + (strict ? totals.warnings : 0);
    return stop(`${count(problems, "problem")}${where}${unchecked}`);
  }
  const unread = totals.unread === 0 ? "" : stop(`${count(totals.unread, "report")} could not be read`);
  if (reports === totals.unread) return unread;
  const line = foldLine(`report checked: ${counts(totals)}${where}${unreadable(totals)}${unchecked}`, options);
  const color = totals.unreadableThere > 0 ? colors.yellow : colors.green;
  return [color(line), ...(unread === "" ? [] : [unread])].join("\n");
}

function counts({ errors, warnings, unreadableThere }: Totals): string {
  if (errors > 0 || warnings > 0) return `${count(errors, "error")}, ${count(warnings, "warning")}`;
  return unreadableThere > 0 ? "nothing to stop for" : "no problems";
}

/** That no answer will be read is worth more than that nothing was found. */
function unreadable({ unreadableThere: number, reports }: Totals): string {
  return number === 0
    ? ""
    : `, but the course checker cannot read ${reports === 1 ? "the report" : `${number} of the reports`}`;
}
