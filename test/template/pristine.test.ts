/** An edition, corrected by the report's own first version. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { coursePatterns } from "../../src/course/patterns.js";
import type { Template } from "../../src/template/model.js";
import { correctedBy, fitsExactly } from "../../src/template/pristine.js";
import { parseReport, readTemplate } from "../helpers/read.js";
import { gardenReport, gardenTemplate, replaced } from "../helpers/report.js";

function template(text: string): Template {
  return readTemplate(parseReport(text), "garden", "history");
}

const published: Template = { ...template(gardenTemplate), name: "published", source: "edition" };
const handedOut = replaced(gardenTemplate, "choose, and why do", "take, and why do");

/** What question 2 asks. */
function asked({ questions }: Template): string {
  return questions[1]?.asked.text?.join(" ") ?? "";
}

function corrected(now: string, first = handedOut): Template {
  return correctedBy(parseReport(first), published, parseReport(now), coursePatterns);
}

describe("a prompt", () => {
  it("that has not changed since the first version is the template's, whatever the edition says", () =>
    assert.match(asked(corrected(handedOut)), /\btake and why/));

  it("that has changed since is the edition's", () => {
    const edited = replaced(gardenTemplate, "choose, and why do", "pick, and why do");
    assert.match(asked(corrected(edited)), /\bchoose and why/);
  });

  it("that was wrapped and quoted otherwise since has not changed", () => {
    const wrapped = replaced(handedOut, "take, and why do", "take,\n> and why do");
    assert.match(asked(corrected(wrapped)), /\btake and why/);
  });

  it("that the first version states with other limits is the edition's: the change is told, not believed", () => {
    const first = replaced(handedOut, "5-10 words", "5-20 words");
    const { questions } = corrected(first, first);
    assert.deepEqual(questions[1]?.limits.words, { min: 5, max: 10 });
    assert.match(asked(corrected(first, first)), /\bchoose and why/);
  });

  it("that was answered in the first version is the edition's: somebody had been at it", () => {
    const first = replaced(handedOut, "--- question 2 fill here ---", "Peas");
    assert.match(asked(corrected(first, first)), /\bchoose and why/);
  });

  it("of a first version that lacks a question is the edition's", () => {
    const first = handedOut.slice(0, handedOut.indexOf("### Question 4"));
    assert.match(asked(corrected(handedOut, first)), /\bchoose and why/);
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
