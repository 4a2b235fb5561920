import assert from "node:assert/strict";
import { it } from "node:test";
import { coursePatterns } from "../../src/course/patterns.js";
import { withKnownWords } from "../../src/match/questions/known-words.js";
import { findTemplateText } from "../../src/match/questions/template-text.js";
import { sectionTitles } from "../../src/template/sections.js";
import { templateFrom } from "../helpers/fix.js";
import { parseReport } from "../helpers/read.js";
import { gardenTemplate, replaced } from "../helpers/report.js";

const template = templateFrom(gardenTemplate);
const hashesOnly = {
  ...template,
  sections: template.sections.map((section) => ({ ...section, title: { ...section.title, text: null } })),
};
const titlesFrom = (text: string): (string | undefined)[] => {
  const source = parseReport(text, { isSection: sectionTitles(template) });
  const known = findTemplateText(hashesOnly, [source], coursePatterns);
  return withKnownWords(hashesOnly, known, coursePatterns).sections.map(({ title }) => title.text?.join(" "));
};

it("a section that was known by hashes has the words of its heading where a version has them, and no others", () => {
  const [checklist, plan] = titlesFrom(gardenTemplate);
  assert.deepEqual([checklist, plan], ["Checklist", "The plan"]);
  assert.equal(titlesFrom(replaced(gardenTemplate, "## The plan", "## The plot"))[1], undefined);
});
