/** Our verdicts beside those of the course's own checker, over all real report versions. */

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { editionTemplate } from "../../src/course/editions/editions.js";
import { recognise } from "../../src/course/recognise.js";
import { verdictOf } from "../../src/course/verdict.js";
import { decode } from "../../src/report/decode.js";
import { type CheckerFailure, type RealReport, realReports, withoutCourse } from "../helpers/course.js";
import { parseReport } from "../helpers/read.js";

interface Said {
  readonly readable: boolean;
  readonly passed: number | null;
  readonly failed: readonly { [K in keyof CheckerFailure]: CheckerFailure[K] | null }[] | null;
}

/** A verdict in one line, to compare. */
function inOneLine({ readable, passed, failed }: Said): string {
  if (!readable) return "unreadable";
  const limits = failed?.map(({ question, of, min, max, got }) => `${question} ${of} ${min}-${max}: ${got}`) ?? [];
  return `${passed} pass; ${limits.sort().join(", ")}`;
}

function differing(reports: readonly RealReport[], ours: (text: string, report: RealReport) => Said | null): string[] {
  return reports
    .filter((report) => {
      const text = decode(report.bytes);
      const said = text === null ? null : ours(text, report);
      return said === null || inOneLine(said) !== inOneLine(report.said);
    })
    .map((report) => report.file);
}

describe("the course checker's verdict on 572 real report versions", { skip: withoutCourse }, () => {
  let reports: readonly RealReport[] = [];
  before(() => {
    reports = realReports();
  });

  it("is known for all of them", () => assert.equal(reports.length, 572));

  it("is ours on each, with its edition named", () => {
    const differs = differing(reports, (text, { said }) => {
      const template = editionTemplate(`dtu-mlops-${said.checker}`);
      return template === null ? null : verdictOf(text, template);
    });
    assert.deepEqual(differs, []);
  });

  it("is ours on at least 560, with the edition recognised", () => {
    const differs = differing(reports, (text) => {
      const template = recognise(parseReport(text));
      return template === null ? null : verdictOf(text, template);
    });
    assert.ok(reports.length - differs.length >= 560, `differ: ${differs.join(", ")}`);
  });
});
