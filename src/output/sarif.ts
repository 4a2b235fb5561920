import type { Log, ReportingDescriptor, Result } from "sarif";
import { isChecked, type ReportResult } from "../result.js";
import { rules } from "../rules/by-name.js";
import type { Finding } from "../rules/model.js";
import type { Printer } from "./printer.js";
import { clean, cleanJson } from "./without-controls.js";

/** What a report that could not be read is filed under, beside the rules. */
const unread = "report/unread";

const descriptors: readonly ReportingDescriptor[] = [
  ...rules.map(({ name, summary }) => descriptor(name, summary, `report-hook explain ${name} tells more.`)),
  descriptor(unread, "a report could not be read", "Name a Markdown file in UTF-8, of 8 MB at most."),
];

/**
 * A run as SARIF 2.1.0, for GitHub's code scanning and for editors. The results are written as they come, between the
 * two halves of a log that holds none.
 *
 * @param tool the version of report-hook
 */
export function sarifPrinter(tool: string): Printer {
  const empty = cleanJson(emptyLog(tool));
  const middle = empty.lastIndexOf("]}]}");
  return {
    start: empty.slice(0, middle),
    separator: ",",
    report: (report) =>
      resultsOf(report)
        .map((result) => cleanJson(result))
        .join(","),
    end: () => `${empty.slice(middle)}\n`,
  };
}

/** What GitHub's code scanning wants to know of a rule. */
function descriptor(id: string, summary: string, help: string): ReportingDescriptor {
  const text = sentence(summary);
  return { id, shortDescription: { text }, fullDescription: { text }, help: { text: help } };
}

/** The log of a run without findings; its list of results ends the text. */
function emptyLog(tool: string): Log {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "report-hook", version: tool, rules: [...descriptors] } },
        columnKind: "utf16CodeUnits",
        results: [],
      },
    ],
  };
}

function resultsOf(report: ReportResult): Result[] {
  if (isChecked(report)) return report.findings.map(findingResult);
  return [result(unread, "error", report.error, report.path, top)];
}

function findingResult(finding: Finding): Result {
  const where = finding.question === null ? "" : `Question ${finding.question}: `;
  const text = `${where}${sentence(finding.message)} ${sentence(finding.help)}`;
  const base = result(finding.rule, finding.level, text, finding.path, regionOf(finding));
  return { ...base, properties: { question: finding.question, existing: finding.existing } };
}

function result(rule: string, level: Finding["level"], text: string, path: string, region: Region): Result {
  const artifactLocation = { uri: uriOf(path), uriBaseId: "%SRCROOT%" };
  return {
    ruleId: rule,
    ruleIndex: descriptors.findIndex((descriptor) => descriptor.id === rule),
    level,
    message: { text: clean(text) },
    locations: [{ physicalLocation: { artifactLocation, region } }],
  };
}

interface Region {
  readonly startLine: number;
  readonly startColumn?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** Where a result is shown that has no place of its own. */
const top: Region = { startLine: 1 };

function regionOf({ line, column, endLine, endColumn }: Finding): Region {
  if (line === null || column === null || endLine === null || endColumn === null) return top;
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A path as a relative URI: a colon in its first part would make that part a scheme, and half a surrogate pair has no place in one. */
function uriOf(path: string): string {
  const parts = path
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replaceAll("\\", "/")
    .split("/");
  return parts.map(encodeURIComponent).join("/");
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!]$/.test(capital) ? capital : `${capital}.`;
}
