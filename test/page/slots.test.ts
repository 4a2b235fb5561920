import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { coursePatterns } from "../../src/course/patterns.js";
import { matchText } from "../../src/match/match.js";
import { renderPage } from "../../src/page/render.js";
import { anyTemplate, changed, decisions } from "../helpers/decisions.js";

describe("the page of a document with a template of any shape", () => {
  const text = changed(
    ["# {what was decided}", "# We fly on Sunday"],
    ["Describe what made you decide.", "The wind <!-- not for readers --> does.\n\n#### A heading of ours\n\nMore."],
    [`"[your name]"`, '"Ada"'],
  );
  const page = async (): Promise<string> =>
    (await renderPage(matchText(text, anyTemplate(decisions), coursePatterns))).html;

  it("shows its title, its front matter as a table, and no comment", async () => {
    const html = await page();
    assert.match(html, /<title>We fly on Sunday<\/title>/);
    assert.match(html, /<th scope="row">builder<\/th><td>Ada<\/td>/);
    assert.doesNotMatch(html, /not for readers|course|Front matter/);
  });

  it("shows each section with its state, and what a document adds in it", async () => {
    const html = await page();
    assert.match(html, /<article class="within" id="why-now">/);
    assert.match(html, /<article class="empty" id="choice">/);
    assert.match(html, /A heading of ours/);
    assert.match(html, /aria-label="Costs, not answered"/);
  });

  it("is in the template's language, and the same whenever it is made", async () => {
    const danish = anyTemplate("# {titel}\n\n## Vind\n\nSvarlængde: 20-50 ord\n");
    const { html } = await renderPage(matchText("# Vinden\n\n## Vind\n\nDen blæser.\n", danish, coursePatterns));
    assert.match(html, /<html lang="da">/);
    assert.equal(await page(), await page());
  });
});
