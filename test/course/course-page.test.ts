/** The course's own page is known for what it is. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { isCoursePage } from "../../src/course/course-page.js";

const report = `${"-".repeat(40)}

# Beds

### Question 1

> **What grows?**
>
> Answer:

1. Peas & *beans*, see [our page](https://example.org/peas)
2. ![the bed](figures/bed.png) on <https://example.org>

<b>Salad</b> in \`<frames>\`

[notes]: https://example.org/notes
`;
const page = `<h1>Beds</h1>
<h3>Question 1</h3>
<blockquote>
<p><strong>What grows?</strong></p>
<p>Answer:</p>
</blockquote>
<ol>
<li>Peas &amp; <em>beans</em>, see <a href="https://example.org/peas">our page</a></li>
<li><img alt="the bed" src="figures/bed.png" /> on <a href="https://example.org">https://example.org</a></li>
</ol>
<p><b>Salad</b> in <code>&lt;frames&gt;</code></p>`;

describe("the course's page of a report", () => {
  it("is known, though its Markdown is HTML there", () => assert.ok(isCoursePage(page, report)));

  it("is known by the report's text behind what that page leaves out", () =>
    assert.ok(isCoursePage(page, `${"=".repeat(42)}\r\n${report.slice(42).replaceAll("\n", "\r\n")}`)));

  const edits: readonly [string, string][] = [
    ["a word more", page.replace("Peas", "Green peas")],
    ["a word less", page.replace("see ", "")],
    ["another word", page.replace("Salad", "Kale")],
    ["two words changed about", page.replace("What grows", "grows What")],
    ["another target", page.replace("figures/bed.png", "figures/bad.png")],
    ["a style of its own", `<style>p { color: red }</style>${page}`],
    ["a frame around it", `<!doctype html><html><body>${page}</body></html>`],
    ["nothing in it", ""],
  ];
  for (const [what, edited] of edits) {
    it(`is somebody's work with ${what}`, () => assert.equal(isCoursePage(edited, report), false));
  }

  it("is no page of another report", () => assert.equal(isCoursePage(page, report.replace("Peas", "Leeks")), false));
});

const corpus = join(import.meta.dirname, "../../../shared/corpus");

it("is known for every real report", { skip: !existsSync(corpus) && "no ../shared/corpus" }, () => {
  for (const group of readdirSync(corpus).filter((name) => existsSync(join(corpus, name, "final.course.html")))) {
    const versions = readdirSync(join(corpus, group)).filter((name) => name.endsWith(".md"));
    const last = readFileSync(join(corpus, group, versions.sort().at(-1) ?? ""), "utf8");
    assert.ok(isCoursePage(readFileSync(join(corpus, group, "final.course.html"), "utf8"), last), group);
  }
});
