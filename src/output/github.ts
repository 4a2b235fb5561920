import { isChecked, type ReportResult } from "../result.js";
import type { Finding, Level } from "../rules/model.js";
import { count } from "../rules/wording.js";
import type { Printer } from "./printer.js";
import { verdictLine } from "./verdict-line.js";
import { clean } from "./without-controls.js";

const commands: Readonly<Record<Level, string>> = { error: "error", warning: "warning", note: "notice" };

/** Bytes that end a line or a property in GitHub's workflow commands, and what stands for them. */
const escapes: Readonly<Record<string, string>> = {
  "%": "%25",
  "\r": "%0D",
  "\n": "%0A",
  ":": "%3A",
  ",": "%2C",
};

/**
 * A run as GitHub's workflow commands, which a pull request shows beside its lines: errors and warnings, and for each
 * report what the course's checker will say. Notes are left out, since GitHub shows ten of a kind and drops the rest.
 */
export function githubPrinter(): Printer {
  return {
    start: "",
    separator: "",
    report: (report) => `${reportCommands(report).join("\n")}\n`,
    end: ({ reports, errors, warnings }) =>
      `report-hook: ${count(reports, "report")}, ${count(errors, "error")}, ${count(warnings, "warning")}\n`,
  };
}

function reportCommands(report: ReportResult): string[] {
  if (!isChecked(report)) return [command("error", { file: report.path }, report.error)];
  const shown = report.findings.filter((finding) => finding.level !== "note");
  const verdict = verdictLine(report.verdict);
  const notice = verdict === "" ? [] : [command("notice", { file: report.path, title: "report-hook" }, verdict)];
  return [...shown.map(findingCommand), ...notice];
}

function findingCommand(finding: Finding): string {
  const where = finding.question === null ? "" : `Question ${finding.question}: `;
  const before = finding.existing ? " (there before this commit)" : "";
  const message = `${where}${finding.message}${before}\n${finding.help}`;
  return command(commands[finding.level], { file: finding.path, ...place(finding), title: finding.rule }, message);
}

/** GitHub refuses columns where a finding runs over several lines. */
function place({ line, column, endLine, endColumn }: Finding): Readonly<Record<string, number | null>> {
  return line === endLine ? { line, endLine, col: column, endColumn } : { line, endLine };
}

function command(name: string, properties: Readonly<Record<string, string | number | null>>, message: string): string {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === null ? [] : [`${key}=${escaped(clean(String(value)), /[%\r\n:,]/g)}`],
  );
  const text = message.split("\n").map(clean).join("\n");
  return `::${name} ${given.join(",")}::${escaped(text, /[%\r\n]/g)}`;
}

function escaped(text: string, special: RegExp): string {
  return text.replace(special, (one) => escapes[one] ?? one);
}
