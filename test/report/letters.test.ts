/** Texts of ASCII alone are read without Unicode's classes: what is read of them stays the same. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { inlineDifferences } from "../../src/course/inline-reading.js";
import { slugOf } from "../../src/page/slug.js";
import { hasWords, isAscii } from "../../src/report/letters.js";
import { fingerprintOf, tokensOf } from "../../src/template/tokens.js";

const parts = [
  "see ",
  "http://",
  "https://a.b",
  "www.",
  "x@y.zz",
  "a_b",
  "*c*",
  "__",
  "/",
  ".",
  "-",
  "9",
  " ",
  "\n",
  "\0",
];
const ascii = fc.oneof(
  fc.string({ unit: "binary-ascii" }),
  fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((chosen) => chosen.join("")),
);
/** Behind a text it makes it one of more than ASCII, and stands apart from it. */
const other = "\n\n\u00b7";

describe("a text of ASCII alone", () => {
  it("is told from any other", () => {
    fc.assert(
      fc.property(ascii, (text) => assert.ok(isAscii(text) && !isAscii(text + other) && !isAscii(`\ud83d${text}`))),
    );
  });

  it("has the same words", () => {
    fc.assert(
      fc.property(ascii, (text) => {
        assert.deepEqual(tokensOf(text + other), tokensOf(text));
        assert.equal(fingerprintOf(text + other), fingerprintOf(text));
        assert.equal(hasWords(text + other), hasWords(text));
      }),
    );
  });

  it("has the same id", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]+ [ -~]*[!-~]$/), (text) =>
        assert.equal(slugOf(`${text}\u00b7`), slugOf(text)),
      ),
    );
  });

  it("has the same parts that the course's page shows otherwise", () => {
    fc.assert(
      fc.property(ascii, (text) =>
        assert.deepEqual(inlineDifferences(text + other), inlineDifferences(`${text}\n\n-`)),
      ),
      { numRuns: 500 },
    );
  });
});

describe("words", () => {
  for (const text of ["a", "7", "\u00e5", "\u4e00", "\u0663"])
    it(`are in ${JSON.stringify(text)}`, () => assert.ok(hasWords(`-- ${text}`)));
  for (const text of ["", "-- *_", "\u2014", "\u0301"])
    it(`are not in ${JSON.stringify(text)}`, () => assert.ok(!hasWords(text)));
});
