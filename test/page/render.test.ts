import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { answerIn, pageOf, reportOf, withBodies } from "./page.js";

describe("the page", () => {
  it("is one HTML file with no script, and a policy that forbids them", async () => {
    const { html } = await pageOf(reportOf("text"));
    assert.match(html, /^<!doctype html>\n<html lang="en">\n/);
    assert.match(html, /<\/html>\n$/);
    assert.match(html, /http-equiv="Content-Security-Policy" content="default-src 'none'; img-src/);
    assert.doesNotMatch(html, /<script|<link rel="stylesheet|@import|url\(/);
  });

  it("bears the report's title, or a plain one", async () => {
    assert.match(
      (await pageOf("# Our *report*\n")).html,
      /<title>Our report<\/title>[^]*<h1>Our <em>report<\/em><\/h1>/,
    );
    assert.match((await pageOf("")).html, /<h1>Report<\/h1>/);
  });

  it("shows the title once", async () => {
    assert.equal((await pageOf("# Our report\n\nIntroduction.\n")).html.split("Our report").length, 3);
  });

  it("shows what stands before the first question, in sections, in prompts, and the front matter", async () => {
    const { html } = await pageOf(
      `---\nlayout: x\n---\n\n# T\n\nbefore\n\n${reportOf("text").replace("# Our report\n", "")}`,
    );
    for (const words of [
      "layout: x",
      "before",
      "About your work.",
      "What did you do?",
      "Answer length: 5-10 words.",
      "Answer:",
    ]) {
      assert.ok(html.includes(words), words);
    }
  });

  it("folds a prompt away behind what it asks", async () => {
    const { html } = await pageOf(reportOf("text"));
    assert.match(
      html,
      /<details class="prompt">\n<summary><strong>What did you do\?<\/strong><\/summary>\n<div>\n<p>Answer length/,
    );
  });

  it("has nothing to unfold where a prompt is no more than what it asks", async () => {
    const { html } = await pageOf(withBodies(["> **What?**\n>\n> Answer:\n\ntext"]));
    assert.match(html, /<p class="prompt"><strong>What\?<\/strong><\/p>/);
  });

  it("shows the whole of a question that has no answer line", async () => {
    const { html } = await pageOf(withBodies(["> What?\n\nWe did it.\n\n> Quoted."]));
    assert.match(answerIn(html, 1), /What\?[^]*We did it\.[^]*Quoted\./);
    assert.match(html, /<p class="counts">no answer line<\/p>/);
  });

  it("shows answers on the answer line and inside the quote", async () => {
    const { html } = await pageOf(withBodies(["> What?\n>\n> Answer: here\n> and *here*\n\nand there"]));
    assert.match(answerIn(html, 1), /here and <em>here<\/em>[^]*and there/);
  });

  it("tells each question's state and counts in words", async () => {
    const { html } = await pageOf(reportOf("two words"));
    assert.match(html, /<p class="counts">2 of 5–10 words<\/p>/);
    assert.match(html, /<a class="answered" href="#question-1" aria-label="Question 1, answered">1<\/a>/);
    assert.match((await pageOf(reportOf("--- question 1 fill here ---"))).html, /<p class="counts">not answered<\/p>/);
  });

  it("gives questions with the same number different ids", async () => {
    const { html } = await pageOf("### Question 1\n\nAnswer: a\n\n### Question 1\n\nAnswer: b\n");
    assert.match(html, /<article class="answered" id="question-1"/);
    assert.match(html, /<article class="answered" id="question-1-1"/);
  });

  it("has no id twice, whatever the headings are called", async () => {
    const headings = fc.constantFrom(
      "## Question 1 of",
      "## Contents",
      "### Week",
      "### Question 1",
      "# contents.title",
      "## Week",
      "## Week-1",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(headings, { maxLength: 8 }), async (lines) => {
        const { html } = await pageOf(lines.join("\n\ntext\n\n"));
        const ids = html.match(/ id="[^"]*"/g) ?? [];
        assert.equal(new Set(ids).size, ids.length, html);
      }),
      { numRuns: 100 },
    );
  });

  for (const file of ["templates/report.md", "reports/README.md"]) {
    it(`is small: that of ${file}, a whole report, has less than 60 KB`, async () => {
      const text = readFileSync(join(import.meta.dirname, "../..", file), "utf8");
      const { length } = Buffer.from((await pageOf(text)).html);
      assert.ok(length < 60_000, `${length} bytes`);
    });
  }

  it("is the same for a report with other line ends or a byte-order mark", async () => {
    const text = reportOf("One\n\n```\ncode\ncode\n```\n\n- a\n- b");
    const { html } = await pageOf(text);
    assert.equal((await pageOf(text.replaceAll("\n", "\r\n"))).html, html);
    assert.equal((await pageOf(`\uFEFF${text}`)).html, html);
  });

  it("holds every word of a report, for any text", async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "\n",
        "\n\n",
        " ",
        "> ",
        "# ",
        "## ",
        "### Question 1\n",
        "Answer:",
        "- ",
        "    ",
        "```\n",
        "**",
        "|",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "<div>",
        "</div>",
        "![",
      ),
      fc.stringMatching(/^[a-z]{3,8}$/).map((word) => ` ${word}q `),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const text = pieces.join("");
        const { html } = await pageOf(text);
        for (const [word] of text.matchAll(/\b[a-z]{3,8}q\b/g)) assert.ok(html.includes(word), `${word} is missing`);
      }),
      { numRuns: 300 },
    );
  });
});
