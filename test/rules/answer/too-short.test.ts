import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, by, levelsOf, scan } from "../kites.js";

const rule = "answer/too-short";

test("an answer under its limit is a warning in a commit and an error in a scan", () => {
  assert.deepEqual(levelsOf(rule, answered({ 3: "Ash, of course" })), { commit: "warning", scan: "error" });
});

test("the message has the count, the limit, and by how much", () => {
  const [found] = by(rule, scan(answered({ 3: "Ash, of course" })));
  assert.equal(found?.message, "3 words; at least 5");
  assert.equal(found?.help, "Write 2 words more");
});

test("exactly the limit is not too short", () => {
  assert.deepEqual(by(rule, scan(answered({ 3: "Ash, for it bends well" }))), []);
});
