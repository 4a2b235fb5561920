/** Lines and columns. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { lineIndexAt, lineSpan, lineStartsOf, positionAt, trimSpan } from "../../src/report/position.js";

function at(text: string, offset: number): [number, number] {
  const { line, column } = positionAt({ lineStarts: lineStartsOf(text) }, offset);
  return [line, column];
}

describe("a position", () => {
  it("begins at 1, 1", () => assert.deepEqual(at("abc", 0), [1, 1]));

  it("counts lines that end with LF, CRLF and a lone CR alike", () => {
    assert.deepEqual(at("a\nbc", 3), [2, 2]);
    assert.deepEqual(at("a\r\nbc", 4), [2, 2]);
    assert.deepEqual(at("a\rbc", 3), [2, 2]);
    assert.deepEqual(at("\n\r\r\n\n", 5), [5, 1]);
  });

  it("counts columns in UTF-16 units", () => {
    const text = "æ😀x";
    assert.deepEqual(at(text, text.indexOf("x")), [1, 4]);
  });

  it("counts a byte-order mark as a column", () => assert.deepEqual(at("\ufeffa", 1), [1, 2]));

  it("does not count characters that end a line elsewhere", () =>
    assert.deepEqual(at("a\u2028b\u0085c\fd", 6), [1, 7]));

  it("may be the text's end", () => assert.deepEqual(at("a\n", 2), [2, 1]));
});

describe("lines", () => {
  const text = fc.array(fc.constantFrom("a", "\n", "\r", "\r\n", "😀", " ")).map((parts) => parts.join(""));

  it("are what a split at line ends gives, in any text", () => {
    fc.assert(
      fc.property(text, (value) => {
        const starts = lineStartsOf(value);
        const lines = starts.map((_, line) => {
          const span = lineSpan({ text: value, lineStarts: starts }, line);
          return value.slice(span.start, span.end);
        });
        assert.deepEqual(lines, value.split(/\r\n|\n|\r/));
      }),
    );
  });

  it("hold each offset once", () => {
    fc.assert(
      fc.property(text, (value) => {
        const starts = lineStartsOf(value);
        for (let offset = 0; offset <= value.length; offset++) {
          const line = lineIndexAt(starts, offset);
          assert.ok((starts[line] as number) <= offset && offset < (starts[line + 1] ?? Number.POSITIVE_INFINITY));
        }
      }),
    );
  });
});

describe("a trimmed span", () => {
  it("has no white space at its ends", () => {
    assert.deepEqual(trimSpan("  a b \n", { start: 0, end: 7 }), { start: 2, end: 5 });
    assert.deepEqual(trimSpan("\ufeff\u00a0a\t", { start: 0, end: 4 }), { start: 2, end: 3 });
  });

  it("is empty at its start where it holds nothing else", () =>
    assert.deepEqual(trimSpan("a   b", { start: 1, end: 4 }), { start: 1, end: 1 }));
});
