import assert from "node:assert/strict";
import { test } from "node:test";
import { by, commit, levelsOf, pristine, replaced, scan } from "../kites.js";

const rule = "template/limit-changed";

test("other numbers in the limit line are an error in both modes", () => {
  const report = replaced(pristine, "5-10 words", "5-60 words");
  assert.deepEqual(levelsOf(rule, report), { commit: "error", scan: "error" });
  assert.equal(by(rule, scan(report))[0]?.message, "the limit line states 5-60 words, the template 5-10 words");
});

test("the limits that are checked stay the template's", () => {
  const report = replaced(
    replaced(pristine, "5-10 words", "5-60 words"),
    "--- question 3 fill here ---",
    "a ".repeat(20),
  );
  assert.equal(by("answer/too-long", scan(report))[0]?.message, "20 words; at most 10");
});

test("a limit line that is gone is an error", () => {
  const [found] = by(rule, scan(replaced(pristine, "> Answer length: 5-10 words.\n>\n", "")));
  assert.deepEqual([found?.level, found?.message], ["error", "the limit line is gone; the template states 5-10 words"]);
});

test("a limit line where the template has none is an error", () => {
  const report = replaced(pristine, "next time?**\n", "next time?**\n>\n> Answer length: 5-10 words.\n");
  assert.match(by(rule, scan(report))[0]?.message ?? "", /states 5-10 words, the template no limit/);
});

test("the number of images counts too", () => {
  const report = replaced(pristine, "1 to 2 images", "1 to 5 images");
  assert.match(by(rule, scan(report))[0]?.message ?? "", /and 1-5 images, the template .* and 1-2 images/);
});

test("other words with the same numbers are the same limit", () => {
  const report = replaced(pristine, "Answer length: 5-10 words.", "**Recommended answer length:** 5 to 10 words");
  assert.deepEqual(by(rule, scan(report)), []);
});

test("where the whole prompt is gone, that is said instead", () => {
  const from = pristine.indexOf("> **Which wood");
  const report = pristine.slice(0, from) + pristine.slice(pristine.indexOf("> Answer:", from));
  assert.deepEqual(by(rule, scan(report)), []);
});

test("a limit that was changed before does not stop a commit, whatever it makes of it", () => {
  const before = replaced(pristine, "5-10 words", "5-60 words");
  const [nearer] = by(rule, commit(before, replaced(pristine, "5-10 words", "5-20 words")));
  const [further] = by(rule, commit(before, replaced(pristine, "5-10 words", "5-90 words")));
  assert.deepEqual([nearer?.existing, further?.existing], [true, true]);
});
