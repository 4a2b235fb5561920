/** Which words of a prompt were added and which are missing. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { compareWords, type Difference, sharedWords } from "../../src/template/compare.js";
import { hashOf, tokensOf, wordsOf } from "../../src/template/tokens.js";

/** The difference as words: `+added` and `-missing`. */
function differences(template: string, now: string): string[] {
  const tokens = tokensOf(now);
  const { added, missing } = compareWords(wordsOf(template), tokens);
  const words = (start: number, end: number) => tokens.slice(start, end).map((token) => token.text);
  return [
    ...added.map(({ start, end }) => `+${words(start, end).join(" ")}`),
    ...missing.map(({ before, text }) => `-${text?.join(" ")} before ${tokens[before]?.text ?? "the end"}`),
  ];
}

/** The template again, from the text of today: added words out, missing ones in. */
function undone(now: readonly string[], { added, missing }: Difference): string[] {
  const words: string[] = [];
  for (let i = 0; i <= now.length; i++) {
    for (const gap of missing) if (gap.before === i) words.push(...(gap.text ?? []));
    const word = now[i];
    if (word !== undefined && !added.some((run) => run.start <= i && i < run.end)) words.push(word);
  }
  return words;
}

describe("two texts", () => {
  const cases: readonly [string, string, string, string[]][] = [
    ["that are alike", "who digs and when", "who digs, and *when*?", []],
    ["with a word put in", "who digs", "who often digs", ["+often"]],
    ["with words at the end", "who digs", "who digs Anna and Bo", ["+Anna and Bo"]],
    ["with words at the start", "who digs", "please who digs", ["+please"]],
    ["with a word gone", "who digs and when", "who digs when", ["-and before when"]],
    ["with the end gone", "who digs and when", "who digs", ["-and when before the end"]],
    ["with a word replaced", "who digs today", "who sings today", ["+sings", "-digs before sings"]],
    ["with a stray letter in a word", "who digs", "who digsa", ["+digsa", "-digs before digsa"]],
    ["with nothing left", "who digs", "", ["-who digs before the end"]],
    ["with nothing before", "", "who digs", ["+who digs"]],
    ["with a word twice", "a b", "a b b", ["+b"]],
    ["with two changes", "a b c d e", "a x c e", ["+x", "-b before x", "-d before e"]],
  ];
  for (const [what, template, now, expected] of cases) {
    it(`${what} differ by ${expected.join(", ") || "nothing"}`, () => {
      const found = differences(template, now);
      assert.deepEqual([...found].sort(), [...expected].sort());
    });
  }

  it("are counted where the template's words are not known", () => {
    const { missing } = compareWords({ hashes: ["who", "digs", "here"].map(hashOf), text: null }, tokensOf("who here"));
    assert.deepEqual(missing, [{ before: 1, count: 1, text: null }]);
  });

  const words = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 });

  it("give the template when the difference is undone, whatever they are", () => {
    fc.assert(
      fc.property(words, words, (template, now) => {
        const difference = compareWords(wordsOf(template.join(" ")), tokensOf(now.join(" ")));
        assert.deepEqual(undone(now, difference), template);
      }),
      { numRuns: 500 },
    );
  });

  it("have in common as many words as their longest common subsequence", () => {
    fc.assert(
      fc.property(words, words, (template, now) => {
        const { added } = compareWords(wordsOf(template.join(" ")), tokensOf(now.join(" ")));
        const kept = now.length - added.reduce((sum, run) => sum + run.end - run.start, 0);
        assert.equal(kept, longestCommon(template, now));
      }),
      { numRuns: 500 },
    );
  });

  it("are taken for replaced in the middle where they are too long to compare", () => {
    const template = `begin ${"a b ".repeat(2000)} end`;
    const now = `begin ${"b c ".repeat(2000)} end`;
    const { added, missing } = compareWords(wordsOf(template), tokensOf(now));
    assert.deepEqual(added, [{ start: 1, end: 4001 }]);
    assert.deepEqual(
      missing.map(({ before, count }) => [before, count]),
      [[1, 4000]],
    );
  });
});

describe("shared words", () => {
  const shared = (a: string, b: string): number => sharedWords(wordsOf(a).hashes, wordsOf(b).hashes);

  it("count in any order", () => assert.equal(shared("a b c", "c a x"), 2));

  it("count as often as both have them", () => {
    assert.equal(shared("a a b", "a b b"), 2);
    assert.equal(shared("a a", "a a a"), 2);
    assert.equal(shared("", "a"), 0);
  });
});

function longestCommon(a: readonly string[], b: readonly string[]): number {
  const [first, ...rest] = a;
  if (first === undefined) return 0;
  const at = b.indexOf(first);
  const without = longestCommon(rest, b);
  return at < 0 ? without : Math.max(without, 1 + longestCommon(rest, b.slice(at + 1)));
}
