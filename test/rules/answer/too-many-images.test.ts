import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, by, levelsOf, scan } from "../kites.js";

const rule = "answer/too-many-images";
const image = "![kite](figures/kite.png)";

test("more images than asked for are an error in both modes", () => {
  assert.deepEqual(levelsOf(rule, answered({ 4: `${image} ${image} ${image}` })), { commit: "error", scan: "error" });
});

test("the message has the count, the limit, and by how much", () => {
  const [found] = by(rule, scan(answered({ 4: `${image} ${image} ${image}` })));
  assert.equal(found?.message, "3 images; at most 2");
  assert.equal(found?.help, "Take out 1 image");
});

test("as many as asked for are not too many", () => {
  assert.deepEqual(by(rule, scan(answered({ 4: `${image} ${image}` }))), []);
});
