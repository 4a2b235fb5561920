/** What a person may have meant. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { closestName } from "../../src/config/closest-name.js";

const names = ["reports", "page", "template", "rules", "patterns"];

describe("the closest name", () => {
  const meant: readonly [string, string | null][] = [
    ["report", "reports"],
    ["repotrs", "reports"],
    ["templat", "template"],
    ["tmeplate", "template"],
    ["rule", "rules"],
    ["pgae", "page"],
    ["page", "page"],
    ["pattern", "patterns"],
    ["colours", null],
    ["", null],
    ["p", null],
    ["__proto__", null],
  ];
  for (const [name, expected] of meant) {
    it(`to ${JSON.stringify(name)} is ${expected ?? "none"}`, () => assert.equal(closestName(name, names), expected));
  }

  it("is the first of two that are as near", () => assert.equal(closestName("cat", ["bat", "rat"]), "bat"));

  it("is the one that begins with it, of two that are as near", () =>
    assert.equal(closestName("--al", ["--at", "--all"]), "--all"));

  it("is none among none", () => assert.equal(closestName("page", []), null));

  it("is looked for in the beginning of a very long name", () =>
    assert.equal(closestName("x".repeat(1_000_000), ["x".repeat(60)]), "x".repeat(60)));
});
