/** Many reports as a person reads them. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import picocolors from "picocolors";
import { rowOf } from "../../src/output/rows/row.js";
import { tableOf } from "../../src/output/rows/table.js";
import { noTotals } from "../../src/result.js";
import { checked } from "../helpers/run.js";

describe("the table of many reports", () => {
  it("has a column for the course's checker", () =>
    assert.match(table(), /course checker +problems\n[^\n]* of 4 pass/));

  it("has none where the course has no say in any of them", () =>
    assert.doesNotMatch(table({ verdict: null }), /course checker| pass/));
});

function table(told: Parameters<typeof checked>[1] = {}): string {
  return tableOf([rowOf(checked([], told))], noTotals, picocolors.createColors(false)).join("");
}
