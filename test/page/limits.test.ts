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

  it("is not alone what counts: the answers of a report share the time that all may take", {
    timeout: 60_000,
  }, async () => {
    const under: readonly (readonly [what: string, count: number, answer: string])[] = [
      ["emphasis", 60, "*a _b ".repeat(1400)],
      ["white space", 15, `a${" ".repeat(1900)}b `.repeat(31)],
      ["code", 15, `\`\`\`python\n${"a = b(1)  # c\n".repeat(4000)}\`\`\`\n`],
    ];
    for (const [what, count, answer] of under) {
      const before = process.cpuUsage();
      const { html } = await pageOf(reportOf("*another*", ...Array.from({ length: count }, () => answer)));
      const { user, system } = process.cpuUsage(before);
      assert.ok(user + system < 20_000_000, `${what}: ${(user + system) / 1e6} s`);
      assert.equal(html.match(/<pre class="plain" /g)?.length, count, what);
      assert.match(html, /<em>another<\/em>/, what);
      assert.doesNotMatch((await pageOf(reportOf("*another*", answer))).html, /class="plain"/, what);
    }
  });

  it("is shown as code without colours where its words are too long for these", { timeout: 20_000 }, async () => {
    const { html } = await pageOf(reportOf(`\`\`\`ini\n${"0".repeat(50_000)}\n\`\`\`\n`, "```ini\na = 1\n```\n"));
    assert.match(html, /<code class="language-ini">0{50000}\n?/);
    assert.match(html, /<span class="c-/);
  });

  it("is nothing that people write: a long answer with code, lists and tables is Markdown", async () => {
    const part =
      "Some *words* about `code` and [a link](https://example.com).\n\n- item\n  - item\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n----------------------------------------\n\n";
    assert.doesNotMatch((await pageOf(reportOf(part.repeat(60)))).html, /class="plain"/);
  });
});
