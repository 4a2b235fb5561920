import assert from "node:assert/strict";
import { test } from "node:test";
import { fixedWith } from "../../helpers/fix.js";
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

for (const line of ["### How it looked", "#### How it looked", "**How it looked**", "__How it looked__"]) {
  test(`a placeholder beside nothing but "${line}" stays: that is no answer`, () => {
    const report = answered({ 5: `--- question 5 fill here ---\n\n${line}` });
    const [found] = by(rule, scan(report));
    assert.equal(found?.message, "beside the placeholder stands a heading and no answer");
    assert.equal(found?.fixable, false);
    assert.match(fixedWith(report, pristine).text, /--- question 5 fill here ---\n+\S*.?How it looked/);
  });
}

test("a line with a word in bold is an answer, and the placeholder beside it goes", () => {
  const report = answered({ 5: "--- question 5 fill here ---\n\n**Glue** and **wood**" });
  assert.equal(fixedWith(report, pristine).text, answered({ 5: "**Glue** and **wood**" }));
});
