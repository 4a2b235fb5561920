import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, by, levelsOf, scan } from "../kites.js";

const rule = "answer/image-mark-missing";

test("a link to an image, where an image is asked for and there is none, lacks its `!`", () => {
  const report = answered({ 4: "See\n\n[the kite](figures/kite.png)" });
  assert.deepEqual(levelsOf(rule, report), { commit: "warning", scan: "error" });
  const found = scan(report).filter(({ question }) => question === 4);
  assert.deepEqual(
    found.map(({ rule }) => rule),
    [rule],
  );
  assert.match(
    found[0]?.message ?? "",
    /"\[the kite\]\(figures\/kite\.png\)" is a link, not an image.*\(needs 1 image, has none\)/,
  );
});

const right: readonly [string, string][] = [
  ["where the answer has its images", "See ![a](figures/a.png) and [the kite](figures/kite.png)"],
  ["to something else", "See [the kite](kite.md)"],
  ["around an image", "[![the kite](figures/kite.png)](figures/kite.png)"],
  ["in code", "See `[the kite](figures/kite.png)`"],
];
for (const [which, answer] of right) {
  test(`a link ${which} does not`, () => assert.deepEqual(by(rule, scan(answered({ 4: answer }))), []));
}

test("a link does not where no image is asked for", () => {
  assert.deepEqual(by(rule, scan(answered({ 3: "Ash, see [it](figures/kite.png)" }))), []);
});
