import assert from "node:assert/strict";
import { test } from "node:test";
import { by, levelsOf, pristine, replaced, scan, template } from "../kites.js";

const rule = "template/section-changed";
const hashesOnly = {
  ...template,
  sections: template.sections.map((section) => ({ ...section, title: { ...section.title, text: null } })),
};

test("a reworded section heading is a warning in both modes", () => {
  const report = replaced(pristine, "## The building", "## How we built it");
  assert.deepEqual(levelsOf(rule, report), { commit: "warning", scan: "warning" });
});

test("it is told by its questions where the template's words are not known", () => {
  const report = replaced(pristine, "## The building", "## How we built it");
  const [found] = by(rule, scan(report, { template: hashesOnly }));
  assert.equal(
    found?.message,
    'the section heading above questions 3 to 4 was reworded: it reads "How we built it" now',
  );
  const known = by(rule, scan(report))[0]?.message;
  assert.match(known ?? "", /^the section heading "The building" above/);
});

test("a missing heading points at its first question", () => {
  const report = replaced(pristine, "## The flying\n\n", "");
  const [found] = by(rule, scan(report, { template: hashesOnly }));
  assert.equal(found?.message, "the section heading above question 5 is missing");
  assert.equal(found?.line, report.split("\n").indexOf("### Question 5") + 1);
});

test("a heading of one's own, and markup in the template's, are free", () => {
  const report = replaced(pristine, "## The building", "## **The building**");
  assert.deepEqual(by(rule, scan(`${report}\n## Thanks\n`)), []);
});
