import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, by, levelsOf, scan } from "../kites.js";

const rule = "answer/encoding";

test("text decoded twice is a warning in both modes", () => {
  assert.deepEqual(levelsOf(rule, answered({ 5: "CafÃ© glue" })), { commit: "warning", scan: "warning" });
});

test("the message says what it should read, three places at most", () => {
  const [found] = by(rule, scan(answered({ 5: "Ã© â€œa ðŸ¤— Ã¸ â€™" })));
  assert.match(found?.message ?? "", /"Ã©" should read "é", "â€œ" should read "“" and "ðŸ¤—" should read "🤗"/);
  assert.match(found?.message ?? "", /5 places in all/);
});

test("a character that was lost is told with what stands before it", () => {
  const [found] = by(rule, scan(answered({ 5: "Less gl\ufffde" })));
  assert.match(found?.message ?? "", /a character was lost after "Less gl"/);
});

test("letters with accents are text", () => {
  assert.deepEqual(by(rule, scan(answered({ 5: "São João, NÃO, “ÉTÉ”, groß" }))), []);
});
