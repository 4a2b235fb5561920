/** Images as the course's checker finds them. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { findImages } from "../../src/course/images.js";

function targetsIn(text: string): string[] {
  return findImages(text).map((image) => image.target);
}

describe("images", () => {
  it("have an alt text, a target and a place", () => {
    const text = "Peas: ![a bed](figures/bed.png) and more";
    const [image] = findImages(text);
    assert.deepEqual([image?.alt, image?.target], ["a bed", "figures/bed.png"]);
    assert.equal(text.slice(image?.span.start, image?.span.end), "![a bed](figures/bed.png)");
  });

  it("may stand several on a line", () =>
    assert.deepEqual(targetsIn("![](a.png)![](b.png) ![](c.png)"), ["a.png", "b.png", "c.png"]));

  it("may have an empty target", () => assert.deepEqual(targetsIn("![]()"), [""]));

  it("may have spaces and a title in the target", () =>
    assert.deepEqual(targetsIn('![a](my bed.png "Bed")'), ['my bed.png "Bed"']));

  it("end at the first closing bracket, as the course's pattern does", () =>
    assert.deepEqual(targetsIn("![a](bed(1).png)"), ["bed(1"]));

  it("count inside code, as they do there", () => assert.deepEqual(targetsIn("`![a](b.png)`"), ["b.png"]));

  it("begin at the first mark, however long the text between", () => {
    const [image] = findImages("![a] and ![b](c.png)");
    assert.equal(image?.alt, "a] and ![b");
  });

  for (const text of [
    "![a](b.png",
    "![a] (b.png)",
    "[a](b.png)",
    "![a\n](b.png)",
    "![a](b\n.png)",
    "![a](b\r.png)",
    '<img src="b.png">',
  ]) {
    it(`are none in ${JSON.stringify(text)}`, () => assert.deepEqual(targetsIn(text), []));
  }

  it("may hold characters that end a line for JavaScript alone", () =>
    assert.deepEqual(targetsIn("![a\u2028](b\u2029.png)"), ["b\u2029.png"]));

  it("are what the course's pattern matches, in any text", () => {
    const piece = fc.constantFrom(
      "![",
      "[",
      "]",
      "](",
      "(",
      ")",
      "!",
      "a",
      " ",
      "\n",
      "\r\n",
      "\r",
      "\u2028",
      "\\",
      "![a](b)",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        const matches = [...text.matchAll(/!\[[^\n\r]*?\]\([^\n\r]*?\)/g)];
        assert.deepEqual(
          findImages(text).map(({ span }) => [span.start, text.slice(span.start, span.end)]),
          matches.map((match) => [match.index, match[0]]),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
