import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, by, levelsOf, scan } from "../kites.js";

const rule = "answer/image-html";

test("an `<img>` is a warning in both modes", () => {
  const report = answered({ 4: 'See <img src="figures/kite.png" width="300">' });
  assert.deepEqual(levelsOf(rule, report), { commit: "warning", scan: "warning" });
  assert.match(by(rule, scan(report))[0]?.help ?? "", /!\[what it shows\]\(figures\/kite\.png\)/);
});

test("an `<img>` on another host is found as remote alone", () => {
  const found = scan(answered({ 4: 'See <img src="https://example.org/kite.png">' }));
  const ofImages = found.filter(({ rule }) => rule.startsWith("answer/image"));
  assert.deepEqual(
    ofImages.map(({ rule }) => rule),
    ["answer/image-remote"],
  );
  assert.match(ofImages[0]?.help ?? "", /write `!\[what it shows\]\(figures\/name\.png\)`/);
});

test("an `<img>` in code is none", () => {
  assert.deepEqual(by(rule, scan(answered({ 4: 'We wrote `<img src="figures/kite.png">`' }))), []);
});

test("an image in Markdown is not one in HTML", () => {
  assert.deepEqual(by(rule, scan(answered({ 4: "See ![kite](figures/kite.png)" }))), []);
});
