/** Where a text stops being JSON: the place alone, as line and column. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { jsonErrorPosition } from "../../src/config/json-error.js";

describe("the place where a text stops being JSON", () => {
  for (const [text, place] of [
    ["", "1:1"],
    ["root:x:0:0", "1:1"],
    ["{", "1:2"],
    ['{ "page": false, }', "1:18"],
    ['{\n  "page": report.html\n}', "2:11"],
    ['{\r\n  "page" false\r\n}', "2:10"],
    ['{ "a": [1, 2,] }', "1:14"],
    ["[1 2]", "1:4"],
    ["[01]", "1:3"],
    ['{ "a": 1 ]', "1:10"],
    ["{} {}", "1:4"],
    [",", "1:1"],
    ['"a\nb"', "1:1"],
    ['{ "a": "\\x" }', "1:8"],
    ['{ "a": tru', "1:8"],
    ['{ "a": 1\n', "2:1"],
  ] as const) {
    it(`is ${place} in ${JSON.stringify(text)}`, () => assert.equal(jsonErrorPosition(text), place));
  }

  it("is the end of any JSON that is cut off", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify([value]).slice(0, -1);
        assert.equal(jsonErrorPosition(text), `1:${text.length + 1}`);
      }),
    );
  });

  it("is found in nesting without end", () => assert.equal(jsonErrorPosition("[".repeat(1_000_000)), "1:1000001"));
});
