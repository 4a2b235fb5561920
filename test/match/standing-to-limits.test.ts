import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { missText, standingOf } from "../../src/match/standing-to-limits.js";
import { assess, parseReport, readTemplate } from "../helpers/read.js";

/** How one answer stands where 3-5 words and 1 image are asked for. */
function standing(answer: string): string {
  const text = `### Question 1\n\n> Answer length: 3-5 words + 1 image.\n>\n> Answer:\n\n${answer}\n`;
  const report = parseReport(text);
  const [one] = assess(report, readTemplate(report, "t", "report"));
  assert.ok(one);
  const found = standingOf(one);
  return found.kind === "outside" ? found.by.map(missText).join(", ") : found.kind;
}

describe("how an answer stands to its limits", () => {
  const image = "![a](b.png)";
  it("within them", () => assert.equal(standing(`one two three ${image}`), "within"));
  it("over by some words", () => assert.equal(standing(`1 2 3 4 5 6 7 ${image}`), "2 words over"));
  it("short of one image", () => assert.equal(standing("one two three"), "1 image short"));
  it("short of both", () => assert.equal(standing("one two"), "1 word short, 1 image short"));
  it("not answered", () => assert.equal(standing("--- question 1 fill here ---"), "empty"));
  it("without a line at which the answer begins", () => {
    const report = parseReport("### Question 1\n\nWe did it.\n");
    const [one] = assess(report, readTemplate(report, "t", "report"));
    assert.ok(one);
    assert.equal(standingOf(one).kind, "unread");
  });
});
