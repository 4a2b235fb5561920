import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { blobId } from "../../src/git/blob-id.js";

describe("the id of a blob", () => {
  it("is git's, in SHA-1 and SHA-256", () => {
    assert.equal(blobId("", "0".repeat(40)), "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
    assert.equal(blobId("", "0".repeat(64)), "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813");
  });

  it("is over bytes, not characters", () => {
    assert.equal(blobId("é\n", "0".repeat(40)), blobId(Buffer.from([0xc3, 0xa9, 0x0a]), "0".repeat(40)));
  });
});
