/** That reading takes time in proportion to a report's length, whatever stands in it. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findImages } from "../../src/course/images.js";
import { recognise, withCourse } from "../../src/course/recognise.js";
import { verdictOf } from "../../src/course/verdict.js";
import { countWords } from "../../src/course/words.js";
import { codeSpans } from "../../src/report/code.js";
import { findLinks } from "../../src/report/links.js";
import { assess, findPlaceholders, isOnlyPlaceholder, parseReport, readTemplate } from "../helpers/read.js";

const length = 60_000;
const attempts = 3;

const units = [
  "> ",
  `${"> ".repeat(1000)}\n`,
  "![",
  "![](",
  "[](",
  "[a](b ",
  "](",
  "\\",
  "<a ",
  '<a href="',
  "<a:",
  "`",
  "` `` ``` ",
  "```\n",
  "```\n### Question 1\n\n",
  "~~~\n# a\n",
  "- ```\n",
  " ",
  "\t",
  "\n",
  "\r",
  "\r\n",
  ">\n",
  "#",
  "##",
  "## a\n",
  "### Question 1\n",
  "### Question 1\n> Answer:\n",
  "Answer:",
  "Answer:\n",
  "> Answer length: ",
  "\nExample ",
  "1-2 ",
  "insert 1 ",
  "-",
  "---\n",
  "--- ",
  "--- question 1 ",
  "--- question 1 fill here ---",
  "* [ ] a\n  b\n",
  "a",
  "a ",
  "\u0301",
  "😀",
  "\0",
  "\ufeff",
  "\ud800",
];

/** Everything that is done with a report's text before rules look at it. */
const readAll = (text: string): unknown => {
  const report = parseReport(text);
  const template = withCourse(readTemplate(report, "x", "option"));
  assess(report, template);
  verdictOf(text, template);
  findImages(text);
  findLinks(text);
  codeSpans(text);
  findPlaceholders(text);
  isOnlyPlaceholder(text);
  return countWords(text);
};

/** Of the processor's time, so that what else the machine does counts little. */
function milliseconds(text: string, work: (text: string) => unknown = readAll): number {
  const start = process.cpuUsage();
  work(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Whether a text four times as long takes much more than four times as long; sixteen times would be quadratic. */
function growsTooFast(short: string, long: string, work = readAll): boolean {
  return milliseconds(long, work) > 8 * milliseconds(short, work) + 150;
}

/** Whether every one of a few attempts fails, so that one pause does not count. */
function failsAlways(fails: () => boolean): boolean {
  for (let i = 0; i < attempts; i++) if (!fails()) return false;
  return true;
}

const frames: Readonly<Record<string, (text: string) => string>> = {
  alone: (text) => `${text}x\n`,
  "in an answer": (text) => `### Question 1\n\n> Why?\n>\n> Answer:\n\n${text}x\n\n### Question 2\n\n> Answer:\n`,
  "in a prompt": (text) => `### Question 1\n\n> ${text}x\n>\n> Answer:\n\nPeas\n`,
};

describe("time grows with the text, not with its square", () => {
  for (const unit of units) {
    const name = unit.length > 40 ? `${unit.length} characters of nested quotes` : JSON.stringify(unit);
    it(`for ${name}, repeated`, () => {
      for (const [frame, framed] of Object.entries(frames)) {
        const text = (size: number): string => framed(unit.repeat(Math.ceil(size / unit.length)));
        const fails = (): boolean => growsTooFast(text(length), text(4 * length));
        assert.ok(!failsAlways(fails), frame);
      }
    });
  }

  it("for the recognition of a prompt that long", () => {
    const prompt = (size: number): string => (frames["in a prompt"] ?? String)("Peas 1 ".repeat(size / 7));
    const recognised = (text: string): unknown => recognise(parseReport(text));
    const fails = (): boolean => growsTooFast(prompt(length), prompt(4 * length), recognised);
    assert.ok(!failsAlways(fails));
  });

  it("for a report of eight megabytes", () => {
    const answer = "The peas grew well [in](the.md) `our` soil, as ![this](bed.png) shows.\n".repeat(1000);
    const text = Array.from(
      { length: 110 },
      (_, index) => `### Question ${index}\n\n> Why?\n>\n> Answer:\n\n${answer}\n`,
    ).join("");
    assert.ok(text.length > 7_500_000);
    assert.ok(milliseconds(text) < 30_000);
    assert.equal(parseReport(text).questions.length, 110);
  });
});
