import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { longestIncreasing } from "../../src/match/longest-increasing.js";

test("of a sorted list all rise, of a reversed one a single value", () => {
  assert.equal(longestIncreasing([1, 2, 3]).size, 3);
  assert.equal(longestIncreasing([3, 2, 1]).size, 1);
  assert.equal(longestIncreasing([]).size, 0);
});

test("one value that moved is the only one left out", () => {
  assert.deepEqual([...longestIncreasing([1, 2, 5, 3, 4])].sort(), [0, 1, 3, 4]);
});

test("what is kept rises, and no other choice keeps more", () => {
  const small = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 9 });
  fc.assert(
    fc.property(small, (values) => {
      const kept = values.filter((_, i) => longestIncreasing(values).has(i));
      const rises = kept.every((value, i) => i === 0 || (kept[i - 1] as number) < value);
      return rises && kept.length === longestByTrying(values);
    }),
  );
});

function longestByTrying(values: readonly number[]): number {
  const best = values.map(() => 1);
  values.forEach((value, i) => {
    for (let j = 0; j < i; j++) {
      if ((values[j] as number) < value) best[i] = Math.max(best[i] as number, (best[j] as number) + 1);
    }
  });
  return Math.max(0, ...best);
}
