import type { Failure, Verdict } from "../verdict/verdict.js";
import { listOf } from "./number-list.js";

/** The course checker's verdict in one line: "24 of 27 pass" with the questions that fail, or why it cannot read the report. */
export function verdictLine(verdict: Verdict): string {
  if (!verdict.readable) return `cannot read this report: ${verdict.reason}`;
  const line = `${verdict.passed} of ${verdict.total} pass`;
  if (verdict.failed.length === 0) return line;
  return `${line}; ${failing(verdict.failed)}`;
}

function failing(failed: readonly Failure[]): string {
  const numbers = [...new Set(failed.map((failure) => failure.question))];
  return numbers.length === 1 ? `question ${numbers[0]} fails` : `questions ${listOf(numbers)} fail`;
}
