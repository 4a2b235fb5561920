import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { choiceInText, choiceInValue } from "../../src/template/choices.js";
import { isOneOf } from "../../src/template/is-one-of.js";

describe("choices in a template's own words", () => {
  it("are listed as the value of a field", () => {
    assert.deepEqual(choiceInValue("<Kite, Balloon, or Glider>"), ["Kite", "Balloon", "Glider"]);
    assert.deepEqual(choiceInValue('"{planned | flown | lost}"'), ["planned", "flown", "lost"]);
    assert.deepEqual(choiceInValue("yes/no"), ["yes", "no"]);
    assert.deepEqual(choiceInValue("(calm|windy)"), ["calm", "windy"]);
    assert.deepEqual(choiceInValue("Drawn / In the air / Lost"), ["Drawn", "In the air", "Lost"]);
    assert.deepEqual(choiceInValue("draft   # draft, final"), ["draft", "final"]);
  });

  it("are asked for in a sentence, or stand alone on a line", () => {
    assert.deepEqual(choiceInText("Choose one of: yes, no, n/a"), ["yes", "no", "n/a"]);
    assert.deepEqual(choiceInText("Some words.\n\n{low | high}\n"), ["low", "high"]);
    assert.deepEqual(choiceInText("Did it fly? (yes/no)"), ["yes", "no"]);
  });

  it("are none where the template leaves them open, or only describes", () => {
    for (const value of [
      "{planned | flown | … | lost}",
      "<e.g. Kite, Balloon, or Glider>",
      "<a list of the builder's or builders' names>",
      "<a few words, not a sentence>",
      "<URL>",
      "{{ name | default('x') }}",
      "[name](https://example.org/a)",
      "DD/MM/YYYY",
      "club/kite",
      "builder/email",
      "km/h",
      "kites/sails",
      "phone / e-mail",
      "Name / Email / Phone",
      "{name | role}",
    ]) {
      assert.equal(choiceInValue(value), null, value);
    }
    for (const text of [
      "Explain the and/or of it, and input/output.",
      "Name its pros/cons, and say yes/no with your reasons.",
      "I flew it alone: yes / no",
      "Did it fly? (yes/no)\n\nDid it land? (yes/no)",
    ]) {
      assert.equal(choiceInText(text), null, text);
    }
  });

  it("are known by their words in many languages, in marks and brackets too", () => {
    for (const value of [
      "ja/nej",
      "Sí / No",
      "**pass/fail**",
      "(true/false)",
      "[open/closed]",
      "да/нет",
      "low/medium/high",
    ]) {
      assert.notEqual(choiceInValue(value), null, value);
    }
  });

  it("are met by an option alone or with a reason behind it, in any case", () => {
    assert.ok(isOneOf("**Yes**, because it flew", ["yes", "no"]));
    assert.ok(isOneOf("N/A", ["yes", "no", "n/a"]));
    assert.ok(!isOneOf("Perhaps", ["yes", "no"]));
  });
});
