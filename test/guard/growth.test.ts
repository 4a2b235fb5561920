/**
 * That nothing people can write makes a run take quadratic time, from the text to the page: four times as much of it takes about four times the
 * processor's time. What grows with the square takes sixteen times as long; the line is drawn between the two, and a disturbed measurement is
 * repeated.
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { coursePatterns } from "../../src/course/patterns.js";
import { recognise, withCourse } from "../../src/course/recognise.js";
import { verdictOf } from "../../src/course/verdict.js";
import { matchReport } from "../../src/match/match.js";
import { renderPage } from "../../src/page/render-page.js";
import { check } from "../../src/rules/run-rules.js";
import { answered, template } from "../helpers/answers.js";
import { parseReport, readTemplate } from "../helpers/read.js";

const mostTimesAsLong = 10;
const attempts = 4;
/** Less than this cannot be told from the collector's work, in milliseconds. */
const least = 25;

/** By what is repeated: one repetition, and how many are about a second of work at most. */
const repeated: Readonly<Record<string, readonly [one: (index: number) => string, count: number]>> = {
  "nested quotes": [() => "> ", 40_000],
  "lines of nested quotes": [() => `${"> ".repeat(30)}a\n`, 1000],
  "emphasis marks": [() => "*a **b ", 20_000],
  "emphasis that closes": [() => "*a* **b** _c_ ", 8000],
  "reference definitions": [(index) => `[label${index}]: https://example.org/${index}\n`, 5000],
  "references to them": [(index) => `[label${index}]\n\n[label${index}]: https://example.org/${index}\n\n`, 2500],
  footnotes: [(index) => `a[^${index}]\n\n[^${index}]: b\n\n`, 2500],
  "link brackets": [() => "[", 60_000],
  "link brackets that close": [() => "[a](b) ", 10_000],
  "rows of a table": [(index) => `${index === 0 ? "|a|b|c|d|\n|-|-|-|-|\n" : ""}|1|2|3|4|\n`, 60_000],
  "list items": [() => "- a\n", 20_000],
  "code marks": [(index) => `${"`".repeat(1 + (index % 50))} `, 8000],
  "open tags": [() => "<div>", 20_000],
  autolinks: [() => "www.example.org ", 8000],
  lines: [() => "a b c\n", 40_000],
};

describe("an answer four times as long", () => {
  for (const [what, [one, count]] of Object.entries(repeated)) {
    it(`takes about four times as long: ${what}`, async () => {
      const text = (times: number): string => Array.from({ length: times }, (_, index) => one(index)).join("");
      await run(text(count));
      let best = Number.POSITIVE_INFINITY;
      for (let attempt = 0; attempt < attempts && best > mostTimesAsLong; attempt++) {
        const once = Math.max(least, await timeOf(text(count)));
        best = Math.min(best, (await timeOf(text(4 * count))) / once);
      }
      assert.ok(best <= mostTimesAsLong, `${best.toFixed(1)} times as long`);
    });
  }

  it("ends soon with a table of a million cells", async () => {
    const page = await run(`|a|b|c|d|\n|-|-|-|-|\n${"|1|2|3|4|\n".repeat(250_000)}`);
    assert.ok(page.includes("|1|2|3|4|"), "the cells are shown as they are written");
  });
});

/** Of the processor, in milliseconds. */
async function timeOf(text: string): Promise<number> {
  const before = process.cpuUsage();
  await run(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const pristine = withCourse(readTemplate(parseReport(template), "template", "config"));

/** All that a run does with a report's text. @returns the page */
async function run(text: string): Promise<string> {
  const report = parseReport(answered(template, 8, text));
  recognise(report);
  const match = matchReport(report, pristine, coursePatterns);
  verdictOf(report.text, pristine);
  const files = () => ({ kind: "present" }) as const;
  const about = { mode: "scan", path: "reports/README.md", files, page: null } as const;
  check({ ...about, match, checked: match.questions }, {}, []);
  return (await renderPage(match)).html;
}
