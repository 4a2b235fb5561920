import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pageOf, reportOf } from "./page.js";

/** Answers that Markdown would take minutes for, or never end with. */
const hostile: Readonly<Record<string, string>> = {
  "8 MB of words": "word ".repeat(1_600_000),
  "thousands of nested quotes": `${">".repeat(5000)} word\n`.repeat(200),
  "thousands of nested lists": `${"- ".repeat(5000)}word`,
  "a million cells": `|a|b|c|d|\n|-|-|-|-|\n${"|1|2|3|4|\n".repeat(250_000)}word`,
  "a table of one long row and many short ones": `|${"a|".repeat(1900)}\n|${"-|".repeat(1900)}\n${"|a|\n".repeat(900)}word`,
  "open brackets": `${"[".repeat(50_000)}word`,
  "open emphasis": `${"*a _b ".repeat(9000)}word`,
  "open tags": `${"<div>".repeat(9000)}word`,
  "open comments": `${"<!-- ".repeat(9000)}word`,
  "growing code marks": `${Array.from({ length: 400 }, (_, i) => "`".repeat(i)).join(" ")} word`,
  headings: `${"# a\n".repeat(15_000)}word`,
};

describe("an answer that is too much for Markdown", () => {
  for (const [name, answer] of Object.entries(hostile)) {
    it(`is shown as it is written, soon: ${name}`, { timeout: 20_000 }, async () => {
      const { html } = await pageOf(reportOf(answer, "*another*"));
      assert.match(html, /<pre class="plain" tabindex="0">/);
      assert.match(html, /word[^]*<\/article>/);
    });
  }

  it("does not keep the other answers from being Markdown", async () => {
    const { html } = await pageOf(reportOf("[".repeat(50_000), "*another*"));
    assert.match(html, /<em>another<\/em>/);
  });

  it("is nothing that people write: a long answer with code, lists and tables is Markdown", async () => {
    const part =
      "Some *words* about `code` and [a link](https://example.com).\n\n- item\n  - item\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n----------------------------------------\n\n";
    assert.doesNotMatch((await pageOf(reportOf(part.repeat(60)))).html, /class="plain"/);
  });
});
