import assert from "node:assert/strict";
import { test } from "node:test";
import { by, levelsOf, pristine, scan } from "../kites.js";

const rule = "page/stale";
const stale = {
  report: "reports/README.md",
  path: "reports/report.html",
  typed: "report.html",
  spare: "",
  stale: true,
  edited: false,
  onDisk: false,
};

test("a page that is not the report's is an error in a scan; a commit makes it anew", () => {
  assert.deepEqual(levelsOf(rule, pristine, { page: stale }), { commit: null, scan: "error" });
});

test("it has no place in the report, and names the page", () => {
  const [found] = by(rule, scan(pristine, { page: stale }));
  assert.equal(found?.line, null);
  assert.match(found?.message ?? "", /reports\/report\.html/);
});

test("a page that somebody edited is told as such, not as stale", () => {
  assert.deepEqual(by(rule, scan(pristine, { page: { ...stale, edited: true } })), []);
});

test("no page, or the right one, is nothing to tell", () => {
  assert.deepEqual(by(rule, scan(pristine)), []);
  assert.deepEqual(by(rule, scan(pristine, { page: { ...stale, stale: false } })), []);
});
