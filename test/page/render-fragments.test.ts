import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { answerIn, pageOf, reportOf } from "./page.js";

describe("kept fragments", () => {
  it("give the same page, and are used as they are", async () => {
    const first = await pageOf(reportOf("*one*", "two"));
    const marked = new Map([...first.fragments].map(([key, html]) => [key, html.replace("two", "kept")]));
    const again = await pageOf(reportOf("*one, changed*", "two"), marked);
    assert.equal(answerIn(again.html, 1), "<p><em>one, changed</em></p>");
    assert.equal(answerIn(again.html, 2), "<p>kept</p>");
  });

  it("are only those that the page uses", async () => {
    const first = await pageOf(reportOf("one", "two"));
    const again = await pageOf(reportOf("one", "three"), first.fragments);
    const alone = await pageOf(reportOf("one", "three"));
    assert.deepEqual([...again.fragments.keys()], [...alone.fragments.keys()]);
  });

  const block = fc.constantFrom(
    "Some *words*.",
    "[link][a] and [b]",
    "[a]: https://example.com/1",
    "[a]: https://example.com/2",
    "[b]: <two words> 'title'",
    "a note[^1] and[^n]",
    "[^1]: the note",
    "[^n]: another\n\n    note with [link][a]",
    "# heading",
    "#### heading",
    "![A figure](figures/a b.png)",
    "<b>open",
    "```python\nx = 1\n```",
    "---",
    "<weblink>",
  );
  const answer = fc.array(block, { maxLength: 4 }).map((blocks) => blocks.join("\n\n"));
  const question = fc.record({ number: fc.integer({ min: 1, max: 4 }), answer, quoted: fc.boolean() });
  const report = fc
    .array(fc.oneof(question, fc.constantFrom("## Work", "## Other")), { maxLength: 6 })
    .map((pieces) =>
      ["# Our report", ...pieces.map((one) => (typeof one === "string" ? one : textOf(one)))].join("\n\n"),
    );

  function textOf(one: { number: number; answer: string; quoted: boolean }): string {
    return `### Question ${one.number}\n\n> **What?**\n>\n> Answer:${one.quoted ? " " : "\n\n"}${one.answer}`;
  }

  it("of any other version of a report give the same bytes as none", async () => {
    await fc.assert(
      fc.asyncProperty(report, report, async (before, after) => {
        const full = await pageOf(after);
        const incremental = await pageOf(after, (await pageOf(before)).fragments);
        assert.equal(incremental.html, full.html);
        assert.deepEqual(incremental.fragments, full.fragments);
      }),
      { numRuns: 150 },
    );
  });
});

describe("definitions that stand in another question", () => {
  it("give links their targets, and a changed one changes them", async () => {
    const first = await pageOf(reportOf("[docs][d]", "[d]: https://example.com/1"));
    assert.equal(answerIn(first.html, 1), '<p><a href="https://example.com/1">docs</a></p>');
    const again = await pageOf(reportOf("[docs][d]", "[d]: https://example.com/2"), first.fragments);
    assert.equal(answerIn(again.html, 1), '<p><a href="https://example.com/2">docs</a></p>');
  });

  it("count once: the first", async () => {
    const page = await pageOf(reportOf("[d]", "[d]: one", "[d]: two\n\n[D]"));
    assert.match(answerIn(page.html, 3), /href="one"/);
  });

  it("do not count in code or inside a paragraph", async () => {
    const page = await pageOf(reportOf("[d] [e]", "```\n[d]: one\n```\n\ntext\n[e]: two"));
    assert.equal(answerIn(page.html, 1), "<p>[d] [e]</p>");
  });
});

describe("footnotes", () => {
  it("stand below the answer that they are written in, and lead back", async () => {
    const page = await pageOf(reportOf("Text[^1] again[^1].\n\n[^1]: The *note*."));
    assert.equal(
      answerIn(page.html, 1),
      '<p>Text<sup><a href="#question-1:note-1" id="question-1:mark-1">1</a></sup> again<sup><a href="#question-1:note-1">1</a></sup>.</p>\n' +
        '<div class="note" id="question-1:note-1">\n<span>1</span>\n<p>The <em>note</em>.</p>\n<a href="#question-1:mark-1">Back to 1</a>\n</div>',
    );
  });

  it("of the same label in two answers are two notes", async () => {
    const page = await pageOf(reportOf("a[^1]\n\n[^1]: first", "b[^1]\n\n[^1]: second"));
    assert.match(answerIn(page.html, 2), /href="#question-2:note-1".*\n.*id="question-2:note-1"/);
  });

  it("written in another question are linked where they stand, and shown there once", async () => {
    const page = await pageOf(reportOf("a[^far]", "b\n\n[^far]: the note"));
    assert.match(answerIn(page.html, 1), /href="#question-2:note-far"/);
    assert.equal(page.html.split("the note").length, 2);
  });

  it("that nothing refers to are shown as well", async () => {
    assert.match(answerIn((await pageOf(reportOf("a\n\n[^1]: lonely"))).html, 1), /lonely/);
  });
});
