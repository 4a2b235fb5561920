import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { coursePatterns } from "../../src/course/patterns.js";
import { withCourse } from "../../src/course/recognise.js";
import { matchText } from "../../src/match/match.js";
import { heldSlots, withLimitsInWords } from "../../src/match/slots/any-template.js";
import { renderPage } from "../../src/page/render-page.js";
import { parseReport } from "../../src/report/parse.js";
import { readTemplate } from "../../src/template/read.js";
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

  it("shows what misses a limit in sentences as outside its limits, and by how much", async () => {
    const asked = "# Kite\n\n## Why\n\nAt most 1 sentence.\n";
    const { html } = await renderPage(
      matchText("# Kite\n\n## Why\n\nWind blows. It is free.\n", anyTemplate(asked), coursePatterns),
    );
    assert.match(html, /<article class="outside" id="why">/);
    assert.match(html, /5 words · 2 of up to 1 sentence, <b>1 over<\/b>/);
  });

  it("shows how its sections stand in one another, whatever each asks", async () => {
    const nested =
      "# Kite\n\n## Why\n\nSay why.\n\n## Parts\n\n- Sail:\n\n## How\n\nHow is it made.\n\n### Cost\n\nSay it.\n\n## After\n\nSay what.\n";
    const { html } = await renderPage(matchText(nested, anyTemplate(nested), coursePatterns));
    const main = html.slice(html.indexOf("<main"));
    assert.deepEqual(
      [...main.matchAll(/<(h[1-6])[^>]*>(?:<a[^>]*>)?(\w+)/g)].map(([, level, title]) => `${level} ${title}`),
      ["h2 Why", "h2 Parts", "h2 How", "h3 Cost", "h2 After"],
    );
    const contents = /<nav class="contents"[^]*?<\/nav>/.exec(html)?.[0] ?? "";
    assert.deepEqual(
      [...contents.matchAll(/<(?:\/?ul|h3)>|class="\w+" href="#(\w+)"/g)].map(([mark, id]) => id ?? mark),
      ["<ul>", "why", "parts", "</ul>", "<h3>", "<ul>", "cost", "</ul>", "<ul>", "after", "</ul>"],
    );
  });

  it("shows its own headings, whatever the template calls them", async () => {
    const asked = "# Kite\n\n## Results\n\nWhat?\n\n## Wind\n\nWhy?\n\n## Choice: TBD\n\nWhich?\n";
    const text = `# Kite\n\n## 4. Results of the "long" day\n\nGood.\n\n## Wind: *why*\n\n## 5. Choice: silk\n\nDry.\n`;
    const { html } = await renderPage(matchText(text, anyTemplate(asked), coursePatterns));
    assert.deepEqual(
      [...html.matchAll(/<h2><a href="[^"]*">(.*?)<\/a><\/h2>/g)].map(([, title]) => title),
      ['4. Results of the "long" day', "Wind: <em>why</em>", "5. Choice: silk"],
    );
    const contents = /<nav class="contents"[^]*?<\/nav>/.exec(html)?.[0] ?? "";
    for (const title of ['4. Results of the "long" day', "Wind: why", "5. Choice: silk"])
      assert.ok(contents.includes(`>${title}<span>`), title);
    assert.match(html, /aria-label="4\. Results of the &quot;long&quot; day, answered"/);
    assert.match(html, />Next unanswered: Wind: why</);
    assert.doesNotMatch(html, /TBD/);
  });

  it("shows a value of the front matter without the comment that it begins with", async () => {
    const list = '---\nbuilders: # all of them\n  - "Ada" # first\n  - Bo\n---\n\n# Kite\n';
    const { html } = await renderPage(matchText(list, anyTemplate(list), coursePatterns));
    assert.match(html, /<td>\s*- "Ada"\s+- Bo<\/td>/);
  });

  it("is in the template's language, and the same whenever it is made", async () => {
    const danish = anyTemplate("# {titel}\n\n## Vind\n\nSvarlængde: 20-50 ord\n");
    const { html } = await renderPage(matchText("# Vinden\n\n## Vind\n\nDen blæser.\n", danish, coursePatterns));
    assert.match(html, /<html lang="da">/);
    assert.equal(await page(), await page());
  });

  it("is laid out from right to left where most letters are so, in no language that nobody stated", async () => {
    const arabic = "# تقرير\n\n## الملخص\n\nطارت الطائرة فوق الحقل with git.\n";
    const shown = await renderPage(matchText(arabic, anyTemplate("# {x}\n\n## الملخص\n\nاكتب.\n"), coursePatterns));
    assert.match(shown.html, /<html dir="rtl">/);
    const stated = "---\nlang: he\n---\n\n# {x}\n\n## רוח\n";
    const hebrew = await renderPage(matchText(`${stated}\nעפנו מעל השדה\n`, anyTemplate(stated), coursePatterns));
    assert.match(hebrew.html, /<html lang="he" dir="rtl">/);
    const quoted = `${arabic}\n${"We flew it over the field. ".repeat(9)}`;
    const english = await renderPage(matchText(quoted, anyTemplate("# {x}\n\n## Why\n"), coursePatterns));
    assert.match(english.html, /<html lang="en">/);
  });

  it("of numbered questions is in the language of their template, and speaks of no course that is not theirs", async () => {
    const text = "# Drage\n\n### Question 1\n\n> Hvilken vind?\n>\n> Svarlængde: 1-5 ord\n>\n> Answer:\n\nVest.\n";
    const report = parseReport(text, { patterns: coursePatterns });
    const stated = withLimitsInWords(readTemplate(report, "t.md", "option", coursePatterns), report, heldSlots(text));
    const { html } = await renderPage(matchText(text, stated, coursePatterns));
    assert.match(html, /<html lang="da">/);
    assert.doesNotMatch(html, /as the course counts/);
    const course = await renderPage(matchText(text, withCourse(stated), coursePatterns));
    assert.match(course.html, /as the course counts/);
  });
});
