/** The parts of a prompt: what is asked, the limit line, the example. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseReport } from "../helpers/read.js";
import { questionOf, textOf } from "../helpers/report.js";

function promptOf(body: string) {
  const report = parseReport(`### Question 1\n\n${body}`);
  const { prompt } = questionOf(report, 1);
  return {
    whole: textOf(report, prompt.span),
    asked: textOf(report, prompt.asked),
    limitLine: textOf(report, prompt.limitLine),
    example: textOf(report, prompt.example),
  };
}

describe("a prompt", () => {
  it("has what is asked, a limit line and an example", () => {
    const { asked, limitLine, example } = promptOf(
      "> **Who digs?**\n>\n> Answer length: 5-10 words.\n>\n> Example:\n> *Anna digs.*\n>\n> Answer:\n\nBo\n",
    );
    assert.equal(asked, "\n> **Who digs?**\n>\n> ");
    assert.equal(limitLine, "Answer length: 5-10 words.");
    assert.equal(example?.replace(/[\s>*]+/g, " ").trim(), "Example: Anna digs.");
  });

  it("ends where the answer line begins", () => {
    const { whole } = promptOf("> **Who digs?**\n>\n> Answer:\n\nBo\n");
    assert.equal(whole, "\n> **Who digs?**\n>\n> ");
  });

  it("has an example without a limit line", () => {
    const { asked, limitLine, example } = promptOf("> **Who digs?**\n> Example:\n> *Anna*\n> Answer:\n");
    assert.equal(asked, "\n> **Who digs?**");
    assert.equal(limitLine, null);
    assert.match(example ?? "", /Anna/);
  });

  it("has no example where nothing follows the word", () => {
    const { example, limitLine } = promptOf("> **Who digs?**\n>\n> Answer length: 5 words.\n>\n>\n> Answer:\n");
    assert.equal(limitLine, "Answer length: 5 words.");
    assert.equal(example, null);
  });

  for (const line of [
    "> Recommended answer length: 1-2 words.",
    "> **Answer length:** 1-2 words.",
    "> answer length : 1-2 words.",
    "> Answer\n> length: 1-2 words.",
  ]) {
    it(`knows the limit line ${JSON.stringify(line)}`, () => {
      assert.match(promptOf(`> **Who?**\n>\n${line}\n>\n> Answer:\n`).limitLine ?? "", /1-2 words\.$/);
    });
  }

  it("may wrap its limit line", () => {
    const { limitLine } = promptOf("> **Who?**\n>\n> Answer length: 1-2 words\n> + 1 image.\n>\n> Answer:\n");
    assert.equal(limitLine, "Answer length: 1-2 words\n> + 1 image.");
  });

  it("may wrap its limit line with CRLF", () => {
    const { limitLine } = promptOf(
      "> **Who?**\r\n>\r\n> Answer length: 1-2 words\r\n> + 1 image.\r\n>\r\n> Answer:\r\n",
    );
    assert.equal(limitLine, "Answer length: 1-2 words\r\n> + 1 image.");
  });

  it("may have limit line and example run together by a formatter", () => {
    const { limitLine, example } = promptOf(
      "> **Who?**\n>\n> Answer length: 1-2 words. > > Example: *Anna*\n>\n> Answer:\n",
    );
    assert.match(limitLine ?? "", /^Answer length: 1-2 words/);
    assert.doesNotMatch(limitLine ?? "", /Anna/);
    assert.match(example ?? "", /Anna/);
  });

  it("does not take words typed behind the limit for a part of it", () => {
    const { limitLine, example } = promptOf(
      "> **Who?**\n>\n> Answer length: 5-10 words + 1 image. We dig.\n>\n> Answer:\n",
    );
    assert.equal(limitLine, "Answer length: 5-10 words + 1 image.");
    assert.match(example ?? "", /We dig/);
  });

  it("may be unquoted", () => {
    const { asked } = promptOf("**Who digs?**\n\nAnswer:\n\nBo\n");
    assert.equal(asked?.trim(), "**Who digs?**");
  });

  it("is the quote alone where there is no answer line", () => {
    const { whole } = promptOf("> **Who digs?**\n>\n> Example: Anna\n\nBo digs.\n\n> Not Anna.\n");
    assert.equal(whole, "\n> **Who digs?**\n>\n> Example: Anna");
  });

  it("is empty where nothing is left of it", () => {
    for (const body of ["", "\n\n", "Bo digs.\n"]) {
      const { whole, asked, limitLine, example } = promptOf(body);
      assert.deepEqual([whole?.trim(), asked?.trim(), limitLine, example], ["", "", null, null], JSON.stringify(body));
    }
  });

  it("goes on with lines typed into it", () => {
    const { asked } = promptOf("> **Who digs?**\nwe are Anna and Bo\n>\n> Answer:\n");
    assert.match(asked ?? "", /we are Anna and Bo/);
  });
});
