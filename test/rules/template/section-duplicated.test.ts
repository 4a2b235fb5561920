import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, committed, decisions, fixed, levels, scanned } from "../../helpers/decisions.js";

const rule = "template/section-duplicated";
const section = "## Why now\n\nDescribe what made you decide.\n\n";
const twice = changed([section, section + section]);

test("a section that stands twice stops a commit, and is a warning in a scan", () => {
  assert.deepEqual(levels(rule, twice), { commit: "error", scan: "warning" });
  const [found] = scanned(twice).filter((one) => one.rule === rule);
  assert.equal(found?.message, `the section "Why now" stands here again; it began on line 11 already`);
  assert.deepEqual([found?.line, found?.fixable], [15, true]);
});

test("fix takes out the copy that holds nothing, and neither of two that were written", () => {
  assert.equal(fixed(twice).text, decisions);
  assert.equal(committed(twice, twice)[0]?.existing, true);
  const both = changed([section, "## Why now\n\nWind.\n\n## Why now\n\nRain.\n\n"]);
  assert.equal(fixed(both).text, both);
});
