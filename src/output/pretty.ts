import type { Finding, Mode } from "../rules/model.js";
import { count } from "../rules/wording.js";
import type { Template } from "../template/model.js";
import { clean } from "./clean.js";
import type { Colors } from "./colors.js";
import { type Folded, foldAlike } from "./folds.js";
import { type Checked, isChecked, type ReportResult, type Totals } from "./model.js";
import { listOf } from "./number-list.js";
import type { Printer } from "./printer.js";
import { verdictLine } from "./verdict-line.js";

export interface PrettyOptions {
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
  return {
    start: "",
    separator: "",
    report: (report) => {
      const block = reportBlock(report, options);
      return block === "" ? "" : `${block}\n\n`;
    },
    end: (totals) => {
      if (totals.reports === totals.unread || (options.quiet && !totals.stopped)) return "";
      return `${endOf(totals, options)}\n`;
    },
  };
}

function reportBlock(report: ReportResult, options: PrettyOptions): string {
  const { colors, quiet } = options;
  const path = clean(report.path);
  if (!isChecked(report)) return `${colors.bold(path)}: ${colors.red(clean(report.error))}`;
  const shown = report.findings.filter((finding) => isShown(finding, options));
  const groups = blocksOf(shown, report, colors);
  const template = quiet ? "" : colors.dim(`  ${templateOf(report.template)}`);
  const head = groups.length === 0 ? [] : [`${colors.bold(path)}${template}`];
  const foot = quiet ? [] : [footOf(report, shown, options.mode)];
  return [...head, ...groups, ...foot].join("\n\n");
}

function templateOf({ name, source }: Template): string {
  if (source === "history") return `template: its own first version, commit ${clean(name)}`;
  if (source === "head") return "template: its last committed version";
  if (source === "report") return "no template found: only its own limits count";
  return `template ${clean(name)}`;
}

function footOf(report: Checked, shown: readonly Finding[], mode: Mode): string {
  const remark = report.page.remark === null ? "" : clean(report.page.remark);
  const lines = [
    fixLine(report, shown, mode),
    pageLine(report, mode),
    remark,
    `course checker: ${verdictLine(report.verdict)}`,
  ];
  return lines.filter((line) => line !== "").join("\n");
}

/** How to have mended what need not be mended by hand. */
function fixLine({ path }: Checked, shown: readonly Finding[], mode: Mode): string {
  const fixable = shown.filter((finding) => finding.fixable).length;
  if (fixable === 0) return "";
  const all = fixable === shown.length ? (fixable === 1 ? "this" : "all of these") : `${fixable} of these`;
  const command = mode === "staged" ? "report-hook fix --staged" : `report-hook fix ${clean(path)}`;
  return `to have ${all} mended: ${command} (add --dry-run to see how first)`;
}

function isShown(finding: Finding, options: PrettyOptions): boolean {
  if (finding.level === "error") return true;
  if (finding.level === "warning") return !options.quiet || options.strict;
  return options.verbose && !options.quiet;
}

/** One block a question, and one for what many questions have alike, in the order of their first findings. */
function blocksOf(findings: readonly Finding[], report: Checked, colors: Colors): string[] {
  const folded = foldAlike(findings, report.questions);
  const groups = new Map<number | null | Folded, Finding[]>();
  for (const finding of findings) {
    const key = folded.get(finding) ?? finding.question;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups].map(([key, group]) =>
    key !== null && typeof key === "object" ? foldedBlock(key, colors) : questionBlock(group, report, colors),
  );
}

function questionBlock(findings: readonly Finding[], report: Checked, colors: Colors): string {
  const number = findings[0]?.question ?? null;
  const section = report.questions.find((one) => one.question.number === number)?.question.section ?? null;
  const title = number === null ? "The whole report" : `Question ${number}`;
  const head = colors.bold(title) + (section === null ? "" : colors.dim(`  ${clean(section)}`));
  return [head, ...findings.map((finding) => findingLines(finding, colors))].join("\n");
}

function foldedBlock({ questions, finding }: Folded, colors: Colors): string {
  return [colors.bold(`Questions ${listOf(questions)}`), findingLines(finding, colors)].join("\n");
}

function findingLines(finding: Finding, colors: Colors): string {
  const mark = { error: colors.red("error"), warning: colors.yellow("warning"), note: colors.cyan("note") };
  const place =
    finding.line === null ? clean(finding.path) : `${clean(finding.path)}:${finding.line}:${finding.column}`;
  const old = finding.existing ? " (there before this commit)" : "";
  return [
    `  ${colors.dim(place)}  ${mark[finding.level]}  ${clean(finding.message)}${old}`,
    `    ${clean(finding.help)}  ${colors.dim(`(${finding.rule})`)}`,
  ].join("\n");
}

function pageLine(report: Checked, mode: Mode): string {
  const path = clean(report.page.path ?? "");
  if (report.page.status === "written") return `page: ${path} is in this commit`;
  if (report.page.status === "unchanged" && mode === "staged") return `page: ${path} is up to date`;
  return "";
}

function endOf(totals: Totals, { mode, strict, colors }: PrettyOptions): string {
  const { questionsChecked: changed, questions, stopped } = totals;
  if (mode === "scan") {
    const line = `${count(totals.reports, "report")}, ${count(questions, "question")}: ${counts(totals)}${unreadable(totals)}`;
    return stopped ? colors.red(line) : line;
  }
  const rest = questions - changed;
  const unchecked = rest > 0 ? `; ${count(rest, "unchanged question")} not checked` : "";
  const where = changed === 0 ? "" : ` in ${count(changed, "changed question")}`;
  if (!stopped) {
    const line = `report checked: ${counts(totals)}${where}${unreadable(totals)}${unchecked}`;
    return totals.unreadableThere > 0 ? colors.yellow(line) : colors.green(line);
  }
  const problems = totals.errors + (strict ? totals.warnings : 0);
  return [
    colors.red(`commit stopped: ${count(problems, "problem")}${where}${unchecked}`),
    colors.dim("to commit all the same: REPORT_HOOK=0 git commit …, or git commit --no-verify"),
  ].join("\n");
}

function counts({ errors, warnings, unreadableThere }: Totals): string {
  if (errors > 0 || warnings > 0) return `${count(errors, "error")}, ${count(warnings, "warning")}`;
  return unreadableThere > 0 ? "nothing to stop for" : "no problems";
}

/** That no answer will be read is worth more than that nothing was found. */
function unreadable({ unreadableThere: number, reports }: Totals): string {
  if (number === 0) return "";
  return `, but the course checker cannot read ${reports === 1 ? "the report" : `${number} of the reports`}`;
}
