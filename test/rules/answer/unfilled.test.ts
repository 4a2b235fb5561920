import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, by, commit, levelsOf, pristine, replaced, scan } from "../kites.js";

const rule = "answer/unfilled";

test("a placeholder alone is a note in a commit and an error in a scan", () => {
  const touched = replaced(pristine, "--- question 5 fill here ---", "---  question 5 fill here  ---");
  assert.deepEqual(levelsOf(rule, touched), { commit: "note", scan: "error" });
});

test("an answer that a commit takes out is a warning, unless the level is set", () => {
  const [found] = by(rule, commit(answered({ 5: "Less glue" }), pristine));
  assert.deepEqual([found?.level, found?.message], ["warning", "the answer was removed"]);
  assert.match(found?.help ?? "", /git diff HEAD -- :\/reports\/README\.md shows how it was$/);
  const settings = { [rule]: "note" } as const;
  assert.equal(by(rule, commit(answered({ 5: "Less glue" }), pristine, { settings }))[0]?.level, "note");
});

test("every question that holds nothing but white space is unfilled", () => {
  const found = by(rule, scan(answered({ 1: "Seven", 2: "", 3: "\n\n", 4: "It flies", 5: "Nothing" })));
  assert.deepEqual(
    found.map(({ question }) => question),
    [2, 3],
  );
  assert.match(found[0]?.message ?? "", /nothing stands below/);
});

test("an unfilled answer is neither too short nor without images", () => {
  const found = scan(pristine).filter(({ rule }) => rule.startsWith("answer/too-"));
  assert.deepEqual(found, []);
});

test("a single word is an answer", () => {
  assert.deepEqual(by(rule, scan(answered({ 1: "7", 2: "a", 3: "b", 4: "c", 5: "d" }))), []);
});
