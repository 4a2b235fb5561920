import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isSpellingOf } from "../../src/template/spelling.js";
import { hashOf } from "../../src/template/tokens.js";

const same = (word: string, template: string): boolean => isSpellingOf(word, hashOf(template));

describe("a word is the template's in another spelling", () => {
  it("where only upper and lower case differ", () => {
    assert.ok(same("GitHub", "github"));
    assert.ok(same("boat", "Boat"));
  });

  it("where one letter was left out, doubled, mistaken or swapped with the next", () => {
    for (const [word, template] of [
      ["your", "you"],
      ["recieve", "receive"],
      ["receive", "recieve"],
      ["definitely", "definately"],
      ["Command", "comand"],
    ] as const) {
      assert.ok(same(word, template), `${word} for ${template}`);
    }
  });

  it("but not where it is another word", () => {
    for (const [word, template] of [
      ["was", "has"],
      ["it", "is"],
      ["boats", "goat"],
      ["2", "3"],
      ["wood", "glue"],
    ] as const) {
      assert.ok(!same(word, template), `${word} for ${template}`);
    }
  });
});
