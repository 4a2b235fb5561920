/** Limits, read from prose. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { limitsOf, sameLimits } from "../../../src/template/limits/in-prompt.js";
import type { Limits, Range } from "../../../src/template/model.js";

function range(min: number | null, max: number | null): Range {
  return { min, max };
}

describe("a limit line", () => {
  const words: readonly [string, Range][] = [
    ["Answer length: 100-200 words.", range(100, 200)],
    ["Recommended answer length: 50-100 words", range(50, 100)],
    ["Answer length: 100 - 200 words.", range(100, 200)],
    ["Answer length: 100–200 words.", range(100, 200)],
    ["Answer length: 100—200 words.", range(100, 200)],
    ["Answer length: 100 to 200 words.", range(100, 200)],
    ["Answer length: between 100 and 200 words.", range(100, 200)],
    ["Answer length: 0-200 words", range(0, 200)],
    ["Answer length: at most 200 words", range(null, 200)],
    ["Answer length: up to 200 words", range(null, 200)],
    ["Answer length: no more than 200 words", range(null, 200)],
    ["Answer length: max. 200 words", range(null, 200)],
    ["Answer length: a maximum of 200 words", range(null, 200)],
    ["Answer length: at least 50 words", range(50, null)],
    ["Answer length: minimum 50 words", range(50, null)],
    ["Answer length: at least 50 words, at most 200 words", range(50, 200)],
    ["**Answer length:** *100-200\n> words*.", range(100, 200)],
    ["Answer length: 1-1 word", range(1, 1)],
  ];
  for (const [line, expected] of words) {
    it(`${JSON.stringify(line)} limits words`, () =>
      assert.deepEqual(limitsOf(line, ""), { words: expected, images: null }));
  }

  const both: readonly [string, Range][] = [
    ["Answer length: 100-200 words + 1 to 3 screenshots.", range(1, 3)],
    ["Answer length: 100-200 words + 1-2 images.", range(1, 2)],
    ["Answer length: 100-200 words + 1 image.", range(1, 1)],
    ["Answer length: 100-200 words and 2 figures", range(2, 2)],
    ["Answer length: 100-200 words + at most 3 figures", range(null, 3)],
    ["Answer length: 100-200 words, up to 3 pictures", range(null, 3)],
    ["Answer length: 100-200 words + at least 2 images", range(2, null)],
  ];
  for (const [line, images] of both) {
    it(`${JSON.stringify(line)} limits both`, () =>
      assert.deepEqual(limitsOf(line, ""), { words: range(100, 200), images }));
  }

  it("may limit images alone", () =>
    assert.deepEqual(limitsOf("Answer length: 2 images", ""), { words: null, images: range(2, 2) }));

  for (const line of [
    "Answer length: short",
    "Answer length: 200",
    "Answer length: a few words",
    "Answer length: 1,000 words",
  ]) {
    it(`${JSON.stringify(line)} limits nothing`, () =>
      assert.deepEqual(limitsOf(line, ""), { words: null, images: null }));
  }
});

describe("what is asked", () => {
  const asked: readonly [string, Range][] = [
    ["> **Insert 1-2 images of your beds**", range(1, 2)],
    ["> **Upload 1-2 images of the result.**", range(1, 2)],
    ["> **Upload one image of the shed, such that we see it.**", range(1, 1)],
    ["> **Include a figure that shows the plan**", range(1, 1)],
    ["> **Add an\n> image of it.**", range(1, 1)],
    ["> Attach two to 3 photos", range(2, 3)],
    ["> Provide 2 screenshots", range(2, 2)],
  ];
  for (const [text, images] of asked) {
    it(`${JSON.stringify(text)} limits images`, () => assert.deepEqual(limitsOf(null, text), { words: null, images }));
  }

  for (const text of [
    "> **How many images did you take?**",
    "> **We had 3 images last year.**",
    "> **Include the image in your answer.**",
    "> **Answer in 100-200 words.**",
    "> **Uploading one imagefile**",
    "",
  ]) {
    it(`${JSON.stringify(text)} limits nothing`, () =>
      assert.deepEqual(limitsOf(null, text), { words: null, images: null }));
  }

  it("counts less than the limit line", () =>
    assert.deepEqual(limitsOf("Answer length: 3 images", "Insert 1-2 images").images, range(3, 3)));

  it("counts where the limit line speaks of words alone", () =>
    assert.deepEqual(limitsOf("Answer length: 1-2 words", "Insert 1-2 images"), {
      words: range(1, 2),
      images: range(1, 2),
    }));
});

describe("limits", () => {
  const some: Limits = { words: range(1, 2), images: null };

  it("are the same where both sides of both are", () =>
    assert.ok(sameLimits(some, { words: range(1, 2), images: null })));

  for (const other of [
    { words: range(1, 3), images: null },
    { words: range(0, 2), images: null },
    { words: null, images: null },
    { words: range(1, 2), images: range(1, 1) },
    { words: range(1, null), images: null },
  ] satisfies Limits[]) {
    it(`differ from ${JSON.stringify(other)}`, () => assert.ok(!sameLimits(some, other)));
  }
});
