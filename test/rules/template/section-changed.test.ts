import assert from "node:assert/strict";
import { test } from "node:test";
import { fixedWith, templateFrom } from "../../helpers/fix.js";
import { gardenTemplate } from "../../helpers/report.js";
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

test("a reworded heading with the next section's gone stands for its own section alone", () => {
  const report = replaced(replaced(pristine, "## The building", "## building"), "## The flying\n\n", "");
  const told = by(rule, scan(report)).map(({ message }) => message.replace(/^.* (?=was|is)/, ""));
  assert.deepEqual(told, ['was reworded: it reads "building" now', "is missing"]);
  assert.equal(fixedWith(report, pristine).text, pristine);
});

test("a missing heading that has no question below it is told by the section below", () => {
  const listed = templateFrom(replaced(pristine, "* [ ] Buy wood", "## Checklist\n\n* [ ] Buy wood"));
  const told = by(rule, scan(pristine, { template: listed })).map(({ message }) => message);
  assert.deepEqual(told, ['the section heading "Checklist" above the section of question 1 is missing']);
});

test("a heading of one's own, and markup in the template's, are free", () => {
  const report = replaced(pristine, "## The building", "## **The building**");
  assert.deepEqual(by(rule, scan(`${report}\n## Thanks\n`)), []);
});

for (const line of ["", "### Question five\n"]) {
  test(`a reworded section is put back once, and is no answer, where ${line === "" ? "nothing" : "other words"} stands for its first question's heading`, () => {
    const reworded = replaced(pristine, "## The flying\n", "## How we flew\n");
    const { text } = fixedWith(replaced(reworded, "### Question 5\n", line), pristine);
    const expected = replaced(pristine, "## The flying\n", "## The flying\n\n**How we flew**\n");
    assert.equal(text.replace(/\n{3,}/g, "\n\n"), expected.replace(/\n{3,}/g, "\n\n"));
    assert.equal(fixedWith(text, pristine).text, text);
  });
}

const introduced = replaced(
  gardenTemplate,
  "## Checklist\n",
  "## Checklist\n\nTick what is done, and only what is done by all of you.\n",
);

test("a heading comes back above its introduction where that still stands", () => {
  for (const heading of ["## The harvest\n\n", "## Checklist\n\n"]) {
    const { text } = fixedWith(replaced(introduced, heading, ""), introduced);
    assert.equal(text, introduced, heading);
    const crlf = introduced.replaceAll("\n", "\r\n");
    assert.equal(fixedWith(replaced(crlf, heading.replaceAll("\n", "\r\n"), ""), introduced).text, crlf, heading);
  }
});

test("an introduction with other line ends, or with the writer's words below it, is no less there", () => {
  const bare = replaced(introduced, "## The harvest\n\n", "");
  for (const now of ["> Here we ask\n> **what came of it.**", "> Here we ask what came of it.\n\nMuch."])
    assert.equal(
      fixedWith(replaced(bare, "> Here we ask what came of it.", now), introduced).text,
      replaced(introduced, "> Here we ask what came of it.", now),
    );
});

test("a heading comes back with its introduction where both are gone", () => {
  const gone = replaced(introduced, "## The harvest\n\n> Here we ask what came of it.\n\n", "");
  assert.equal(fixedWith(gone, introduced).text, introduced);
});
