/** That what cuts an answer is put right in a time that grows with its length alone, whatever stands in its headings. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { coursePatterns } from "../../src/course/patterns.js";
import { uncut } from "../../src/course/uncut-answers.js";
import { parseReport } from "../../src/report/parse.js";
import { gardenReport, questionOf } from "../helpers/report.js";

const attempts = 3;

/** The least CPU time of some attempts, in milliseconds. */
function timeOf(answer: string): number {
  const report = parseReport(gardenReport({ 1: answer }), { patterns: coursePatterns });
  const { answer: found } = questionOf(report, 1);
  assert.ok(found !== null);
  const times = Array.from({ length: attempts }, () => {
    const before = process.cpuUsage();
    uncut(found, report, coursePatterns, "\n");
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

describe("an answer that is cut", () => {
  for (const unit of ["*", "\t", "#", "# ", "_ ", "> ", "*_#\t"]) {
    it(`by a heading of ${JSON.stringify(unit)} many times over`, () => {
      const heading = (length: number): string => `Beans.\n\n## ${unit.repeat(length / unit.length)}x\n\nPeas.\n`;
      const short = timeOf(heading(20_000));
      const long = timeOf(heading(80_000));
      assert.ok(long < 12 * short + 50, `${short} ms, and ${long} ms for four times the length`);
    });
  }
});
