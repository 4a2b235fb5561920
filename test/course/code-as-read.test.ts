import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { codeAsRead } from "../../src/course/code-as-read.js";

/** How Python-Markdown writes down what code within a paragraph is; a text of backticks alone takes it the third power of its length. */
const asWritten = /(?<!\\)(`+)(.+?)(?<!`)\1(?!`)/gs;

describe("code as the course's page reads it", () => {
  it("goes up to the next run of as many backticks", () =>
    assert.deepEqual(codeAsRead("a `b` ``c`d``"), [
      { start: 2, end: 5 },
      { start: 6, end: 13 },
    ]));

  it("begins within a run where a shorter one closes it", () =>
    assert.deepEqual(codeAsRead("``a`"), [{ start: 0, end: 4 }]));

  it("is what the course's pattern finds, for all texts", () => {
    const texts = fc
      .array(fc.constantFrom("`", "``", "\\", "a", " "), { maxLength: 30 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, (text) => {
        const expected = [...text.matchAll(asWritten)].map(({ index, 0: all }) => ({
          start: index,
          end: index + all.length,
        }));
        assert.deepEqual(codeAsRead(text), expected);
      }),
      { numRuns: 1000 },
    );
  });
});
