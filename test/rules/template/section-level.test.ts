import assert from "node:assert/strict";
import { test } from "node:test";
import { anyTemplate, changed, committed, decisions, fixed, levels, scanned } from "../../helpers/decisions.js";

const rule = "template/section-level";
const deeper = changed(["## Choice", "#### Choice"]);

test("a heading of another level is a warning in both modes", () => {
  assert.deepEqual(levels(rule, deeper), { commit: "warning", scan: "warning" });
  const [found] = scanned(deeper).filter((one) => one.rule === rule);
  assert.equal(found?.message, `the heading of the section "Choice" is of level 4; in the template it is of level 2`);
});

test("a heading of the same words elsewhere is the document’s own", () => {
  const text = changed(["What does each cost?", "What does each cost?\n\n#### Choice\n\nOurs."]);
  assert.deepEqual(
    scanned(text).filter((one) => one.rule === rule),
    [],
  );
  assert.deepEqual(
    committed(decisions, text).filter((one) => one.rule === rule),
    [],
  );
});

test("fix gives it its level back", () => {
  assert.equal(fixed(deeper).text, decisions);
});

test("a document whose headings are all one level deeper is told so once", () => {
  const text = decisions.replace(/^#/gm, "##").replaceAll("## Only", "# Only");
  const found = scanned(text).filter((one) => one.rule === rule);
  assert.deepEqual(
    found.map(({ message }) => message),
    ["7 headings are 1 level below where the template has them"],
  );
});

test("a heading with a blank is known on another level by its other words, and keeps its own", () => {
  const template = anyTemplate("# Log\n\n## Place\n\nWhere?\n\n## Risk: <name>\n\nWhy?\n\n## Crew\n\nWho?\n");
  const whole = "# Log\n\n## Place\n\nA hill.\n\n## Risk: rain\n\nWet.\n\n## Crew\n\nAda.\n";
  const deep = whole.replace("## Risk", "### Risk");
  assert.deepEqual(
    scanned(deep, template).map((one) => one.rule),
    [rule],
  );
  assert.equal(fixed(deep, template).text, whole);
});
