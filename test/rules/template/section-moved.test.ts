import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, committed, decisions, fixed, levels, scanned } from "../../helpers/decisions.js";

const rule = "template/section-moved";
const moved = changed(
  ["## Choice\n\n{kite | balloon | glider}\n\n", ""],
  ["## Why now", "## Choice\n\n{kite | balloon | glider}\n\n## Why now"],
);

test("a section out of order is told with its place", () => {
  assert.deepEqual(levels(rule, moved), { commit: "error", scan: "warning" });
  const [found] = scanned(moved).filter((one) => one.rule === rule);
  assert.equal(found?.message, `the section "Choice" is out of order; its place is below "Costs"`);
  assert.equal(found?.line, 11);
});

test("headings that a document adds move nothing", () => {
  const text = changed(["## Choice", "## Thoughts of ours\n\n### Costs of thoughts\n\n## Choice"]);
  assert.deepEqual(
    scanned(text).filter((one) => one.rule === rule),
    [],
  );
});

test("fix moves it back", () => {
  assert.equal(fixed(moved).text, decisions);
  assert.equal(committed(moved, moved).length, 1);
});
