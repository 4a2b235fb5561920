import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { measuresIn } from "../../../src/template/limits/in-text.js";

describe("limits in a template's own words", () => {
  const words: readonly [string, number | null, number | null][] = [
    ["Answer length: 100-200 words", 100, 200],
    ["Length: 100 - 200 words.", 100, 200],
    ["Answer in 100–200 words", 100, 200],
    ["Answer length: 1,000-2,000 words", 1000, 2000],
    ["Between 50 and 80 words", 50, 80],
    ["Max 200 words", null, 200],
    ["(max. 200 words)", null, 200],
    ["Word limit: 200", null, 200],
    ["200 words maximum", null, 200],
    ["Answer length: < 200 words", null, 200],
    ["Describe the harvest in no more than 90 words.", null, 90],
    ["At least 50 words", 50, null],
    ["100+ words", 100, null],
    ["Answer length: 150 words", 120, 180],
    ["Svarlængde: 20-50 ord", 20, 50],
    ["Antwortlänge: 100-200 Wörter", 100, 200],
    ["máximo 200 palabras", null, 200],
    ["Maksymalnie 200 słów", null, 200],
    ["Tra 50 e 100 parole", 50, 100],
    ["Tussen 50 en 100 woorden", 50, 100],
    ["Résumé : 200 mots maximum", null, 200],
    ["> **Højst 40 ord**", null, 40],
    ["Minimum: 30 words. Maximum: 90 words.", 30, 90],
    ["Aim for 120 words but no more than 180.", null, 180],
    ["No less than 15 and no more than 45 words", 15, 45],
    ["Within 25 words, say who flew it.", null, 25],
    ["Limit: 80 words", null, 80],
    ["80 palabras como máximo", null, 80],
    ["Word limit 30–60.", 30, 60],
    ["Word count (max): 70", null, 70],
    ["Three hundred words max.", null, 300],
    ["30~60 words", 30, 60],
    ["Write 300 words (+/- 10%).", 270, 330],
    ["A 30-60 word summary.", 30, 60],
    ["A maximum of 70 words should be used.", null, 70],
    ["Your answer must not exceed 70 words.", null, 70],
    ["Exactly 12 words.", 12, 12],
  ];
  for (const [text, min, max] of words) {
    it(`reads "${text}"`, () => {
      const { limits, unread } = measuresIn(text);
      assert.deepEqual([limits, unread], [{ words: { min, max } }, []]);
    });
  }

  it("knows a limit that is meant roughly", () => {
    const about = { min: 120, max: 180, about: true };
    assert.deepEqual(measuresIn("Answer length: about 150 words").limits, { words: about });
    assert.deepEqual(measuresIn("A short (~150 word) summary.").limits, { words: about });
  });

  it("reads sentences, paragraphs, characters and images", () => {
    assert.deepEqual(measuresIn("At most 3 sentences.").limits, { sentences: { min: null, max: 3 } });
    assert.deepEqual(measuresIn("**Your answer (5-7 sentences):**").limits, { sentences: { min: 5, max: 7 } });
    assert.deepEqual(measuresIn("Answer length: 2 paragraphs").limits, { paragraphs: { min: 2, max: 2 } });
    assert.deepEqual(measuresIn("Answer length: max 1500 characters").limits, { characters: { min: null, max: 1500 } });
    assert.deepEqual(measuresIn("Length: 40-60 words + 1 to 2 images").limits, {
      words: { min: 40, max: 60 },
      images: { min: 1, max: 2 },
    });
  });

  it("reads numbers as words in a remark, exact amounts, and characters where no space divides words", () => {
    assert.deepEqual(measuresIn("{{wind}} (no more than three sentences)").limits, {
      sentences: { min: null, max: 3 },
    });
    assert.deepEqual(measuresIn("Exactly 2 figures.").limits, { images: { min: 2, max: 2 } });
    assert.deepEqual(measuresIn("不超过80字").limits, { characters: { min: null, max: 80 } });
    assert.deepEqual(measuresIn("80字以内").limits, { characters: { min: null, max: 80 } });
  });

  it("knows what a text is called by its heading", () => {
    const text = "Your abstract must not exceed 70 words.";
    assert.deepEqual(measuresIn(text, "Abstract").limits, { words: { min: null, max: 70 } });
    assert.deepEqual([measuresIn(text, "Wind").limits, measuresIn(text, "Wind").unread], [{}, [text]]);
  });

  it("holds none where several stand, and it cannot tell of what each is: it names the first", () => {
    for (const text of [
      "Describe the frame in 20-40 words.\n\nDescribe the sail in 20-40 words.",
      "Max 90 words.\n\nBegin with the wind (max 20 words).",
    ]) {
      const { limits, unread } = measuresIn(text);
      assert.deepEqual([limits, unread], [{}, text.split("\n\n").slice(0, 1)], text);
    }
    assert.deepEqual(measuresIn("Max 90 words.\n\n*(max. 90 words)*").limits, { words: { min: null, max: 90 } });
  });

  it("knows a limit that holds for every answer", () => {
    const { limits, forEach } = measuresIn("Use your own words. Aim for 3–5 sentences per answer.");
    assert.deepEqual([limits, forEach], [{ sentences: { min: 3, max: 5 } }, true]);
  });

  it("takes no description of a text for a limit on it", () => {
    for (const text of [
      "One paragraph that says what it is about.",
      "A good opening is probably at least a paragraph in length.",
      "In free form, e.g., in two to three sentences or as a story.",
      "The kite flew at least 3 times before 200 people wrote words about it.",
      "Name at least 3 decisions.",
      "Explain how the kite carries 50-100 words.",
      "Use the 300 words list of the club to name the parts.",
      "Cut 2 images out of the film.",
    ]) {
      const nothing = { limits: {}, unread: [], stated: [], language: null, forEach: false };
      assert.deepEqual(measuresIn(text), nothing, text);
    }
  });

  it("names what looks like a limit and cannot be read", () => {
    for (const text of [
      "Length: 3 pages",
      "The title should be 44 characters or less.",
      "Length: 90-120 words and 1 table",
    ]) {
      assert.deepEqual(measuresIn(text).unread, [text]);
    }
  });

  it("names what is a limit on something else, or on each of several, and holds nothing to it", () => {
    for (const text of [
      "List at least 4 winds (max. 12 words each).",
      "Length: 1-2 pages (300 words each)",
      "Describe your collection of at least 200 photos.",
      "Answers longer than 60 words will not be read.",
      "Write 300 words (+/- 20).",
    ]) {
      const { limits, unread } = measuresIn(text);
      assert.deepEqual([limits, unread], [{}, [text]], text);
    }
  });

  it("tells the language of a limit's words", () => {
    assert.equal(measuresIn("Svarlængde: 20-50 ord").language, "da");
    assert.equal(measuresIn("Antwortlänge: 100-200 Wörter").language, "de");
    assert.equal(measuresIn("máximo 200 palabras").language, "es");
  });
});
