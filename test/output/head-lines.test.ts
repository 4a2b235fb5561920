/** What stands above findings and above a status. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { headLines } from "../../src/output/head-lines.js";

function shown(name: string, rest: string, width: number | null): string[] {
  return headLines(name, rest, { bold: (text) => `<${text}>` }, width, (text) => `{${text}}`);
}

describe("a line above others", () => {
  it("has a name in bold, and what it belongs to behind it", () =>
    assert.deepEqual(shown("Beds", "The garden", 80), ["<Beds>{  The garden}"]));

  it("is as wide as where it is printed, the name in bold wherever it goes on", () =>
    assert.deepEqual(shown("Beds of the north", "The garden of stone", 12), [
      "<Beds of the>",
      "  <north>{  The}",
      "  {garden of}",
      "  {stone}",
    ]));

  it("is whole where no width is known", () =>
    assert.deepEqual(shown("Beds of the north", "", null), ["<Beds of the north>"]));
});
