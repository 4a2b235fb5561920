/** Stars and underscores that the course's page takes for something else. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readsEmphasisOtherwise } from "../../src/course/emphasis.js";

describe("stars around words", () => {
  const words = fc.array(fc.constantFrom("pea", "7", "a b", "x-y", "(", ")", ",", "tea.\n"), { maxLength: 3 });
  const between = words.map((some) => ` ${some.join(" ")} `);
  const starred = fc
    .record({
      mark: fc.constantFrom("*", "**"),
      inner: fc.constantFrom("a", "two words", "a (b) c", "x\ny"),
      end: fc.constantFrom("", ".", ")"),
    })
    .map(({ mark, inner, end }) => `${mark}${inner}${mark}${end}`);
  const paragraph = fc
    .array(fc.tuple(between, starred), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.flat().join(""));

  it("are to both what they look like", () =>
    fc.assert(fc.property(paragraph, (text) => !readsEmphasisOtherwise(text))));

  it("are so too where marks beside them make each of them be read", () =>
    // Underscores that stand alone are marks to neither.
    fc.assert(fc.property(paragraph, (text) => !readsEmphasisOtherwise(`${text} _ _`))));

  it("are read together with a star that stands before them", () => {
    assert.ok(!readsEmphasisOtherwise("peas *and* beans"));
    assert.ok(readsEmphasisOtherwise("peas* *and* beans"));
  });
});
