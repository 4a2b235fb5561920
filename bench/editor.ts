/**
 * `npm run bench:editor`: what one keystroke costs the language server, in process: the check of a report of 31 questions and of a document of
 * 90 KB as the next commit would check them, and the memory after many edits. The budgets are 20 ms and 50 ms.
 */

import { coursePatterns } from "../src/course/patterns.js";
import { countLenses } from "../src/editor/count-lenses.js";
import { diagnosticsOf } from "../src/editor/diagnostics.js";
import { checkEdited, type Known } from "../src/editor/edited.js";
import { matchText } from "../src/match/match.js";
import { parseReport } from "../src/report/parse.js";
import { readTemplate } from "../src/template/read.js";
import { report, template } from "./long-report.js";

const edits = 10_000;

/** The median time of a keystroke, in milliseconds, and how much more memory is in use after all of them, in MB. */
function measure(text: string): { readonly median: number; readonly slowest: number; readonly grown: number } {
  const known = knownOf(text);
  const times: number[] = [];
  const begin = text.indexOf("Answer:") + "Answer:".length;
  let memory = 0;
  for (let i = 0; i < edits; i++) {
    const typed = `${text.slice(0, begin)}\n\n${"kite ".repeat(i % 200)}${text.slice(begin)}`;
    const before = performance.now();
    const { match, findings } = checkEdited(typed, known);
    diagnosticsOf(findings, (rule) => rule);
    countLenses(match);
    times.push(performance.now() - before);
    if (i === edits / 10) memory = used();
  }
  times.sort((a, b) => a - b);
  return { median: at(times, 0.5), slowest: at(times, 0.99), grown: used() - memory };
}

function knownOf(text: string): Known {
  const patterns = coursePatterns;
  const asked = readTemplate(parseReport(template(), { patterns }), "template", "option", patterns);
  const before = [{ match: matchText(text, asked, patterns), files: () => ({ kind: "present" }) as const }];
  const files = (): { readonly kind: "present" } => ({ kind: "present" });
  return { path: "reports/README.md", template: asked, patterns, levels: {}, before, files, hasNewFigure: () => false };
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(share * sorted.length)] ?? 0;
}

function used(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1_000_000;
}

for (const [name, text, budget] of [
  ["31 questions", report(1, { round: 1, count: 1 }), 20],
  ["some 100 KB", report(4, { round: 1, count: 1 }), 50],
] as const) {
  const { median, slowest, grown } = measure(text);
  console.log(
    `${name} (${Math.round(text.length / 1000)} KB): ${median.toFixed(1)} ms a keystroke, 99 % within ${slowest.toFixed(1)} ms (budget ${budget}); ${grown.toFixed(1)} MB more after ${edits} edits`,
  );
  if (median > budget) process.exitCode = 1;
}
