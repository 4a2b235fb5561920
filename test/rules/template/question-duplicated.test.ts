import assert from "node:assert/strict";
import { test } from "node:test";
import type { Limits, TemplateQuestion } from "../../../src/template/model.js";
import { answered, by, commit, levelsOf, pristine, replaced, scan, template } from "../kites.js";

const rule = "template/question-duplicated";
/** A limit that an answer of one word keeps. */
const only5 = ({ number, limits }: TemplateQuestion): Limits =>
  number === 5 ? { words: { min: 1, max: 2 }, images: null } : limits;

test("a question that stands twice is an error in both modes", () => {
  const twice = `${pristine}\n### Question 2\n\n> **Who?**\n>\n> Answer:\n\nk1\n`;
  assert.deepEqual(levelsOf(rule, twice), { commit: "error", scan: "error" });
});

test("a report pasted twice has each question once too often, each with the line of its first copy", () => {
  const found = by(rule, scan(pristine + pristine));
  assert.deepEqual(
    found.map(({ question }) => question),
    [1, 2, 3, 4, 5],
  );
  const line = pristine.split("\n").indexOf("### Question 1") + 1;
  assert.equal(found[0]?.message, `question 1 stands here again; it began on line ${line} already`);
});

test("the head of a report that was pasted twice is no part of the answer above it", () => {
  const report = answered({
    1: "7",
    2: "k1",
    3: "Ash, since it bends so well",
    4: "Red ![k](figures/k.png)",
    5: "---\nGlue",
  });
  const limited = { ...template, questions: template.questions.map((one) => ({ ...one, limits: only5(one) })) };
  const rules = scan(report + report, { template: limited }).filter(({ question }) => question === 5);
  assert.deepEqual(
    rules.map(({ rule }) => rule),
    [rule, "answer/dashes-left"],
  );
});

test("a number given twice, with the prompt of a question that is missing, is a wrong number", () => {
  assert.deepEqual(by(rule, scan(replaced(pristine, "### Question 4", "### Question 3"))), []);
  assert.deepEqual(by(rule, scan(replaced(pristine, "### Question 3", "### Question 4"))), []);
});

test("what stood twice before does not stop a commit", () => {
  const before = pristine + pristine;
  const now = before.replace("--- question 5 fill here ---", () => "Less glue");
  assert.ok(by(rule, commit(before, now)).every(({ existing }) => existing));
});
