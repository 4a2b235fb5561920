import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { scanLines } from "../../src/report/lines.js";
import { lineStartsOf } from "../../src/report/position.js";
import { parseReport } from "../helpers/read.js";

const kindsOf = (text: string): string[] => [...scanLines(text, lineStartsOf(text))].map(({ kind }) => kind);

describe("the lines of a text", () => {
  it("are known by what they begin with", () => {
    assert.deepEqual(kindsOf("# Beds\n\n> Which?\nThe south one\n \t\n  ## More\n- peas"), [
      "heading",
      "blank",
      "quote",
      "text",
      "blank",
      "heading",
      "text",
    ]);
  });

  it("are code between two fences, whatever they begin with", () => {
    assert.deepEqual(kindsOf("```\n# no heading\n~~~\n\n```\n# Beds"), [
      "fence",
      "fenced",
      "fenced",
      "fenced",
      "fence-end",
      "heading",
    ]);
  });

  it("are code to the end below a fence that nobody closes", () => {
    assert.deepEqual(kindsOf("- ```sh\n# peas\n> beans"), ["fence", "fenced", "fenced"]);
  });

  it("end where line ends of any kind stand, which are no part of them", () => {
    const text = "\uFEFF# a\r\nb\rc\n";
    const lines = [...scanLines(text, lineStartsOf(text))].map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(lines, ["# a", "b", "c", ""]);
  });
});

describe("the lines of a report", () => {
  it("are all there, front matter and all, each where the report's line begins", () => {
    const report = parseReport("---\ntitle: beds\n---\n# Beds\n\n### Question 1\n\n> Why?\n>\n> Answer:\n\nPeas\n");
    assert.equal(report.lines.length, report.lineStarts.length);
    assert.deepEqual(
      report.lines.slice(0, 4).map(({ kind }) => kind),
      ["front-matter", "front-matter", "front-matter", "heading"],
    );
  });

  it("leave an open block of code where the next question's heading stands", () => {
    const report = parseReport(
      "### Question 1\n\n> Why?\n>\n> Answer:\n\n```\npeas\n\n### Question 2\n\n> When?\n>\n> Answer:\n\nMay\n",
    );
    assert.deepEqual(
      report.lines.slice(6, 12).map(({ kind }) => kind),
      ["fence", "fenced", "fenced", "heading", "blank", "quote"],
    );
  });
});
