import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answerIn, answerPage, pageOf, reportOf } from "./page.js";

describe("Markdown in an answer", () => {
  it("is GitHub's: tables, strike-through, autolinks", async () => {
    assert.match(await answerPage("| a | b |\n|---|---|\n| 1 | 2 |"), /<tr><td>1<\/td><td>2<\/td><\/tr>/);
    assert.equal(await answerPage("~~no~~"), "<p><del>no</del></p>");
    assert.equal(await answerPage("www.example.com"), '<p><a href="http://www.example.com">www.example.com</a></p>');
  });

  it("has its task lists' ticks in words", async () => {
    const html = await answerPage("- [x] done\n- [ ] to do");
    assert.match(html, /aria-label="ticked"><\/span> done/);
    assert.match(html, /aria-label="not ticked"><\/span> to do/);
  });

  it("stands one block a line", async () => {
    assert.equal(
      await answerPage("One\nline *and\nthe same*\n\n- a\n- b\n\n> c"),
      "<p>One line <em>and the same</em></p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<blockquote>\n<p>c</p>\n</blockquote>",
    );
  });

  it("keeps the lines of code, coloured by its language", async () => {
    const html = await answerPage("```python\ndef f():\n    return 1\n```");
    assert.match(html, /<pre tabindex="0" data-language="python">/);
    assert.match(html, /<span class="c-keyword">def<\/span>.*\n {4}<span class="c-keyword">return<\/span>/);
  });

  it("keeps code of a language that nobody knows as it is", async () => {
    assert.match(await answerPage("```mermaid\na --> b\n```"), /<code class="language-mermaid">a --> b\n<\/code>/);
  });

  it("begins its headings below the question's and leaves no level out", async () => {
    const html = await answerPage("# One\n\n#### Two\n\n# Three\n\n#");
    assert.deepEqual(html.match(/<h\d id="[^"]+">\w+/g), [
      '<h4 id="question-1:one">One',
      '<h5 id="question-1:two">Two',
      '<h4 id="question-1:three">Three',
    ]);
    assert.doesNotMatch(html, /<h\d><\/h\d>/);
  });

  it("gives headings of the same words different ids", async () => {
    const html = await answerPage("# A\n\n# A\n\n# A 1");
    assert.equal(new Set(html.match(/id="[^"]+"/g)).size, 3);
  });

  it("shows the cells that GitHub drops from a row that is too long", async () => {
    assert.match(await answerPage("| a |\n|---|\n| 1 | lost |"), /<td>lost<\/td>/);
  });

  it("shows a link without words by its target", async () => {
    assert.equal(
      await answerPage("[](https://example.com)"),
      '<p><a href="https://example.com">https://example.com</a></p>',
    );
  });
});

describe("targets", () => {
  it("stay as they are written", async () => {
    for (const target of ["figures/æ.png", "a%20b", "../x?y=1#z", "https://example.com/_(a)", "figures\\a.png"]) {
      assert.ok((await answerPage(`[x](<${target.replaceAll("\\", "\\\\")}>)`)).includes(`href="${target}"`), target);
    }
  });

  it("have their spaces encoded", async () => {
    assert.match(await answerPage("[x](<a b.md>)"), /href="a%20b.md"/);
  });

  it("of other schemes than those of links are dropped, their words are not", async () => {
    assert.equal(
      await answerPage("[x](javascript:alert(1)) [y](data:text/html,z) [z](vbscript:a)"),
      "<p><a>x</a> <a>y</a> <a>z</a></p>",
    );
    assert.doesNotMatch(await answerPage("![x](data:image/svg+xml,y)"), /src=/);
    assert.doesNotMatch(await answerPage("[x](java&#10;script:alert(1)) [y](&#1;javascript:alert(1))"), /href=/);
  });
});

describe("raw HTML", () => {
  it("that GitHub shows is shown", async () => {
    assert.equal(await answerPage("H<sub>2</sub>O<br>x"), "<p>H<sub>2</sub>O<br>x</p>");
    assert.match(await answerPage('<img src="a.png" width="200">'), /<img src="a.png" width="200" alt="a">/);
    assert.match(
      await answerPage("<details>\n<summary>More</summary>\n\n*text*\n\n</details>"),
      /<summary>More<\/summary>\n<p><em>text<\/em><\/p>/,
    );
  });

  it("of tags that HTML does not know is shown as text", async () => {
    assert.equal(
      await answerPage("see <weblink> or <learn.inside.dtu.dk>"),
      "<p>see &#x3C;weblink> or &#x3C;learn.inside.dtu.dk></p>",
    );
    assert.equal(await answerPage("<some>\n*text*"), "<p>&#x3C;some> <em>text</em></p>");
  });

  it("that would run or load something is shown as text, all its words", async () => {
    assert.equal(await answerPage("<script>alert(1)</script>"), "<p>&#x3C;script>alert(1)&#x3C;/script></p>");
    assert.match(
      await answerPage("<style>p{}</style> <iframe src=x></iframe>"),
      /&#x3C;style>p{}&#x3C;\/style> &#x3C;iframe src=x>/,
    );
  });

  it("loses its scripts, styles, names and classes", async () => {
    const html = await answerPage(
      '<div onclick="a()" style="color:red" class="answer" id="contents" name="x" tabindex="1">text</div>',
    );
    assert.equal(html, "<div>text</div>");
  });

  it("that is not closed ends with its answer", async () => {
    assert.match(await answerPage("<div><details><b>text"), /<b>text<\/b>/);
    assert.match(await answerPage("</div></article></main>text"), /text/);
  });

  it("in a comment is not shown; a comment that never ends is text", async () => {
    assert.equal(await answerPage("a <!-- b --> c"), "<p>a  c</p>");
    assert.match(await answerPage("a\n\n<!-- b\n\nc"), /&#x3C;!-- b/);
  });
});

describe("images", () => {
  it("alone in a paragraph are figures that open full size, captioned by their own words", async () => {
    assert.equal(
      await answerPage("![The whole system](figures/a.png)"),
      '<figure><a href="figures/a.png"><img src="figures/a.png" alt="The whole system"></a><figcaption>The whole system</figcaption></figure>',
    );
  });

  it("of raw HTML alone are figures as well, beside words they are not", async () => {
    assert.match(
      await answerPage('<img src="a.png" width="200">'),
      /^<figure><a href="a.png"><img [^>]+><\/a><\/figure>$/,
    );
    assert.match(await answerPage('<div align="center"><img src="a.png"></div>'), /^<figure>/);
    assert.doesNotMatch(await answerPage('<div>\n\ntext\n\n</div><img src="a.png"> and words'), /<figure>/);
  });

  it("have no caption where their words only repeat a file's name", async () => {
    for (const alt of ["my_image", "bucket", "image", "fig1"]) {
      assert.doesNotMatch(await answerPage(`![${alt}](figures/bucket.png)`), /figcaption/, alt);
    }
  });

  it("are images with spaces in their names, as the course's pattern finds them", async () => {
    assert.match(
      await answerPage("![my bucket](figures/my bucket.png)"),
      /<img src="figures\/my%20bucket.png" alt="my bucket">/,
    );
    assert.match(await answerPage("![a]b](figures/x.png)"), /<img src="figures\/x.png" alt="a\]b">/);
    assert.match(await answerPage('![a](figures/x y.png "Title")'), /<figcaption>Title/);
  });

  it("are code in code", async () => {
    assert.equal(await answerPage("`![a](b c.png)`"), "<p><code>![a](b c.png)</code></p>");
  });

  it("inside raw HTML are images as well", async () => {
    assert.match(await answerPage("<div>![a b](c.png)</div>"), /<img src="c.png" alt="a b">/);
  });

  it("always have words for those who do not see them", async () => {
    assert.match(await answerPage("![](figures/confusion%20matrix.png)"), /alt="confusion matrix"/);
  });

  it("in text that Markdown takes for a heading are figures all the same", async () => {
    assert.match(await answerPage("---\n![One here](a.png)\n---"), /<figure>/);
  });
});

describe("raw HTML in an answer", () => {
  it("may leave out the quotes around a value, whatever is in it", async () => {
    assert.match(await answerPage("<img src=figures/a.png width=50%>"), /<img src="figures\/a\.png" width="50%"/);
    assert.match(
      await answerPage("See <a href=https://a.dk/x>it</a>."),
      /<p>See <a href="https:\/\/a\.dk\/x">it<\/a>\.<\/p>/,
    );
    assert.match(await answerPage("`<img src=figures/a.png>`"), /<code>&#x3C;img src=figures\/a\.png><\/code>/);
  });

  it("is shown without the tags that only lay it out", async () => {
    assert.equal(await answerPage("A <font color=red>red</font> bed"), "<p>A <span>red</span> bed</p>");
    assert.doesNotMatch(await answerPage("<center>\n\n**a**\n\n</center>"), /center/);
  });
});

describe("images in an answer", () => {
  const written: readonly [string, string][] = [
    ["figures/plot (1).png", "figures/plot%20(1).png"],
    ['figures/plot (1).png "Loss over time"', "figures/plot%20(1).png"],
    ["figures/plot\\(1\\).png", "figures/plot(1).png"],
    ["figures/a%20b.png", "figures/a%20b.png"],
    ["<figures/a b.png>", "figures/a%20b.png"],
  ];
  for (const [target, source] of written) {
    it(`are shown where they are written as ${target}`, async () =>
      assert.ok((await answerPage(`![loss](${target})`)).includes(`<img src="${source}"`)));
  }
});

describe("a link definition with text below it", () => {
  it("holds in another answer", async () => {
    const { html } = await pageOf(reportOf("See [the page][p].", "[p]: https://example.org/p\nand more text"));
    assert.match(answerIn(html, 1), /<a href="https:\/\/example\.org\/p">the page<\/a>/);
  });
});
