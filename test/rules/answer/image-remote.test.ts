import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, by, levelsOf, scan } from "../kites.js";

const rule = "answer/image-remote";

test("an image on another host is a warning in both modes", () => {
  const report = answered({ 4: "See ![kite](https://example.org/kite.png)" });
  assert.deepEqual(levelsOf(rule, report), { commit: "warning", scan: "warning" });
});

test("an address without its scheme is another host too, and so is an `<img>`", () => {
  const answer = 'See ![kite](//example.org/kite.png) and <img src="http://example.org/b.png">';
  assert.equal(by(rule, scan(answered({ 4: answer }))).length, 2);
});

test("such an image is not missing as well", () => {
  const found = scan(answered({ 4: "See ![kite](https://example.org/kite.png)" }), {
    files: () => ({ kind: "absent" }),
  });
  assert.deepEqual(by("answer/image-missing", found), []);
});

test("a local image is not remote", () => {
  assert.deepEqual(by(rule, scan(answered({ 4: "See ![kite](figures/kite.png)" }))), []);
});
