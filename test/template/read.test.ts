/** The template that a pristine report states, and each question beside it. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { coursePatterns } from "../../src/course/patterns.js";
import { isPristine } from "../../src/template/pristine.js";
import { sectionTitles } from "../../src/template/sections.js";
import { assess, parseReport, readTemplate } from "../helpers/read.js";
import { garden, gardenReport, gardenTemplate, replaced } from "../helpers/report.js";

describe("a template", () => {
  const template = garden();

  it("has sections, each with its first question", () =>
    assert.deepEqual(
      template.sections.map(({ title, firstQuestion }) => [title.text?.join(" "), firstQuestion]),
      [
        ["Checklist", null],
        ["The plan", 1],
        ["The harvest", 3],
      ],
    ));

  it("has questions with their limits", () =>
    assert.deepEqual(
      template.questions.map(({ number, section, level, limits, hasLimitLine }) => ({
        number,
        section,
        level,
        ...limits,
        hasLimitLine,
      })),
      [
        { number: 1, section: 1, level: 3, words: null, images: null, hasLimitLine: false },
        { number: 2, section: 1, level: 3, words: { min: 5, max: 10 }, images: null, hasLimitLine: true },
        { number: 3, section: 2, level: 3, words: { min: 3, max: 6 }, images: { min: 1, max: 2 }, hasLimitLine: true },
        { number: 4, section: 2, level: 3, words: null, images: { min: 1, max: 2 }, hasLimitLine: false },
      ],
    ));

  it("keeps the words of prompts and examples", () => {
    assert.deepEqual(template.questions[0]?.asked.text, ["Who", "digs"]);
    assert.deepEqual(template.questions[1]?.example.text?.slice(0, 3), ["Example", "We", "chose"]);
    assert.deepEqual(template.questions[0]?.example.text, []);
  });

  it("keeps the words of its checklist", () =>
    assert.deepEqual(template.checklist[1]?.text, ["Seeds", "are", "ordered", "and", "paid", "for"]));

  it("keeps what follows a question's number", () => {
    const report = parseReport(replaced(gardenTemplate, "### Question 2", "### Question 2 (plants)"));
    assert.deepEqual(readTemplate(report, "x", "head").questions[1]?.suffix.text, ["plants"]);
  });

  it("knows its sections by their words", () => {
    const isSection = sectionTitles(template);
    assert.ok(isSection("The plan"));
    assert.ok(isSection("**The plan:**"));
    assert.ok(!isSection("The plans"));
    assert.ok(!isSection(""));
  });

  it("may have questions under no section", () =>
    assert.equal(readTemplate(parseReport("### Question 1\n> Answer:\n"), "x", "head").questions[0]?.section, null));

  it("may be no template at all", () => {
    const { questions, sections, checklist } = readTemplate(parseReport(""), "x", "report");
    assert.deepEqual([questions, sections, checklist], [[], [], []]);
  });
});

describe("an answer's state", () => {
  function states(text: string, template = garden()): string[] {
    return assess(parseReport(text), template).map((one) => one.state);
  }

  it("is unfilled in a pristine report", () =>
    assert.deepEqual(states(gardenTemplate), ["unfilled", "unfilled", "unfilled", "unfilled"]));

  it("is answered where something else stands there", () =>
    assert.deepEqual(states(gardenReport({ 1: "Anna", 2: "--- question 2 fill here --- Peas" })).slice(0, 2), [
      "answered",
      "answered",
    ]));

  it("is unfilled where nothing stands there, nor other dashes", () =>
    assert.deepEqual(states(gardenReport({ 1: "", 2: "---\n\n---", 3: "   " })).slice(0, 3), [
      "unfilled",
      "unfilled",
      "unfilled",
    ]));

  it("is unfilled with another question's placeholder", () =>
    assert.equal(states(gardenReport({ 1: "--- question 2 fill here ---" }))[0], "unfilled"));

  it("is unfilled with the placeholder inside the quote", () => {
    const text = replaced(gardenTemplate, "> Answer:\n\n--- question 1", "> Answer:\n> --- question 1");
    assert.equal(states(text)[0], "unfilled");
  });

  it("has no answer line where that was deleted", () =>
    assert.equal(states(replaced(gardenTemplate, "> Answer:\n\n--- question 3", "> \n\n"))[2], "no-answer-line"));

  it("is unfilled with whatever the template put there by accident", () => {
    const accident = gardenReport({ 4: "gwre apig ipw\n  rag" });
    const template = readTemplate(parseReport(accident), "garden", "option");
    assert.deepEqual(template.questions[3]?.placeholder?.text, ["gwre", "apig", "ipw", "rag"]);
    assert.equal(states(accident, template)[3], "unfilled");
    assert.equal(states(accident.replace("rag", "rag and peas"), template)[3], "answered");
    assert.equal(states(accident.replace("rag", ""), template)[3], "answered");
    assert.equal(states(gardenTemplate, template)[3], "unfilled");
  });
});

describe("a version of the report as its template", () => {
  for (const source of ["report", "head", "history"] as const) {
    it(`from ${source} takes no answer for a placeholder`, () => {
      const report = parseReport(gardenReport({ 1: "Anna", 2: "Peas" }));
      assert.deepEqual(
        assess(report, readTemplate(report, "x", source)).map((one) => one.state),
        ["answered", "answered", "unfilled", "unfilled"],
      );
    });
  }
});

describe("an assessed question", () => {
  const text = gardenReport({ 2: "Peas and beans", 3: "![a b](c.png) red ![](d.png)" });

  it("has its words and images counted, placeholders too", () =>
    assert.deepEqual(
      assess(parseReport(text), garden()).map(({ words, images }) => [words, images]),
      [
        [6, 0],
        [3, 0],
        [4, 2],
        [6, 0],
      ],
    ));

  it("has no counts without its answer line", () => {
    const [first] = assess(parseReport("### Question 1\nAnna\n"), garden());
    assert.deepEqual([first?.words, first?.images], [null, null]);
  });

  it("has the template's limits, whatever its own prompt says", () => {
    const edited = replaced(gardenTemplate, "5-10 words", "5-1000 words");
    assert.deepEqual(assess(parseReport(edited), garden())[1]?.limits.words, { min: 5, max: 10 });
  });

  it("has its own limits where the template does not know it", () => {
    const [, , , , fifth] = assess(
      parseReport(`${gardenTemplate}\n### Question 5\n> Why?\n> Answer length: 1-2 words.\n> Answer:\n`),
      garden(),
    );
    assert.equal(fifth?.asked, null);
    assert.deepEqual(fifth?.limits.words, { min: 1, max: 2 });
  });
});

describe("a pristine report", () => {
  const pristine = (text: string): boolean => isPristine(parseReport(text), coursePatterns);

  it("still has its placeholders", () => assert.ok(pristine(gardenTemplate)));

  it("may have half of them filled", () => {
    assert.ok(pristine(gardenReport({ 1: "Anna", 2: "Peas" })));
    assert.ok(!pristine(gardenReport({ 1: "Anna", 2: "Peas", 3: "Sun" })));
  });

  it("has a question", () => assert.ok(!pristine("# Hello\n--- question 1 fill here ---\n")));
});
