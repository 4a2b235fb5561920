import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, by, levelsOf, pristine, scan } from "../kites.js";

const rule = "answer/placeholder-left";

test("the placeholder beside an answer is a warning in both modes", () => {
  const report = answered({ 5: "Less glue\n\n--- question 5 fill here ---" });
  assert.deepEqual(levelsOf(rule, report), { commit: "warning", scan: "warning" });
});

test("it points at the placeholder", () => {
  const [found] = by(rule, scan(answered({ 5: "Less glue\n\n--- question 5 fill here ---" })));
  assert.equal(found?.column, 1);
  assert.equal(found?.endColumn, "--- question 5 fill here ---".length + 1);
});

test("the placeholder of another question counts too", () => {
  assert.equal(by(rule, scan(answered({ 5: "--- question 4 fill here --- Less glue" }))).length, 1);
});

test("the placeholder alone is unfilled, not left", () => {
  assert.deepEqual(by(rule, scan(pristine)), []);
});
