/** How prompts are compared: as words, letters and digits only. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { fingerprintOf, hasHashes, hashesOf, hashOf, tokensOf, wordsOf } from "../../src/template/tokens.js";

const prompt = "> **Which plants did you choose, and why?**\n>\n> Answer length: 5-10 words.\n";

describe("a fingerprint", () => {
  const alike: Readonly<Record<string, string>> = {
    "line ends": prompt.replaceAll("\n", "\r\n"),
    markup: prompt.replaceAll("**", "__"),
    "quote marks": prompt.replaceAll("> ", "").replaceAll(">", ""),
    "quote marks in the middle of a line":
      "> **Which plants > did you choose, and > why?** > > Answer length: 5-10 words.",
    "line breaks": prompt.replaceAll(" ", "\n> "),
    punctuation: "Which plants did you choose and why Answer length 5 10 words",
    "the spaces between words": "Whichplants did you choose, and why? Answer length: 5-10 words",
  };
  for (const [what, text] of Object.entries(alike)) {
    it(`does not know ${what}`, () => assert.equal(fingerprintOf(text), fingerprintOf(prompt)));
  }

  const others: Readonly<Record<string, string>> = {
    "another word": prompt.replace("plants", "trees"),
    "a missing word": prompt.replace("did ", ""),
    "a stray letter": prompt.replace("why", "whya"),
    "another number": prompt.replace("5-10", "5-100"),
    "another order": prompt.replace("did you", "you did"),
    "another case": prompt.replace("Which", "which"),
    nothing: "",
  };
  for (const [what, text] of Object.entries(others)) {
    it(`tells ${what}`, () => assert.notEqual(fingerprintOf(text), fingerprintOf(prompt)));
  }

  it("takes a letter and its accent apart for the letter with the accent", () => {
    assert.equal(fingerprintOf("cafe\u0301"), fingerprintOf("caf\u00e9"));
    assert.equal(hashOf("cafe\u0301"), hashOf("caf\u00e9"));
  });
});

describe("words", () => {
  it("are runs of letters and digits, with their places", () => {
    const text = "> *Peas*, 10–20 æbler!";
    assert.deepEqual(
      tokensOf(text).map((token) => [token.text, text.slice(token.start, token.end)]),
      [
        ["Peas", "Peas"],
        ["10", "10"],
        ["20", "20"],
        ["æbler", "æbler"],
      ],
    );
  });

  it("may be of any script and plane", () => assert.deepEqual(wordsOf("豆 𝒳y горох").text, ["豆", "𝒳y", "горох"]));

  it("are what Unicode calls letters, digits and the marks on them, in any text", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "Z", "0", " ", "-", "_", "é", "\u0301", "豆", "𝒳", "😀", "\ud835", "’", "²"),
    });
    fc.assert(
      fc.property(text, (any) => {
        const words = [...any.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => [word, index] as const);
        assert.deepEqual(
          tokensOf(any).map((token) => [token.text, token.start]),
          words,
        );
        const hashes = words.map(([word]) => hashOf(word));
        assert.deepEqual(hashesOf(any), hashes);
        assert.ok(hasHashes(any, hashes));
        assert.ok(!hasHashes(`${any} x`, hashes) && !hasHashes(any, [...hashes, 1]));
      }),
    );
  });

  it("have their hashes in order", () =>
    assert.deepEqual(wordsOf("b a b").hashes, [hashOf("b"), hashOf("a"), hashOf("b")]));

  it("are none in markup", () => assert.deepEqual(wordsOf("> ** -- __ …").hashes, []));

  it("have 32-bit hashes, whatever they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const hash = hashOf(text);
        assert.ok(Number.isInteger(hash) && hash >= 0 && hash <= 0xffffffff);
      }),
    );
  });
});
