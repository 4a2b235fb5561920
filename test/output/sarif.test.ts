/** SARIF 2.1.0. The compiler holds the shape (`@types/sarif` is made from the schema); test/managers asks Microsoft's validator. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Log } from "sarif";
import { sarifPrinter } from "../../src/output/sarif.js";
import type { ReportResult } from "../../src/result.js";
import { ruleNames } from "../../src/rules/by-name.js";
import { checked, finding, printed, unread } from "../helpers/run.js";

const log = (...reports: readonly ReportResult[]): Log => JSON.parse(printed(sarifPrinter("1.2.3"), reports));
const results = (...reports: readonly ReportResult[]) => log(...reports).runs[0]?.results ?? [];

describe("SARIF", () => {
  it("names the tool, its version and every rule", () => {
    const { version, runs } = log(checked());
    const driver = runs[0]?.tool.driver;
    assert.deepEqual([version, driver?.name, driver?.version], ["2.1.0", "report-hook", "1.2.3"]);
    assert.deepEqual(
      driver?.rules?.map(({ id }) => id),
      [...ruleNames, "report/unread"],
    );
  });

  it("places a finding, columns in UTF-16 units", () => {
    assert.equal(log().runs[0]?.columnKind, "utf16CodeUnits");
    const [result] = results(checked([finding()]));
    assert.deepEqual(result?.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: "reports/README.md", uriBaseId: "%SRCROOT%" },
          region: { startLine: 47, startColumn: 1, endLine: 47, endColumn: 9 },
        },
      },
    ]);
    assert.equal(result?.message.text, "Question 2: 12 words where 5-10 are allowed. Take out at least 2 words.");
    assert.deepEqual([result?.ruleId, result?.level], ["answer/too-long", "error"]);
  });

  it("points each finding to its rule", () => {
    const rules = log().runs[0]?.tool.driver.rules ?? [];
    for (const rule of ruleNames) {
      const [result] = results(checked([finding({ rule })]));
      assert.equal(rules[result?.ruleIndex ?? -1]?.id, rule);
    }
  });

  it("writes a path as a URI that leads back to it", () => {
    for (const path of ["a b/#1?.md", "é/100%.md", "c:d/x.md"]) {
      const [result] = results(checked([finding({ path })]));
      const uri = result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? "";
      assert.equal(decodeURIComponent(new URL(uri, "file:///root/").pathname), `/root/${path}`);
    }
  });

  it("puts a finding without a place, and a report that could not be read, on the first line", () => {
    const nowhere = { line: null, column: null, endLine: null, endColumn: null, question: null };
    const all = results(checked([finding(nowhere)]), unread());
    assert.deepEqual(
      all.map((one) => one.locations?.[0]?.physicalLocation?.region),
      [{ startLine: 1 }, { startLine: 1 }],
    );
    assert.equal(all[1]?.message.text, "there is no such file");
  });

  it("is whole with no report, with reports that have no findings between, and with many", () => {
    assert.deepEqual(results(), []);
    assert.equal(results(checked(), checked([finding(), finding()]), checked(), unread(), checked()).length, 3);
  });
});
