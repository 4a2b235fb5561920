/** Bytes to text. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decode } from "../../src/report/decode.js";

describe("a report's bytes", () => {
  it("are UTF-8", () => assert.equal(decode(Buffer.from("æ😀\r\n")), "æ😀\r\n"));

  it("keep their byte-order mark", () => assert.equal(decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), "\ufeffa"));

  it("may be none", () => assert.equal(decode(new Uint8Array()), ""));

  it("are no text where they are Latin-1, UTF-16, cut off or too long a form", () => {
    assert.equal(decode(Buffer.from("æ", "latin1")), null);
    assert.equal(decode(Uint8Array.of(0xff, 0xfe, 0x61, 0)), null);
    assert.equal(decode(Uint8Array.of(0xe2, 0x82)), null);
    assert.equal(decode(Uint8Array.of(0xc0, 0x80)), null);
  });
});
