/** When there is colour. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { colorsFor } from "../../src/output/colors.js";

const terminal = { isTTY: true };
const pipe = {};

function hasColor(
  asked: boolean | null,
  stream: { isTTY?: boolean },
  environment: Record<string, string> = {},
): boolean {
  return colorsFor(asked, stream, environment).red("x") !== "x";
}

describe("there is colour", () => {
  it("on a terminal", () => assert.ok(hasColor(null, terminal)));
  it("in a pipe with FORCE_COLOR", () => assert.ok(hasColor(null, pipe, { FORCE_COLOR: "1" })));
  it("where it is asked for, whatever else is set", () =>
    assert.ok(hasColor(true, pipe, { NO_COLOR: "1", TERM: "dumb" })));
  it("where NO_COLOR is empty", () => assert.ok(hasColor(null, terminal, { NO_COLOR: "" })));
});

describe("there is no colour", () => {
  it("in a pipe", () => assert.ok(!hasColor(null, pipe)));
  it("with NO_COLOR, whatever its value", () => {
    for (const value of ["1", "0", "false"]) assert.ok(!hasColor(null, terminal, { NO_COLOR: value }));
  });
  it("with NO_COLOR and FORCE_COLOR", () => assert.ok(!hasColor(null, terminal, { NO_COLOR: "1", FORCE_COLOR: "1" })));
  it("on a dumb terminal", () => assert.ok(!hasColor(null, terminal, { TERM: "dumb" })));
  it("in a pipe with FORCE_COLOR=0", () => assert.ok(!hasColor(null, pipe, { FORCE_COLOR: "0" })));
  it("where it is forbidden", () => assert.ok(!hasColor(false, terminal, { FORCE_COLOR: "1" })));
});
