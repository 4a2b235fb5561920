import type { Diagnostic, DiagnosticSeverity, Range } from "vscode-languageserver";
import type { Finding, Level } from "../rules/model.js";

const severities: Readonly<Record<Level, DiagnosticSeverity>> = { error: 1, warning: 2, note: 3 };
const hint: DiagnosticSeverity = 4;

/**
 * Findings as an editor shows them, in the hook's words. What was there before the next commit is a hint.
 *
 * @param pageOf the address of a rule's page
 */
export function diagnosticsOf(findings: readonly Finding[], pageOf: (rule: string) => string): Diagnostic[] {
  return findings.map((finding) => ({
    range: rangeOfFinding(finding),
    severity: finding.existing ? hint : severities[finding.level],
    code: finding.rule,
    codeDescription: { href: pageOf(finding.rule) },
    source: "report-hook",
    message: `${finding.message}${finding.existing ? " (there before)" : ""}\n${finding.help}`,
  }));
}

/** Where a finding is; one without a place is at the document's beginning. */
export function rangeOfFinding({ line, column, endLine, endColumn }: Finding): Range {
  const start = { line: (line ?? 1) - 1, character: (column ?? 1) - 1 };
  if (endLine === null || endColumn === null) return { start, end: start };
  return { start, end: { line: endLine - 1, character: endColumn - 1 } };
}
