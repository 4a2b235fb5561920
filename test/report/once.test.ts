/** What is found once and kept. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keepingLast, oncePer } from "../../src/report/once.js";

describe("what is found once for an object", () => {
  it("is not looked for again, whatever else is told, and is another for another object", () => {
    const asked: string[] = [];
    const found = oncePer(({ name }: { name: string }, more: string) => {
      asked.push(name + more);
      return asked.length;
    });
    const [one, other] = [{ name: "a" }, { name: "a" }];
    assert.deepEqual([found(one, "1"), found(one, "2"), found(other, "3"), found(one, "4")], [1, 1, 2, 1]);
    assert.deepEqual(asked, ["a1", "a3"]);
  });

  it("may be nothing", () => {
    let times = 0;
    const found = oncePer((_: object) => void times++);
    const one = {};
    assert.deepEqual([found(one), found(one), times], [undefined, undefined, 1]);
  });
});

describe("what was found last", () => {
  it("is kept until something else is asked for", () => {
    const asked: string[] = [];
    const found = keepingLast((text: string, of: object) => asked.push(text) && of);
    const [one, other] = [{}, {}];
    for (const [text, of] of [
      ["a", one],
      ["a", one],
      ["a", other],
      ["b", other],
      ["b", other],
      ["a", one],
    ] as const)
      assert.equal(found(text, of), of);
    assert.deepEqual(asked, ["a", "a", "b", "a"]);
  });
});
