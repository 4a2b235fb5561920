import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, by, levelsOf, scan } from "../kites.js";

const rule = "answer/image-type";

test("a local image of another type is an error in both modes", () => {
  const report = answered({ 4: "See ![kite](figures/kite.svg)" });
  assert.deepEqual(levelsOf(rule, report), { commit: "error", scan: "error" });
  assert.match(by(rule, scan(report))[0]?.message ?? "", /is a \.svg file/);
});

test("png, jpg and jpeg are taken in any case, with a query behind them too", () => {
  for (const name of ["a.png", "a.PNG", "a.jpg", "a.JPeG", "a.png?raw=true"]) {
    assert.deepEqual(by(rule, scan(answered({ 4: `See ![kite](figures/${name})` }))), [], name);
  }
});

test("a name without a type is found", () => {
  assert.match(by(rule, scan(answered({ 4: "See ![kite](figures/kite)" })))[0]?.message ?? "", /has no file type/);
});

test("an image on another host may be of any type", () => {
  assert.deepEqual(by(rule, scan(answered({ 4: "See ![kite](https://example.org/kite.svg)" }))), []);
});
