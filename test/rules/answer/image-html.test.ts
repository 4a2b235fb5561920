import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, by, levelsOf, scan } from "../kites.js";

const rule = "answer/image-html";

test("an `<img>` is a warning in both modes", () => {
  const report = answered({ 4: 'See ![a](figures/a.png) and <img src="figures/kite.png" width="300">' });
  assert.deepEqual(levelsOf(rule, report), { commit: "warning", scan: "warning" });
  assert.match(by(rule, scan(report))[0]?.help ?? "", /!\[what it shows\]\(figures\/kite\.png\)/);
});

test("where the answer has too few images for it, that is said once, and stops a scan", () => {
  const report = answered({ 4: 'See <img src="figures/kite.png" width="300">' });
  assert.deepEqual(levelsOf(rule, report), { commit: "warning", scan: "error" });
  const ofImages = scan(report).filter(({ rule }) => /image/.test(rule));
  assert.deepEqual(
    ofImages.map(({ rule }) => rule),
    [rule],
  );
  assert.match(ofImages[0]?.message ?? "", /does not count it \(needs 1 image, has none\)/);
});

test("too few images are said where an `<img>` is not to be", () => {
  const found = scan(answered({ 4: 'See <img src="figures/kite.png">' }), { settings: { [rule]: "off" } });
  assert.equal(by("answer/too-few-images", found).length, 1);
});

test("an `<img>` without quotes around its target is one", () => {
  assert.equal(by(rule, scan(answered({ 4: "See <img src=figures/kite.png width=50%>" }))).length, 1);
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
