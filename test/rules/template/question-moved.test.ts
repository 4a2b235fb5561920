import assert from "node:assert/strict";
import { test } from "node:test";
import { by, levelsOf, pristine, replaced, scan } from "../kites.js";

const rule = "template/question-moved";
/** The text of a question from its heading to the next heading. */
const block = (number: number): string =>
  new RegExp(`### Question ${number}\\n[^]*?(?=\\n##|$)`).exec(pristine)?.[0] ?? "";
const swapped = replaced(replaced(pristine, block(1), "<first>"), block(2), block(1)).replace("<first>", () =>
  block(2),
);

test("a question out of order is an error in both modes", () => {
  assert.deepEqual(levelsOf(rule, swapped), { commit: "error", scan: "error" });
});

test("of two that changed places one has moved, and the message says where to", () => {
  const found = by(rule, scan(swapped));
  assert.equal(found.length, 1);
  assert.equal(found[0]?.message, "question 2 stands above all others; its place is below question 1");
});

test("a question under another section is found by the section's own words", () => {
  const heading = "## The flying\n\n";
  const report = replaced(replaced(pristine, heading, ""), "### Question 4", `${heading}### Question 4`);
  const [found] = by(rule, scan(report));
  assert.deepEqual([found?.question, found?.level], [4, "error"]);
  assert.equal(found?.message, 'question 4 does not stand in its section "The building"');
});

test("where the section's heading is gone or reworded, no question has moved", () => {
  assert.deepEqual(by(rule, scan(replaced(pristine, "## The flying\n\n", ""))), []);
  assert.deepEqual(by(rule, scan(replaced(pristine, "## The flying", "## In the air"))), []);
});

test("questions in order with one missing, added or twice have not moved", () => {
  assert.deepEqual(by(rule, scan(replaced(pristine, block(3), ""))), []);
  assert.deepEqual(by(rule, scan(pristine + pristine)), []);
});
