import assert from "node:assert/strict";
import { test } from "node:test";
import { foldAlike } from "../../../src/output/fold-alike.js";
import { by, commit, levelsOf, pristine, replaced, scan } from "../kites.js";

const rule = "template/heading-changed";
const heading = "### Question 4";

test("another level is an error in both modes", () => {
  const report = replaced(pristine, heading, "#### Question 4");
  assert.deepEqual(levelsOf(rule, report), { commit: "error", scan: "error" });
  assert.equal(by(rule, scan(report))[0]?.message, "the heading begins with ####, in the template with ###");
});

test("another number is an error, and the only one about that question's place", () => {
  for (const number of [14, 3, 5]) {
    const report = replaced(pristine, heading, `### Question ${number}`);
    assert.deepEqual(levelsOf(rule, report), { commit: "error", scan: "error" });
    const structure = scan(report).filter(({ rule }) => rule.startsWith("template/"));
    assert.deepEqual(
      structure.map(({ rule }) => rule),
      [rule],
      `number ${number}`,
    );
    assert.match(structure[0]?.message ?? "", /the prompt below it is that of question 4/);
  }
});

test("a wrong number is known by most of the words asked, if not by all", () => {
  const report = replaced(replaced(pristine, heading, "### Question 14"), "when it was done", "when it was ready");
  assert.equal(by(rule, scan(report)).length, 1);
});

test("words behind the number are a warning in both modes", () => {
  const report = replaced(pristine, heading, "### Question 4 (akash)");
  assert.deepEqual(levelsOf(rule, report), { commit: "warning", scan: "warning" });
  assert.match(by(rule, scan(report))[0]?.message ?? "", /"\(akash\)" after its number/);
});

test("markup and punctuation in the heading do not count", () => {
  for (const same of ["### **Question 4**", "### Question 4:", "###  Question  4 ###"]) {
    assert.deepEqual(by(rule, scan(replaced(pristine, heading, same))), [], same);
  }
});

test("a level that was wrong before does not stop a commit", () => {
  const before = replaced(pristine, heading, "#### Question 4");
  const [found] = by(rule, commit(before, replaced(before, "--- question 5 fill here ---", "Less glue")));
  assert.deepEqual([found?.level, found?.existing], ["warning", true]);
});

test("another level of many headings is said once of them all", () => {
  const found = by(rule, scan(pristine.replaceAll("### Question", "## Question")));
  const [folded] = foldAlike(found, []).values();
  assert.deepEqual(folded?.questions, [1, 2, 3, 4, 5]);
  assert.equal(folded?.finding.message, "5 headings do not begin with as many # as in the template");
  assert.equal(folded?.finding.help, "Begin each heading with ### and a space");
});
