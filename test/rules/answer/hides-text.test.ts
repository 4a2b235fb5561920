import assert from "node:assert/strict";
import { test } from "node:test";
import { readAnswers } from "../../../src/course/answers.js";
import { courseFor } from "../../../src/course/course-02476.js";
import { answered, by, commit, levelsOf, pristine, replaced, scan } from "../kites.js";

const rule = "answer/hides-text";

test("a heading in an answer is an error in both modes, with what it hides", () => {
  const report = answered({ 3: "Ash\n\n### Why\n\nIt bends well" });
  assert.deepEqual(levelsOf(rule, report), { commit: "error", scan: "error" });
  const message = "the course's script stops reading at `###`, so 4 words after it are not counted";
  assert.equal(by(rule, scan(report))[0]?.message, message);
  assert.equal(readAnswers(report, courseFor(31))[2]?.trim(), "Ash");
});

test("two `#` anywhere cut the answer: in a word, in code, in a comment", () => {
  for (const answer of ["We know C## well", "Run `a ## b` now", "```sh\n## build\nmake\n```", "<!-- ## hidden -->"]) {
    assert.equal(by(rule, scan(answered({ 3: answer }))).length, 1, answer);
  }
});

test("one `#` does not, nor do two with nothing behind them", () => {
  for (const answer of ["We know C# well", "# Wood\n\nAsh", "Ash ##"]) {
    assert.deepEqual(by(rule, scan(answered({ 3: answer }))), [], answer);
  }
});

test("in the last question `##` cuts nothing, and `###` makes the report unreadable", () => {
  assert.deepEqual(by(rule, scan(answered({ 5: "## More\n\nLess glue" }))), []);
  const report = answered({ 5: "### More\n\nLess glue" });
  assert.match(by(rule, scan(report))[0]?.message ?? "", /count it twice/);
  assert.equal(readAnswers(report, courseFor(31)).length, 6);
});

test("`Answer:` in an answer hides what stands before it", () => {
  const report = answered({ 3: "Why ash?\nAnswer: it bends well" });
  assert.deepEqual(levelsOf(rule, report), { commit: "error", scan: "error" });
  assert.match(by(rule, scan(report))[0]?.message ?? "", /not the 2 words before/);
  assert.equal(readAnswers(report, courseFor(31))[2]?.trim(), "it bends well");
});

test("`Answer:` before any text hides nothing and is a warning", () => {
  const again = answered({ 3: "**Answer:** it bends well" });
  assert.deepEqual(levelsOf(rule, again), { commit: "warning", scan: "warning" });
  const afterPlaceholder = answered({ 3: "--- question 3 fill here ---\nAnswer: it bends well" });
  assert.deepEqual(levelsOf(rule, afterPlaceholder), { commit: "warning", scan: "warning" });
});

test("`Answer:` behind a heading leaves one answer too many", () => {
  const report = answered({ 3: "Ash\n### Why\nAnswer: it bends well" });
  assert.ok(by(rule, scan(report)).some(({ message }) => message.includes("count it twice")));
  assert.equal(readAnswers(report, courseFor(31)).length, 6);
});

test("the word answer without its colon, or in lower case, hides nothing", () => {
  assert.deepEqual(by(rule, scan(answered({ 3: "The Answer is ash; our answer: ash" }))), []);
});

test("what was hidden before stops no commit, whether it hides more or as much", () => {
  const before = answered({ 3: "Ash ## it bends" });
  const more = by(rule, commit(before, answered({ 3: "Ash ## it bends well" })));
  const same = by(rule, commit(before, answered({ 3: "Oak ## it bends" })));
  assert.deepEqual([more[0]?.existing, same[0]?.existing], [true, true]);
});

test("a `###` above the `Answer:` line is the template's own business", () => {
  const report = replaced(pristine, "> **What would you do", "> ### What\n> **What would you do");
  assert.deepEqual(by(rule, scan(report)), []);
});
