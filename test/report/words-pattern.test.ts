import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { literalPattern, wordsPattern } from "../../src/report/words-pattern.js";

for (const flags of ["", "i", "u", "iu"])
  test(`a pattern of words matches just these, with the flags "${flags}"`, () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        assert.equal(new RegExp(`^${literalPattern(text)}$`, flags).test(text), true);
      }),
    );
    assert.ok(new RegExp(`^${wordsPattern("Q-Frage (a/b)")}$`, flags).test("Q-Frage  (a/b)"));
  });
