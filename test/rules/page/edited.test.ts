import assert from "node:assert/strict";
import { test } from "node:test";
import { by, levelsOf, pristine, scan } from "../kites.js";

const rule = "page/edited";
const edited = {
  report: "reports/README.md",
  path: "reports/report.html",
  typed: "report.html",
  spare: "report.html.mine",
  stale: true,
  edited: true,
  onDisk: false,
};

test("a page with somebody's changes in it is an error in both modes", () => {
  assert.deepEqual(levelsOf(rule, pristine, { page: edited }), { commit: "error", scan: "error" });
});

test("it names the page, and from the folder where the person is, how to keep the changes", () => {
  const [found] = by(rule, scan(pristine, { page: edited }));
  assert.match(found?.message ?? "", /reports\/report\.html holds changes made by hand/);
  assert.match(found?.help ?? "", /: git reset -q -- report\.html && mv report\.html report\.html\.mine$/);
});

test("an untouched page is nothing to tell", () => {
  assert.deepEqual(by(rule, scan(pristine, { page: { ...edited, edited: false } })), []);
});

test("one on disk, which git may not know, is kept under another name and made anew", () => {
  const [found] = by(rule, scan(pristine, { page: { ...edited, onDisk: true } }));
  assert.match(found?.help ?? "", /: mv report\.html report\.html\.mine && report-hook html reports\/README\.md$/);
});
