import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { sourcesOf } from "../../src/page/block-sources.js";
import { blocksOf } from "../../src/page/blocks.js";
import { renderMarkdown } from "../../src/page/markdown/render-markdown.js";
import { simpleMarkdown } from "../../src/page/simple-markdown.js";
import type { Source } from "../../src/page/source.js";
import { assess, parseReport, readTemplate } from "../helpers/read.js";
import { histories } from "./page.js";

function source(text: string, about: Partial<Source> = {}): Source {
  const block = { kind: "block", split: null, scope: "question-1", level: 4, plain: false, title: null } as const;
  return { ...block, definitions: [], notes: [], ...about, text };
}

/** @returns whether the text was simple */
async function assertSame(text: string, about: Partial<Source> = {}): Promise<boolean> {
  const simple = simpleMarkdown(source(text, about));
  if (simple !== null) assert.equal(simple, await renderMarkdown(source(text, about)), JSON.stringify([text, about]));
  return simple !== null;
}

describe("simple Markdown", () => {
  it("is told from all that takes more than a look", () => {
    const texts = [
      "*a",
      "a **b",
      "***a***",
      "a*b*",
      "_a_",
      "- a\n  - b",
      "- a\n\n  b",
      "- [ ] a",
      "3. a",
      "www.a.dk",
      "https://a.dk/(b)",
      "xhttps://a.dk",
      "https://a",
      "https://a_b.dk",
      "AT&T;",
      "a ~b~",
      "- a\n\n b",
      "a@b.dk",
      "a  \nb",
      "    a",
      "a\n===",
      "a\n---",
      "a | b",
      "<b>a</b>",
      "&amp;",
      "# a",
      "> a",
      "```\na\n```",
      "``a``",
      "a\\*b",
      "[a]",
      "[a][b]",
      "[a](javascript:b)",
      "![a](<b c.png>)",
      "- ![a](b.png)",
      "~~a~~",
      "a[^1]",
      "a\tb",
      "a\n  \r![b](c.png)",
    ];
    for (const text of texts) assert.equal(simpleMarkdown(source(text)), null, text);
  });

  it("is read without Markdown: paragraphs, lists, code, links, words in stars", () => {
    const text =
      '\nWe dug,\nand (later) ate.\n \n"Why?" **Two thirds** of *us*:\n- for `a<b`\n- for [the rest](https://example.org/a?b=1&c=2)\n  of it\n\n1. a\n\n2. b\n';
    const html = [
      "<p>We dug, and (later) ate.</p>",
      '<p>"Why?" <strong>Two thirds</strong> of <em>us</em>:</p>',
      "<ul>",
      "<li>for <code>a&#x3C;b</code></li>",
      '<li>for <a href="https://example.org/a?b=1&#x26;c=2">the rest</a> of it</li>',
      "</ul>",
      "<ol>",
      "<li>\n<p>a</p>\n</li>",
      "<li>\n<p>b</p>\n</li>",
      "</ol>",
    ];
    assert.equal(simpleMarkdown(source(text)), html.join("\n"));
  });

  it("may hold addresses, ampersands, one tilde before a number, and backslashes in a path", () => {
    const text =
      " About ~3 GB of W&B, in src\\data:  \n\nSee https://a.dk/b_c?d=1&e=2, or [`bed`](b).\n\n  --- ![A&B](b.png) ---\n\n![my_bed](b.png)";
    const html = [
      "<p>About ~3 GB of W&#x26;B, in src\\data:</p>",
      '<p>See <a href="https://a.dk/b_c?d=1&#x26;e=2">https://a.dk/b_c?d=1&#x26;e=2</a>, or <a href="b"><code>bed</code></a>.</p>',
      '<p>--- <a href="b.png"><img src="b.png" alt="A&#x26;B"></a> ---</p>',
      '<figure><a href="b.png"><img src="b.png" alt="my_bed"></a></figure>',
    ];
    assert.equal(simpleMarkdown(source(text)), html.join("\n"));
  });

  it("can hold figures", () => {
    const image = '<a href="figures/bed_1.png"><img src="figures/bed_1.png" alt="The bed"></a>';
    assert.equal(
      simpleMarkdown(source("![The bed](figures/bed_1.png)")),
      `<figure>${image}<figcaption>The bed</figcaption></figure>`,
    );
    assert.equal(simpleMarkdown(source("See ![The bed](figures/bed_1.png).")), `<p>See ${image}.</p>`);
  });

  it("can be a prompt, with what is asked on one line and the links in it below", () => {
    const asked = "**What grew? See [this](figures/bed.png).**";
    assert.equal(
      simpleMarkdown(source(`${asked}\n\nAnswer length: 5 words.\n`, { kind: "prompt", split: asked.length })),
      '<summary><strong>What grew? See this.</strong></summary>\n<div>\n<p class="links"><a href="figures/bed.png">this</a></p>\n<p>Answer length: 5 words.</p>\n</div>',
    );
  });

  const marks = fc.constantFrom(..." \n.,;:?()'\"%$/-+=&<>*_`[]|~#!\\@1a\r\t".split(""));
  const marksInWords = fc.constantFrom(
    ..."W&B|&c; |&#12;|&amp|~3| ~b|~~|\\m|\\.|\\\n|a_b|https://a.dk|http://a.b.dk/c_d/?e=f&g=h|https://a.dk/b_|https://a.dk/b.|gs://a/b|(https://a.dk)|**https://a.dk/b**|![a_b](c.png)|![A&B C](d.png)|![A  b](c.png)|[`a`](b)|<https://a.dk/b_?c&d>|<https://a.dk>|![a](https://a.dk/b.png)|**`a` b**|**~1 %**|(**`a`**)|*`a`*|---  q|<5 |--- ![a](b.png) ---|  \n|  |\n |\n   | *a* | word |.|,|)|(|\n\n |\n- |\n\n  |'|\"|*|_|`|[|]| ".split(
      "|",
    ),
  );
  const anything = fc.constantFrom(
    ..."\n\n|\n- |\n* |\n1. |\n2. |\n  |\n    |word|Two words|æ|我们|é|1.|12)|www.|http:|https://a.dk/b|---|- |\u00a0|…|“so”".split(
      "|",
    ),
    ..."**|**bold**|*it*|`code`|``|[a](b)|[a b](https://e.org/x?a=1&b=2)|](|![a](b.png)|![Two words](f/b.png)|![](x_1.png)".split(
      "|",
    ),
    ..."<br>|&amp;|a_b|*a* |(*b*)|\n> |\n# |  \n|x@y.dk|[x] |[^1]|^|\n--- q ---".split("|"),
  );
  const common = fc.constantFrom(
    ..."peas|Soil and *sand*|b2|Ærø|**two beds**|`a b`|[one](https://e.org/1)|![Two](a/b.png)| , |. | (|) |: |\n|\n\n|\n- |\n\n- |\n1. |\n* | - |/| 3. |\"|'s |…| 5 % |\n12 | & | < |_|!|".split(
      "|",
    ),
  );
  for (const [name, part, numRuns] of [
    ["whatever stands in it", fc.oneof(marks, anything), 2000],
    ["where it is common", common, 2000],
    ["where marks stand in words", fc.oneof(marksInWords, common), 3000],
  ] as const) {
    it(`is what Markdown makes of it, ${name}`, async () => {
      const text = fc.array(part, { maxLength: 14 }).map((parts) => parts.join(""));
      await fc.assert(
        fc.asyncProperty(text, fc.nat(20), async (written, split) => {
          await assertSame(written);
          await assertSame(written, { kind: "prompt", split: Math.min(split, written.length) });
        }),
        { numRuns },
      );
    });
  }

  it("is what Markdown makes of it in real reports, and most of them", {
    skip: histories.length === 0 && "the real reports are not here",
  }, async () => {
    let simple = 0;
    let all = 0;
    const seen = new Set<string>();
    const picked = histories.flatMap((versions) => [versions.at(-1), versions[versions.length >> 1]]);
    for (const { text } of picked.filter((one) => one !== undefined)) {
      const report = parseReport(text);
      const blocks = blocksOf(report, assess(report, readTemplate(report, "a", "report")));
      for (const part of blocks.flatMap((block) => Object.values(sourcesOf(report, block)))) {
        if (part === null || part.kind === "inline" || seen.has(part.text)) continue;
        seen.add(part.text);
        all++;
        if (await assertSame(part.text, part)) simple++;
      }
    }
    assert.ok(simple > 0.7 * all, `${simple} of ${all}`);
  });
});
