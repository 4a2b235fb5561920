import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import { editBetween } from "../../src/editor/text-edit.js";

describe("the edit between two texts", () => {
  it("is none where they are the same", () => assert.equal(editBetween("a\n", "a\n"), null));

  it("replaces only the lines that differ", () => {
    assert.deepEqual(editBetween("a\nb\nc\n", "a\nx\nc\n"), {
      range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } },
      newText: "x\n",
    });
  });

  it("makes one text of the other, whatever they are", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "\n", "\r\n", "kite ", "\uFEFF"), { maxLength: 12 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edit = editBetween(before, after);
        const document = TextDocument.create("file:///a", "markdown", 1, before);
        assert.equal(edit === null ? before : TextDocument.applyEdits(document, [edit]), after);
      }),
      { numRuns: 500 },
    );
  });
});
