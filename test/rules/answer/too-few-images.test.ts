import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, by, levelsOf, scan } from "../kites.js";

const rule = "answer/too-few-images";

test("fewer images than asked for are a warning in a commit and an error in a scan", () => {
  assert.deepEqual(levelsOf(rule, answered({ 4: "It is red" })), { commit: "warning", scan: "error" });
});

test("the message has the count, the limit, and by how much", () => {
  const [found] = by(rule, scan(answered({ 4: "It is red" })));
  assert.equal(found?.message, "needs 1 image, has none");
});

test("an image as HTML does not count, since the course does not count it", () => {
  const found = by(
    rule,
    scan(answered({ 4: 'It is red <img src="figures/kite.png">' }), { settings: { "answer/image-html": "off" } }),
  );
  assert.equal(found.length, 1);
});
