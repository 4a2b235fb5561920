/** What a run comes to. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { exitCodeOf, type ReportResult, runTotals } from "../src/result.js";
import { checked, finding, unread } from "./helpers/run.js";

function exitCode(reports: readonly ReportResult[], strict = false): number {
  return exitCodeOf(runTotals({ mode: "scan", reports, strict }));
}

describe("the exit code", () => {
  const warning = checked([finding({ level: "warning" })]);

  it("is 0 where nothing stops", () => assert.equal(exitCode([checked(), warning]), 0));
  it("is 0 where there is no report", () => assert.equal(exitCode([]), 0));
  it("is 1 where an error stops", () => assert.equal(exitCode([checked(), checked([finding()])]), 1));
  it("is 1 where a warning stops", () => assert.equal(exitCode([warning], true), 1));
  it("is 0 where only notes are found, however strict", () =>
    assert.equal(exitCode([checked([finding({ level: "note" })])], true), 0));
  it("is 2 where a report could not be read", () => assert.equal(exitCode([checked(), unread()]), 2));
  it("is 1 where an error stops besides", () => assert.equal(exitCode([checked([finding()]), unread()]), 1));
});
