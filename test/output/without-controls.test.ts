/** Text that is safe to print. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { clean, cleanJson } from "../../src/output/without-controls.js";

describe("clean text", () => {
  const cases: readonly [string, string, string][] = [
    ["keeps letters, signs and emoji", "æ 豆 👩‍👩‍👧 – “x”", "æ 豆 👩‍👩‍👧 – “x”"],
    ["moves no cursor", "a\u001b[2Jb", "a[2Jb"],
    ["sets no title", "a\u001b]0;title\u0007b", "a]0;titleb"],
    ["rubs nothing out", "a\b\b\u007fb", "ab"],
    ["has no eight-bit controls", "a\u009b31mb\u0085c", "a31mbc"],
    ["does not turn its direction", "a\u202eb\u2066c\u200fd", "abcd"],
    ["is one line", "a\r\nb\n\nc\td\re", "a b c d e"],
    ["ends nowhere early", "a\0b", "ab"],
  ];
  for (const [what, text, expected] of cases) it(what, () => assert.equal(clean(text), expected));

  it("has no control character, whatever it was made from", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => assert.doesNotMatch(clean(text), /\p{Cc}/u)));
  });

  it("is clean of itself", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => assert.equal(clean(clean(text)), clean(text))));
  });
});

describe("a value as JSON", () => {
  it("holds what moves a terminal's cursor or turns its direction as escapes, and is the same value", () => {
    const value = { text: "a\u009b31m\u202eb\u2028c\u007f", "\u0085": ["\u2066"] };
    const json = cleanJson(value);
    assert.match(json, /^[\x20-\x7e]*$/);
    assert.deepEqual(JSON.parse(json), value);
  });
});
