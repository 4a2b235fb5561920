import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, by, levelsOf, scan } from "../kites.js";

const rule = "answer/dashes-left";

test("the placeholder's dashes around an answer are a warning in both modes", () => {
  assert.deepEqual(levelsOf(rule, answered({ 5: "--- Less glue ---" })), { commit: "warning", scan: "warning" });
});

test("the message says at which end", () => {
  const messages = ["--- Less glue ---", "---Less glue", "Less glue\n ---"].map(
    (answer) => by(rule, scan(answered({ 5: answer })))[0]?.message,
  );
  assert.match(messages[0] ?? "", /starts and ends with/);
  assert.match(messages[1] ?? "", /starts with/);
  assert.match(messages[2] ?? "", /ends with/);
});

test("longer lines, tables and dashes inside the text are not the placeholder's", () => {
  for (const answer of ["----- Less glue -----", "| a |\n| --- |", "Less --- glue"]) {
    assert.deepEqual(by(rule, scan(answered({ 5: answer }))), [], answer);
  }
});

test("where the whole placeholder is left, that is said instead", () => {
  assert.deepEqual(by(rule, scan(answered({ 5: "--- question 5 fill here --- Less glue" }))), []);
});
