/** What a person may have meant. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nearest } from "../src/nearest.js";

const names = ["reports", "page", "template", "rules", "patterns"];

describe("the nearest name", () => {
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
    it(`to ${JSON.stringify(name)} is ${expected ?? "none"}`, () => assert.equal(nearest(name, names), expected));
  }

  it("is the first of two that are as near", () => assert.equal(nearest("cat", ["bat", "rat"]), "bat"));

  it("is none among none", () => assert.equal(nearest("page", []), null));

  it("is looked for in the beginning of a very long name", () =>
    assert.equal(nearest("x".repeat(1_000_000), ["x".repeat(60)]), "x".repeat(60)));
});
