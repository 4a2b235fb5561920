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
    const within = (await pageOf(reportOf("We grew six kites this year."))).html;
    assert.match(within, /<p class="counts">6 of 5–10 words<\/p>/);
    assert.match(within, /<a class="within" href="#question-1" aria-label="Question 1, within limits">1<\/a>/);
    const outside = (await pageOf(reportOf("two words"))).html;
    assert.match(outside, /<p class="counts">2 of 5–10 words, <b>3 short<\/b><\/p>/);
    assert.match(outside, /<a class="outside" href="#question-1" aria-label="Question 1, 3 words short">1<\/a>/);
    assert.match((await pageOf(reportOf("--- question 1 fill here ---"))).html, /<p class="counts">not answered<\/p>/);
  });

  it("says in the contents what each question asks", async () => {
    const { html } = await pageOf(reportOf("two words"));
    assert.match(html, /<a class="outside" href="#question-1">1 What did you do\?<span>/);
  });

  it("leads to the next question that is not answered, from each stretch of answers before it", async () => {
    const { html } = await pageOf(
      reportOf("One.", "--- question 2 fill here ---", "Three.", "--- question 4 fill here ---"),
    );
    const stretches = html.split('<div class="stretch">').slice(1);
    const links = stretches.map((stretch) => /<p class="next"><a href="#([^"]*)">/.exec(stretch)?.[1]);
    assert.deepEqual(links, ["question-2", "question-4", undefined]);
  });

  it("changes only a question's own lines where only its state changes", async () => {
    const line = (html: string): string[] => html.split("\n");
    const before = line((await pageOf(reportOf("One two three four five.", "b", "c"))).html);
    const after = line((await pageOf(reportOf("One two three four.", "b", "c"))).html);
    const changed = after.filter((one, index) => one !== before[index]);
    assert.equal(after.length, before.length);
    assert.equal(changed.length, 5, changed.join("\n"));
    for (const one of changed) assert.match(one, /question-1|4 of 5–10 words|One two three four/);
  });

  it("has the group's number in its title where question 1 asks for it", async () => {
    const asked = "> **Enter your group number**\n>\n> Answer:\n\n";
    const named = (answer: string) => pageOf(withBodies([asked + answer]));
    assert.match((await named("Group 12")).html, /<title>Group 12 · Our report<\/title>/);
    assert.match((await named("--- 7 ---")).html, /<title>Group 7 · Our report<\/title>/);
    assert.match((await named("the kites")).html, /<title>Our report<\/title>/);
    assert.match((await pageOf(reportOf("12"))).html, /<title>Our report<\/title>/);
  });

  it("folds away a long part that holds no question, for those with little room", async () => {
    const long = await pageOf(`# T\n\n## Work\n\n${"Kites fly. ".repeat(80)}\n\n### Question 1\n\n> Answer:\n\nyes\n`);
    assert.match(long.html, /<h2 id="work">Work<\/h2>\n<details class="long">\n<summary>Show it<\/summary>/);
    assert.doesNotMatch((await pageOf(reportOf("text"))).html, /class="long"/);
  });

  it("gives questions with the same number different ids", async () => {
    const { html } = await pageOf("### Question 1\n\nAnswer: a\n\n### Question 1\n\nAnswer: b\n");
    assert.match(html, /<article class="within" id="question-1"/);
    assert.match(html, /<article class="within" id="question-1-1"/);
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
