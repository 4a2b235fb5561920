import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ancestors, gitIsAlive } from "../../src/git/parent.js";

describe("the processes above us", () => {
  it("begin with our parent", () => {
    assert.equal(ancestors()[0], process.ppid);
  });

  it("are there while our parent is", () => {
    assert.ok(gitIsAlive());
  });
});
