import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, by, levelsOf, scan } from "../kites.js";

const rule = "answer/example-left";

test("an answer that is the example's words is a warning in both modes", () => {
  const report = answered({ 3: "We took ash for the frame because it bends a long way" });
  assert.deepEqual(levelsOf(rule, report), { commit: "warning", scan: "warning" });
  assert.equal(by(rule, scan(report))[0]?.message, "75 % of the answer is the example of the prompt, word for word");
});

test("it points at the first words that are the example's", () => {
  const [found] = by(rule, scan(answered({ 3: "Ash, because it bends a long way before it breaks" })));
  assert.equal(found?.column, "Ash, ".length + 1);
});

test("less than a quarter may be the example's", () => {
  const own = "the beech is heavy and dear while pine was at hand and light enough to fly";
  assert.deepEqual(by(rule, scan(answered({ 3: `It bends a long way, ${own}` }))), []);
});

test("runs of three words are everybody's", () => {
  assert.deepEqual(by(rule, scan(answered({ 3: "Ash: it bends a bit; for the spine" }))), []);
});

test("a question without an example has none to leave", () => {
  assert.deepEqual(by(rule, scan(answered({ 5: "What would you do in another way next time" }))), []);
});
