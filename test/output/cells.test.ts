/** How much room a text takes in a terminal. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { cellsOf, fitted, lengthWithin, padded } from "../../src/output/cells.js";

describe("a text in a terminal", () => {
  it("takes a cell a letter, two where letters are wide, and none for what stands on a letter", () => {
    const texts: readonly (readonly [string, number])[] = [
      ["", 0],
      ["Ærø", 3],
      ["Zoë", 3],
      ["Zoe\u0308", 3],
      ["王小明", 6],
      ["한글", 4],
      ["ｱ", 1],
      ["Ａ", 2],
      ["a🌱b", 4],
      ["café\u200d", 4],
      ["ﬁ", 1],
      ["Ω", 1],
    ];
    for (const [text, cells] of texts) assert.equal(cellsOf(text), cells, text);
  });

  it("is cut where it takes more than there are, never within a letter", () => {
    assert.equal(fitted("王小明", 5), "王小…");
    assert.equal(fitted("王小明", 4), "王… ");
    assert.equal(fitted("🌱🌱", 3), "🌱…");
    assert.equal(fitted("peas", 6), "peas  ");
    assert.equal(padded("王", 4), "王  ");
    assert.equal(lengthWithin("🌱a", 2), 2);
  });

  it("takes exactly as many as it is fitted into, whatever it is", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 30 }), (text, cells) => {
        assert.equal(cellsOf(fitted(text, cells)), cells);
      }),
    ));
});
