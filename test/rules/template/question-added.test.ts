import assert from "node:assert/strict";
import { test } from "node:test";
import { by, levelsOf, pristine, replaced, scan, template } from "../kites.js";

const rule = "template/question-added";
const more = `${pristine}\n### Question 6\n\n> **Will you fly again?**\n>\n> Answer:\n\nYes\n`;

test("a question that the template does not have is an error in both modes", () => {
  assert.deepEqual(levelsOf(rule, more), { commit: "error", scan: "error" });
  assert.equal(by(rule, scan(more))[0]?.message, "the template has no question 6");
});

test("a question of the template under another number is not one too many", () => {
  assert.deepEqual(by(rule, scan(replaced(pristine, "### Question 4", "### Question 14"))), []);
});

test("where nothing but limits is known, any question will do", () => {
  assert.deepEqual(by(rule, scan(more, { template: { ...template, structure: false } })), []);
});
