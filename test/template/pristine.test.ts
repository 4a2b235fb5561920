/** An edition, corrected by the report's own first version. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseReport } from "../../src/report/parse.js";
import type { Template } from "../../src/template/model.js";
import { correctedBy, fitsExactly } from "../../src/template/pristine.js";
import { readTemplate } from "../../src/template/read.js";
import { gardenReport, gardenTemplate, replaced } from "../helpers/report.js";

function template(text: string): Template {
  return readTemplate(parseReport(text), "garden", "history");
}

const published: Template = { ...template(gardenTemplate), name: "published", source: "edition" };
const handedOut = replaced(gardenTemplate, "5-10 words", "5-20 words");

function corrected(now: string, first = handedOut): Template {
  return correctedBy(template(first), published, parseReport(now));
}

describe("a prompt", () => {
  it("that has not changed since the first version is the template's, whatever the edition says", () =>
    assert.deepEqual(corrected(handedOut).questions[1]?.limits.words, { min: 5, max: 20 }));

  it("that has changed since is the edition's", () => {
    const edited = replaced(gardenTemplate, "5-10 words", "5-600 words");
    assert.deepEqual(corrected(edited).questions[1]?.limits.words, { min: 5, max: 10 });
  });

  it("that was wrapped and quoted otherwise since has not changed", () => {
    const wrapped = replaced(handedOut, "choose, and why do", "choose,\n> and why do");
    assert.deepEqual(corrected(wrapped).questions[1]?.limits.words, { min: 5, max: 20 });
  });

  it("that the first version did not have is the edition's", () => {
    const first = handedOut.slice(0, handedOut.indexOf("### Question 2"));
    assert.deepEqual(corrected(handedOut, first).questions[1]?.limits.words, { min: 5, max: 10 });
  });

  it("that only the first version has is no question of the template", () => {
    const first = `${handedOut}\n### Question 5\n\n> Why?\n>\n> Answer:\n`;
    assert.equal(corrected(first, first).questions.length, 4);
  });
});

describe("a corrected edition", () => {
  it("keeps its name, sections and order", () => {
    const { name, source, sections, questions } = corrected(handedOut);
    assert.deepEqual([name, source], ["published", "edition"]);
    assert.deepEqual(sections, published.sections);
    assert.deepEqual(
      questions.map(({ number, section }) => [number, section]),
      published.questions.map(({ number, section }) => [number, section]),
    );
  });
});

describe("a report fits its template exactly", () => {
  const fits = (text: string): boolean => fitsExactly(published, parseReport(text));

  it("where no prompt differs, whatever is answered", () => assert.ok(fits(gardenReport({ 1: "Anna", 3: "Peas" }))));

  it("not where one differs", () => assert.ok(!fits(handedOut)));

  it("where questions are missing, or are not the template's", () => {
    assert.ok(fits(gardenTemplate.slice(0, gardenTemplate.indexOf("### Question 3"))));
    assert.ok(fits(`${gardenTemplate}\n### Question 5\n\n> Answer:\n`));
  });
});
