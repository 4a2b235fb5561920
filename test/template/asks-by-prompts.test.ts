/** Which templates are held to word for word, and by which limits. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { coursePatterns } from "../../src/course/patterns.js";
import { amountsOf, asksByPrompts, heldSlots, withLimitsInWords } from "../../src/match/slots/any-template.js";
import { parseReport } from "../../src/report/parse.js";
import type { Template } from "../../src/template/model.js";
import { readTemplate } from "../../src/template/read.js";
import { fixedWith, found } from "../helpers/fix.js";

/** A template of two questions, the first with some lines in its prompt. */
function asking(...lines: readonly string[]): string {
  const quoted = lines.map((line) => `> ${line}\n>\n`).join("");
  return `# Kite\n\n## Sail\n\n### Question 1\n\n> Which cloth did you take?\n>\n${quoted}> Answer:\n\n--- question 1 fill here ---\n\n### Question 2\n\n> Why?\n>\n> Answer:\n\n--- question 2 fill here ---\n`;
}

/** The template that a text states; null where it is held to by its slots. */
function held(text: string): Template | null {
  const report = parseReport(text, { patterns: coursePatterns, isSection: () => true });
  const slots = heldSlots(text);
  if (!asksByPrompts(report, slots, coursePatterns)) return null;
  const template = readTemplate(report, "kite.md", "option", coursePatterns);
  return { ...withLimitsInWords(template, report, slots), amountsOf };
}

function rulesOf(text: string, template: Template): string[] {
  return found(text, template).map(({ rule }) => rule);
}

const wordings: Readonly<Record<string, object>> = {
  "Answer length: 5-10 words.": { words: { min: 5, max: 10 } },
  "Max 10 words.": { words: { min: null, max: 10 } },
  "Antwortlänge: 5-10 Wörter.": { words: { min: 5, max: 10 } },
  "Svarlængde: 5-10 ord": { words: { min: 5, max: 10 } },
  "At most 2 sentences.": { sentences: { min: null, max: 2 } },
  "Answer length: at most 2 sentences.": { sentences: { min: null, max: 2 } },
  "Answer length: about 10 words.": { words: { min: 8, max: 12, about: true } },
  "Answer length: 5-10 words, and at most 2 sentences.": {
    words: { min: 5, max: 10 },
    sentences: { min: null, max: 2 },
  },
  "As long as you like.": {},
};

describe("questions with quoted prompts are held to word for word", () => {
  for (const [wording, limits] of Object.entries(wordings)) {
    const text = asking(wording);

    it(`whose limit is worded "${wording}"`, () => {
      const template = held(text);
      assert.ok(template !== null);
      assert.deepEqual(template.questions[0]?.limits, { words: null, images: null, ...limits });
      const reworded = text.replace("Which cloth", "Which coat");
      assert.deepEqual(
        rulesOf(reworded, template).filter((rule) => rule.startsWith("template/")),
        ["template/prompt-changed"],
      );
    });

    it(`and find nothing in themselves with "${wording}"`, () => {
      const template = held(text);
      assert.ok(template !== null);
      assert.deepEqual(new Set(rulesOf(text, template)), new Set(["answer/unfilled"]));
      assert.equal(fixedWith(text, text, { template }).text, text);
    });
  }

  it("and the limit of the template counts, not what was made of it", () => {
    const template = held(asking("Max 4 words."));
    assert.ok(template !== null);
    const longer = asking("Max 40 words.").replace("--- question 1 fill here ---", "Cloth of a very old sail.");
    assert.deepEqual(rulesOf(longer, template), ["template/prompt-changed", "answer/too-long", "answer/unfilled"]);
    assert.match(fixedWith(longer, asking("Max 4 words."), { template }).text, /Max 4 words\.[^]*very old sail/);
  });

  it("with a limit for every answer of a section", () => {
    const text = asking().replace("## Sail\n", "## Sail\n\nWrite at most 3 sentences per answer.\n");
    const template = held(text);
    assert.deepEqual(
      template?.questions.map(({ limits }) => limits.sentences),
      [
        { min: null, max: 3 },
        { min: null, max: 3 },
      ],
    );
  });

  it("also where one is answered by a choice: another answer is told of, and a reworded prompt is, too", () => {
    const text = asking("Choose one of: silk, cotton, paper");
    const template = held(text);
    assert.ok(template !== null);
    assert.deepEqual(template.questions[0]?.choice, ["silk", "cotton", "paper"]);
    assert.deepEqual(new Set(rulesOf(text, template)), new Set(["answer/unfilled"]));
    const answered = (words: string): string => text.replace("--- question 1 fill here ---", words);
    assert.deepEqual(rulesOf(answered("Cotton, since it was there."), template), ["answer/unfilled"]);
    assert.deepEqual(rulesOf(answered("Wool."), template), ["answer/no-choice", "answer/unfilled"]);
    const reworded = answered("silk").replace("Which cloth", "Which coat").replace("Choose one of", "Choose some of");
    assert.deepEqual(rulesOf(reworded, template), ["template/prompt-changed", "answer/unfilled"]);
    assert.equal(fixedWith(reworded, text, { template }).text, answered("silk"));
  });

  it("but not where a choice, a table or a field stands outside of the questions, which only slots know", () => {
    const section = "## Ground\n\nChoose one of: sand, grass\n\n";
    assert.equal(held(asking().replace("## Sail\n", `${section}## Sail\n`)), null);
  });
});
