import assert from "node:assert/strict";
import { test } from "node:test";
import { by, levelsOf, pristine, replaced, scan, template } from "../kites.js";

const rule = "template/checklist-changed";

test("a reworded item is a warning in both modes", () => {
  const report = replaced(pristine, "Buy wood for the frame", "Buy wood for the tail");
  assert.deepEqual(levelsOf(rule, report), { commit: "warning", scan: "warning" });
  const message = by(rule, scan(report))[0]?.message ?? "";
  assert.match(message, /item "Buy wood for the tail"; the template has "Buy wood for the frame"/);
});

test("an item that is gone is placed behind the one above it", () => {
  const report = replaced(pristine, "* [ ] Sew the sail\n      on a strong machine\n", "");
  assert.equal(by(rule, scan(report))[0]?.message, '1 item of the checklist is missing after "Buy wood for the frame"');
});

test("items that are gone one after the other are one finding", () => {
  const report = replaced(pristine, "* [ ] Sew the sail\n      on a strong machine\n* [ ] Fly it once\n", "");
  assert.equal(
    by(rule, scan(report))[0]?.message,
    '2 items of the checklist are missing after "Buy wood for the frame"',
  );
});

test("a checklist that is gone is one finding", () => {
  const from = pristine.indexOf("* [ ]");
  const report = pristine.slice(0, from) + pristine.slice(pristine.indexOf("## The group"));
  assert.equal(by(rule, scan(report))[0]?.message, "the checklist with its 3 items is gone");
});

test("ticking, adding words, adding items, moving and rewrapping are free", () => {
  const report = replaced(pristine, "* [ ] Buy wood for the frame", "- [x] Buy good wood for the frame (**done**)")
    .replace(
      "* [ ] Sew the sail\n      on a strong machine",
      () => "* [X] Sew the sail on a strong machine\n* [ ] Our own",
    )
    .replace("* [ ] Fly it once", () => "* [ ] Fly it once or twice");
  assert.deepEqual(by(rule, scan(report)), []);
});

test("a template without a checklist asks for none", () => {
  assert.deepEqual(by(rule, scan(pristine, { template: { ...template, checklist: [] } })), []);
});
