/** Words as the course's checker counts them, with Python's `str.split()`. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { countWords } from "../../src/course/words.js";

/** The code points that Python's `str.isspace()` takes for white space. */
const pythonSpaces = [
  0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003,
  0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000,
];

describe("words", () => {
  it("are none in an empty text", () => assert.equal(countWords(""), 0));

  it("are none in white space", () => assert.equal(countWords(" \n\t\u00a0"), 0));

  it("are what white space divides", () => assert.equal(countWords("  one, two-three\n(four) "), 3));

  it("are dashes too", () => assert.equal(countWords("--- question 7 fill here ---"), 6));

  it("are links and tags whole", () => assert.equal(countWords("![a b](c) <br/>"), 3));

  it("are not divided by a byte-order mark, unlike in JavaScript", () => assert.equal(countWords("one\ufefftwo"), 1));

  it("are not divided by a zero-width space", () => assert.equal(countWords("one\u200btwo"), 1));

  it("are divided by a file separator and a next-line character, unlike in JavaScript", () =>
    assert.equal(countWords("one\u001ctwo\u0085three"), 3));

  it("may be characters outside the basic plane", () => assert.equal(countWords("😀 😀😀 𝒳"), 3));

  it("are counted whatever their number, and whatever stands before and behind them", () => {
    for (let number = 0; number <= 50; number++)
      for (const [before, between, behind] of [
        ["", " ", ""],
        [" \n", "\u2003 ", "\t"],
      ] as const)
        assert.equal(countWords(before + Array(number).fill("word").join(between) + behind), number);
  });

  it("are counted afresh each time", () => {
    assert.equal(countWords("one two"), 2);
    assert.equal(countWords("one two"), 2);
  });

  it("are divided by Python's white space and nothing else", () => {
    for (let unit = 0; unit <= 0xffff; unit++) {
      const expected = pythonSpaces.includes(unit) ? 2 : 1;
      assert.equal(countWords(`a${String.fromCharCode(unit)}b`), expected, `U+${unit.toString(16)}`);
    }
  });

  it("are as many as a reference counts, in any text", () => {
    const space = fc.constantFrom(...pythonSpaces.map((code) => String.fromCharCode(code)));
    const text = fc
      .array(fc.oneof(space, fc.string({ unit: "binary" })), { maxLength: 40 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (value) => {
        let expected = 0;
        let inWord = false;
        for (const character of value) {
          const space = pythonSpaces.includes(character.codePointAt(0) as number);
          if (!space && !inWord) expected++;
          inWord = !space;
        }
        assert.equal(countWords(value), expected);
      }),
    );
  });
});
