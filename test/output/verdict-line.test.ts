/** The course checker's verdict, in one line. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verdictOf } from "../../src/course/verdict.js";
import { verdictLine } from "../../src/output/verdict-line.js";
import { listOf } from "../../src/rules/number-runs.js";
import { garden, gardenReport } from "../helpers/report.js";

const filled = { 1: "Anna", 2: "Peas grow in our soil.", 3: "Sun and ![red](a.png) peas.", 4: "![](a.png)" };

function line(answers: Readonly<Record<number, string>>): string {
  return verdictLine(verdictOf(gardenReport({ ...filled, ...answers }), garden()));
}

describe("the verdict's line", () => {
  it("says that all pass", () => assert.equal(line({}), "course checker: 4 of 4 pass"));
  it("names the question that fails", () =>
    assert.equal(line({ 2: "Peas" }), "course checker: 3 of 4 pass; question 2 fails"));
  it("names a question that fails twice once", () =>
    assert.equal(line({ 3: "Sun" }), "course checker: 3 of 4 pass; question 3 fails"));
  it("names those that fail", () =>
    assert.equal(line({ 2: "Peas", 4: "Red" }), "course checker: 2 of 4 pass; questions 2 and 4 fail"));
  it("says why the report cannot be read", () =>
    assert.equal(line({ 4: "### More" }), "course checker: cannot read this report: 5 answers, 4 expected"));
  it("is empty where no course has one", () => assert.equal(verdictLine(null), ""));
});

describe("a list of numbers", () => {
  const lists: readonly [readonly number[], string][] = [
    [[], ""],
    [[7], "7"],
    [[7, 8], "7 and 8"],
    [[7, 8, 12], "7, 8 and 12"],
    [[3, 4, 5, 6], "3-6"],
    [[3, 4, 5, 6, 8, 10], "3-6, 8 and 10"],
    [[1, 3, 4, 5], "1 and 3-5"],
  ];
  for (const [numbers, text] of lists) it(`is "${text}"`, () => assert.equal(listOf(numbers), text));
});
