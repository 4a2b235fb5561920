import type { FailedLimit, Verdict } from "../course/verdict.js";
import { listOf } from "../rules/number-runs.js";

/**
 * The course checker's verdict in one line: "24 of 27 pass" with the questions that fail, or why it cannot read the report. Empty where
 * no course has one.
 */
export function verdictLine(verdict: Verdict | null): string {
  if (verdict === null) return "";
  if (!verdict.readable) return `course checker: cannot read this report: ${verdict.reason}`;
  const line = `course checker: ${verdict.passed} of ${verdict.total} pass`;
  if (verdict.failed.length === 0) return line;
  return `${line}; ${failing(verdict.failed)}`;
}

function failing(failed: readonly FailedLimit[]): string {
  const numbers = [...new Set(failed.map((failure) => failure.question))];
  return numbers.length === 1 ? `question ${numbers[0]} fails` : `questions ${listOf(numbers)} fail`;
}
