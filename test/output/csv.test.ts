import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { csvPrinter } from "../../src/output/csv.js";
import type { ReportResult } from "../../src/output/model.js";
import type { Readable } from "../../src/verdict/verdict.js";
import { checked, finding, printed, unread } from "../helpers/run.js";

const header = "path,edition,questions,answered,verdict,errors,warnings,error";
const csv = (...reports: readonly ReportResult[]): string => printed(csvPrinter(), reports);

describe("CSV", () => {
  it("has one line a report, with figures", () => {
    const { total, passed } = checked().verdict as Readable;
    assert.equal(
      csv(checked([finding(), finding({ level: "warning" }), finding({ level: "note" })])),
      `${header}\r\nreports/README.md,garden,4,2,${passed} of ${total},1,1,\r\n`,
    );
  });

  it("says of a report what the course's checker cannot read", () => {
    const verdict = {
      readable: false,
      answers: 3,
      expected: 4,
      passed: null,
      total: 4,
      failed: null,
      reason: "",
    } as const;
    assert.match(csv(checked([], { verdict })), /,unreadable,0,0,\r\n$/);
  });

  it("says why a report could not be read", () => {
    assert.equal(csv(unread('a "b", c.md')), `${header}\r\n"a ""b"", c.md",,,,,,,there is no such file\r\n`);
  });

  for (const path of ["=1+1", "+1", "-1", "@a", " =1", "\t=1"]) {
    it(`holds nothing that a spreadsheet runs: ${JSON.stringify(path)}`, () => {
      assert.match(csv(unread(path)).split("\r\n")[1] ?? "", /^'/);
    });
  }

  it("is read back as it was meant, whatever a file is called", () => {
    const name = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", ";", "'", " ", "é") });
    fc.assert(
      fc.property(fc.array(name, { maxLength: 4 }), (names) => {
        const rows = read(csv(...names.map((one) => unread(one))));
        assert.equal(rows.length, names.length + 1);
        assert.ok(rows.every((row) => row.length === 8));
        const paths = rows.slice(1).map(([path]) => path);
        assert.deepEqual(
          paths,
          names.map((one) => one.replace(/[\r\n]+/g, " ")),
        );
      }),
    );
  });
});

/** CSV as RFC 4180 has it. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let rest = text;
  while (rest !== "") {
    const row: string[] = [];
    for (;;) {
      const [whole = "", quoted, plain = "", end = ""] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest) ?? [];
      assert.notEqual(whole, "", `not CSV: ${rest}`);
      row.push(quoted?.replaceAll('""', '"') ?? plain);
      rest = rest.slice(whole.length);
      if (end === "\r\n") break;
    }
    rows.push(row);
  }
  return rows;
}
