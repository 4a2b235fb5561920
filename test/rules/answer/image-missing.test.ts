import assert from "node:assert/strict";
import { test } from "node:test";
import type { FileState } from "../../../src/rules/model.js";
import { answered, by, commit, levelsOf, pristine, scan } from "../kites.js";

const rule = "answer/image-missing";
const report = answered({ 4: "See ![the kite](figures/kite.png) here" });
const only = (states: Record<string, FileState>) => (path: string) => states[path] ?? ({ kind: "absent" } as const);

test("an image that is not there is an error in both modes", () => {
  assert.deepEqual(levelsOf(rule, report, { files: only({}) }), { commit: "error", scan: "error" });
});

test("it is asked for by its path from the repository's root", () => {
  const files = only({ "reports/figures/kite.png": { kind: "present" } });
  assert.deepEqual(by(rule, scan(report, { files })), []);
});

test("an image that is on disk but not in the commit is to be added", () => {
  const files = only({ "reports/figures/kite.png": { kind: "not-added" } });
  const [found] = by(rule, commit(pristine, report, { files }));
  assert.match(found?.message ?? "", /on disk but not in the commit/);
  assert.match(found?.help ?? "", /git add -f -- :\/reports\/figures\/kite\.png$/);
});

test("a name that differs in case says what the file is called", () => {
  const files = only({ "reports/figures/kite.png": { kind: "other-case", actual: "reports/figures/Kite.PNG" } });
  assert.match(by(rule, scan(report, { files }))[0]?.message ?? "", /is called "reports\/figures\/Kite.PNG"/);
});

test("an image outside the report's folder is a warning where it is there, an error where it is not", () => {
  const outside = answered({ 4: "See ![the kite](../media/kite.png) here" });
  const there = { files: only({ "media/kite.png": { kind: "present" } }) };
  assert.deepEqual(levelsOf(rule, outside, there), { commit: "warning", scan: "warning" });
  assert.deepEqual(levelsOf(rule, outside, { files: only({}) }), { commit: "error", scan: "error" });
});

test("a path from the root is a warning where the image is there, since no page beside the report shows it", () => {
  const fromRoot = answered({ 4: "See ![the kite](/reports/figures/kite.png) here" });
  const there = { files: only({ "reports/figures/kite.png": { kind: "present" } }) };
  assert.deepEqual(levelsOf(rule, fromRoot, there), { commit: "warning", scan: "warning" });
  const [found] = by(rule, scan(fromRoot, there));
  assert.match(found?.message ?? "", /shown neither by the course's page nor by ours: its path begins with `\/`/);
  assert.match(found?.help ?? "", /^Write `figures\/kite\.png`,/);
  assert.deepEqual(levelsOf(rule, fromRoot, { files: only({}) }), { commit: "error", scan: "error" });
});

test("the template's example of an image is one finding", () => {
  const found = scan(answered({ 4: "See ![this](figures/<image>.<extension>)" }), { files: only({}) });
  const ofImages = found.filter(({ rule }) => rule.startsWith("answer/image"));
  assert.deepEqual(
    ofImages.map(({ rule, message }) => [rule, message]),
    [[rule, '"figures/<image>.<extension>" is still the template\'s example of an image']],
  );
});

test("titles, angle brackets, spaces and %20 are understood", () => {
  const files = only({ "reports/figures/my kite.png": { kind: "present" } });
  for (const target of [
    "figures/my%20kite.png",
    "<figures/my kite.png>",
    "figures/my kite.png",
    'figures/my%20kite.png "Red"',
  ]) {
    assert.deepEqual(by(rule, scan(answered({ 4: `See ![k](${target})` }), { files })), [], target);
  }
});

test("an `<img>` must be there too", () => {
  const found = by(rule, scan(answered({ 4: 'See <img src="figures/kite.png" width="50%">' }), { files: only({}) }));
  assert.equal(found.length, 1);
});

test("a path on one's own computer, or out of the repository, is missing", () => {
  for (const target of ["C:\\Users\\me\\kite.png", "file:///home/me/kite.png", "../../kite.png"]) {
    const found = by(rule, scan(answered({ 4: `See ![k](${target})` })));
    assert.match(found[0]?.message ?? "", /lies outside the repository/, target);
  }
});

test("images in code and on other hosts are not looked for", () => {
  const answer = "See `![k](a.png)` and ![k](https://example.org/a.png) and ![k](//example.org/b.png)";
  assert.deepEqual(by(rule, scan(answered({ 4: answer }), { files: only({}) })), []);
});

test("an image that was missing before the commit does not stop it", () => {
  const before = answered({ 4: "Look: ![the kite](figures/kite.png)" });
  const [found] = by(rule, commit(before, report, { files: only({}) }));
  assert.deepEqual([found?.level, found?.existing], ["warning", true]);
});

test("a report at the repository's root has every folder within its own", () => {
  const files = only({ "media/kite.png": { kind: "present" } });
  const atRoot = answered({ 4: "See ![k](media/kite.png)" });
  assert.deepEqual(by(rule, scan(atRoot, { files, path: "README.md" })), []);
});

test("a path written from the repository's root is told from where it counts", () => {
  const [found] = by(rule, scan(answered({ 4: "See ![k](reports/figures/kite.png)" }), { files: only({}) }));
  assert.equal(found?.help, 'Paths count from the report\'s own folder: write "figures/kite.png"');
});

test("an image with a letter in another Unicode form is told by that letter", () => {
  const files = only({ "reports/figures/\u00e5.png": { kind: "other-form", actual: "reports/figures/a\u030a.png" } });
  const [found] = by(rule, scan(answered({ 4: "See ![a](figures/\u00e5.png)" }), { files }));
  assert.match(
    found?.message ?? "",
    /its "\u00e5" is written as one letter, in the file's name as a letter and a mark/,
  );
});

test("a file with a name that is near is offered", () => {
  const files = only({ "reports/figures/kit.png": { kind: "absent", near: "reports/figures/kite.png" } });
  const [found] = by(rule, scan(answered({ 4: "See ![a](figures/kit.png)" }), { files }));
  assert.match(found?.help ?? "", /if "reports\/figures\/kite\.png" is meant/);
});

test("another way to write the same path is no new missing image", () => {
  const files = only({});
  const before = answered({ 4: "See ![a](./figures/kite.png)" });
  const [found] = by(rule, commit(before, answered({ 4: "See ![a](figures/kite.png)" }), { files }));
  assert.deepEqual([found?.level, found?.existing], ["warning", true]);
});

test("an image that nobody sees is none that could be missing", () => {
  for (const hidden of ["<!-- ![a](figures/a.png) -->", "\n\n    ![a](figures/a.png)", "`![a](figures/a.png)`"]) {
    assert.deepEqual(by(rule, scan(answered({ 4: `See ${hidden}` }), { files: only({}) })), [], hidden);
  }
});
