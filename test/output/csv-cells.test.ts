import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Readable } from "../../src/course/verdict.js";
import { colorsFor } from "../../src/output/colors.js";
import { csvLine } from "../../src/output/csv-cells.js";
import { rowsPrinter } from "../../src/output/rows/printer.js";
import type { ReportResult } from "../../src/result.js";
import { checked, finding, printed, unread } from "../helpers/run.js";

const header = "\uFEFFpath,edition,questions,answered,found,passed,total,errors,warnings,error";
const csv = (...reports: readonly ReportResult[]): string =>
  printed(rowsPrinter("csv", "worst", colorsFor(false, {}, {})), reports);

describe("CSV", () => {
  it("has one line a report, with figures", () => {
    const { total, passed } = checked().verdict as Readable;
    assert.equal(
      csv(checked([finding(), finding({ level: "warning" }), finding({ level: "note" })])),
      `${header},question 1,question 2,question 3,question 4\r\n` +
        `reports/README.md,garden,4,2,${total},${passed},${total},1,1,,within,within,not answered,not answered\r\n`,
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
    assert.match(csv(checked([], { verdict })), /,3,,4,0,0,course checker: cannot read this report: .*\r\n$/);
  });

  it("has no cell that a spreadsheet would run, also where semicolons separate cells", () => {
    for (const text of [
      "=1+1",
      " =1+1",
      "+1",
      "-1",
      "@A1",
      "\t=1",
      "\r\n=1",
      "＝1+1",
      "＋1",
      "x;=1+1",
      'x; "=1+1"',
      "x;\t@A1",
    ]) {
      const line = csvLine(["a", text]);
      const cells = line.replace(/^a,"?/, "").split(";");
      for (const cell of cells) assert.doesNotMatch(cell, /^["\s]*[=+\-@＝＋－＠]/, JSON.stringify([text, line]));
    }
    assert.equal(csvLine(["plain; text", -3]), "plain; text,-3\r\n");
  });

  it("says why a report could not be read", () => {
    assert.equal(csv(unread('a "b", c.md')), `${header}\r\n"a ""b"", c.md"${",".repeat(9)}there is no such file\r\n`);
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
        assert.ok(rows.every((row) => row.length === 10));
        const paths = rows.slice(1).map(([path]) => path);
        assert.deepEqual(paths.sort(), names.map((one) => one.replace(/[\r\n]+/g, " ")).sort());
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
