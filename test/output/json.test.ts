/** The machine-readable output, to the letter. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verdictOf } from "../../src/course/verdict.js";
import { jsonPrinter } from "../../src/output/json.js";
import type { ReportResult } from "../../src/result.js";
import { assess, parseReport } from "../helpers/read.js";
import { garden } from "../helpers/report.js";
import { checked, finding, printed, unread } from "../helpers/run.js";

function json(reports: readonly ReportResult[], strict = false) {
  return JSON.parse(printed(jsonPrinter("staged", "1.2.3"), reports, strict));
}

describe("JSON", () => {
  it("is one object on one line", () => {
    const text = printed(jsonPrinter("scan", "1.2.3"), [checked([finding({ message: "a\nb" })]), unread()]);
    assert.equal(text.indexOf("\n"), text.length - 1);
    assert.equal(JSON.parse(text).mode, "scan");
  });

  it("prints 1,000 findings of a report at most, and counts all", () => {
    const flood = Array.from({ length: 1100 }, (_, index) => finding({ line: index + 1 }));
    const { reports, summary } = json([checked(flood), checked([finding()])]);
    assert.deepEqual(
      reports.map(({ findings }: { findings: unknown[] }) => findings.length),
      [1000, 1],
    );
    assert.equal(summary.errors + summary.warnings + summary.notes, 1101);
  });

  it("tells of a report all that is known", () => {
    assert.deepEqual(json([checked([finding()])]), {
      version: 1,
      tool: "1.2.3",
      mode: "staged",
      reports: [
        {
          path: "reports/README.md",
          error: null,
          template: { name: "garden", source: "option", questions: 4 },
          questions: [
            {
              number: 1,
              section: "The plan",
              line: 24,
              changed: false,
              state: "answered",
              words: { count: 1, min: null, max: null },
              images: { count: 0, min: null, max: null },
            },
            {
              number: 2,
              section: "The plan",
              line: 32,
              changed: true,
              state: "answered",
              words: { count: 5, min: 5, max: 10 },
              images: { count: 0, min: null, max: null },
            },
            {
              number: 3,
              section: "The harvest",
              line: 49,
              changed: false,
              state: "unfilled",
              words: { count: 6, min: 3, max: 6 },
              images: { count: 0, min: 1, max: 2 },
            },
            {
              number: 4,
              section: "The harvest",
              line: 59,
              changed: false,
              state: "unfilled",
              words: { count: 6, min: null, max: null },
              images: { count: 0, min: 1, max: 2 },
            },
          ],
          verdict: {
            readable: true,
            answers: 4,
            expected: 4,
            passed: 2,
            total: 4,
            failed: [
              { question: 3, of: "images", min: 1, max: 2, got: 0 },
              { question: 4, of: "images", min: 1, max: 2, got: 0 },
            ],
          },
          findings: [
            {
              rule: "answer/too-long",
              level: "error",
              path: "reports/README.md",
              question: 2,
              line: 47,
              column: 1,
              endLine: 47,
              endColumn: 9,
              message: "12 words where 5-10 are allowed",
              help: "Take out at least 2 words",
              existing: false,
              fixable: false,
            },
          ],
          page: { path: "reports/report.html", status: "written" },
        },
      ],
      summary: { reports: 1, errors: 1, warnings: 0, notes: 0, questionsChecked: 1, questions: 4, stopped: true },
    });
  });

  it("tells of a report that could not be read nothing but why", () =>
    assert.deepEqual(json([unread()]).reports, [{ path: "reports/gone.md", error: "there is no such file" }]));

  it("tells why the course's checker cannot read a report", () =>
    assert.deepEqual(json([checked([], { verdict: verdictOf("", garden()) })]).reports[0].verdict, {
      readable: false,
      answers: 0,
      expected: 4,
      passed: null,
      total: 4,
      failed: null,
      reason: "0 answers, 4 expected",
    }));

  it("has null for counts and places that there are none of", () => {
    const [question] = assess(parseReport("### Question 1\nPeas\n"), garden());
    assert.ok(question);
    const questions = [{ ...question, line: 1, changed: true }];
    const found = finding({ question: null, line: null, column: null, endLine: null, endColumn: null });
    const [report] = json([checked([found], { questions })]).reports;
    assert.deepEqual(report.questions[0].words, { count: null, min: null, max: null });
    assert.deepEqual([report.questions[0].state, report.questions[0].section], ["no-answer-line", null]);
    assert.deepEqual([report.findings[0].question, report.findings[0].line], [null, null]);
  });

  it("sums up all reports, the unread among them", () =>
    assert.deepEqual(
      json([checked([finding(), finding({ level: "warning" })]), unread(), checked([finding({ level: "note" })])])
        .summary,
      { reports: 3, errors: 1, warnings: 1, notes: 1, questionsChecked: 2, questions: 8, stopped: true },
    ));

  it("stops for warnings only where they are to stop", () => {
    const reports = [checked([finding({ level: "warning" })])];
    assert.equal(json(reports).summary.stopped, false);
    assert.equal(json(reports, true).summary.stopped, true);
  });

  it("may tell of no report", () => {
    const { reports, summary } = json([]);
    assert.deepEqual(reports, []);
    assert.equal(summary.stopped, false);
  });
});
