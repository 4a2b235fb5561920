/** What is found in a text once. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { oncePerText } from "../../src/report/once-per-text.js";

describe("what is found once in a text", () => {
  const counting = (most: number): { readonly asked: string[]; readonly found: (text: string) => string } => {
    const asked: string[] = [];
    const found = (text: string): string => {
      asked.push(text);
      return text.toUpperCase();
    };
    return { asked, found: oncePerText(most, found) };
  };

  it("is not looked for again, whatever was asked for between", () => {
    const { asked, found } = counting(10);
    assert.deepEqual(["a", "b", "a", "b"].map(found), ["A", "B", "A", "B"]);
    assert.deepEqual(asked, ["a", "b"]);
  });

  it("may read of what else it is given", () => {
    const found = oncePerText(10, (text: string, length: number) => text.slice(0, length));
    assert.equal(found("pea", 2), "pe");
    assert.equal(found("pea", 2), "pe");
  });

  it("is let go where texts take more room than they may, and the last one never", () => {
    const { asked, found } = counting(5);
    for (const text of ["abc", "defg", "defg", "abc", "a long text", "a long text"]) found(text);
    assert.deepEqual(asked, ["abc", "defg", "abc", "a long text"]);
  });
});
