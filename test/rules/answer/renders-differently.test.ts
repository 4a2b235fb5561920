import assert from "node:assert/strict";
import { test } from "node:test";
import { courseFor } from "../../../src/course/course-02476.js";
import type { Template } from "../../../src/template/model.js";
import { answered, by, levelsOf, pristine, replaced, scan, template } from "../kites.js";

const rule = "answer/renders-differently";
const found = (answer: string) => by(rule, scan(answered({ 5: answer })));
const message = (answer: string): string => found(answer)[0]?.message ?? "";

test("a list with no blank line above it is a note in a commit and a warning in a scan", () => {
  assert.deepEqual(levelsOf(rule, answered({ 5: "Next time:\n- less glue\n- more string" })), {
    commit: "note",
    scan: "warning",
  });
});

test("each kind is told by its name", () => {
  assert.match(message("Next time:\n- less glue"), /a list with no blank line above it/);
  assert.match(message("Next time:\n1. less glue"), /a list with no blank line above it/);
  assert.match(message("- glue\n  - less of it"), /a list inside a list, indented by fewer than four spaces/);
  assert.match(message("Run:\n\n```sh\nfly\n```"), /a fenced code block/);
  assert.match(message("| a | b |\n|---|---|\n| 1 | 2 |"), /a table/);
  assert.match(message("Less glue\nand more string\n---\nDone"), /lines of text directly above `---`/);
});

test("one finding a question, that lists every kind once, by its first line", () => {
  const answer = "Next:\n- less glue\n  - much less\n\nRun:\n\n```\nfly\n```\n\n```\nland\n```";
  const [only, ...rest] = found(answer);
  assert.deepEqual(rest, []);
  const lines = answered({ 5: answer }).split("\n");
  const at = (line: string): number => lines.indexOf(line) + 1;
  assert.equal(
    only?.message,
    `the course's page shows this otherwise: line ${at("- less glue")}: a list with no blank line above it (one paragraph there); ` +
      `line ${at("  - much less")}: a list inside a list, indented by fewer than four spaces (one list there); ` +
      `line ${at("```")}: a fenced code block (plain text there)`,
  );
  assert.equal(only?.line, at("- less glue"));
});

test("the place is the first in the text, whatever its kind, and more than three kinds are counted", () => {
  const answer =
    "See https://example.org/glue\n\n1) ~~glue~~\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nWe called <the shop>";
  const [only] = found(answer);
  const first = answered({ 5: answer }).split("\n").indexOf("See https://example.org/glue") + 1;
  assert.equal(only?.line, first);
  assert.match(
    only?.message ?? "",
    /: a web or email address .*; line \d+: a list numbered `1\)` .*; line \d+: text crossed out .*; and 2 more$/,
  );
  assert.equal(
    only?.help,
    "Write `<` before the address and `>` after it; write `1.` instead of `1)`; delete the crossed-out text",
  );
});

test("what both show alike is not told", () => {
  const alike = [
    "Next time:\n\n- less glue\n- more string",
    "- glue\n    - less of it\n- string",
    "Title\n---\n\nText",
    "Text\n\n---\n\nText",
    "A sentence with 2. in it\n2. is not a list either",
    "    indented code\n    - with a dash",
    "#### Head\n- a list below a heading",
    "a | b\nand no row of dashes",
    "- one\n- two\n\n    more of two\n\n- three",
    "It cost $5 and then $10",
    "Bought for $5-$10",
    "`$HOME` and `$PATH`",
    "- a\n* b",
    "Code `- with` ticks",
    "See <https://example.org> and [it](https://example.org), or <kim@example.org>",
    "**Glue**: *string* and ***both***, __so__ and _so_, 2 * 3 * 4, a_b_c, 10 ~ 20",
    "`\\|`, `<the shop>`, `~~` and `#`; we are #1 of 5, \\* and \\_",
    "H<sub>2</sub>O<br>and <b>glue</b> <!-- so -->",
    '<p align="center"><img src="figures/a.png" width="80"></p>',
    "See [it].\n\n[it]: b.html\n\nMore",
    "[https://github.com/anna/kites](https://github.com/anna/kites) and [www.example.org](https://example.org)",
    "Run `kite`, see [the guide](https://example.org/kites), then run `glue`",
    "First run\n`kite`, then see [the guide](https://example.org/kites)",
    "[kim@example.org](mailto:kim@example.org), [see https://example.org here](x.md)",
    "[https://example.org][it]\n\n[it]: b.html",
    '<a href="https://example.org">https://example.org</a>',
    "![our folders](<figures/our folders.png>) and [it](<our folders.md>)",
    "<details>\n<summary>Glue</summary>\n\nMade of bones, snake_case and 2 - 1.\n\n</details>",
    "<table>\n\n<tr><td>**glue**</td></tr>\n\n<tr><td>string</td></tr>\n\n</table>",
    "😀 **glue** and 🪁 *string*",
    "*glue \uE000* and **\uE001 string**",
  ];
  for (const answer of alike) assert.deepEqual(found(answer), [], answer);
});

const told: readonly [string, RegExp][] = [
  ["We wrote glue \\| string", /a backslash before a sign/],
  ["Glue\\\nand string", /a backslash at the end of a line/],
  ["Glue[^1]\n\n[^1]: of bones", /a footnote/],
  [
    "See https://example.org/glue",
    /a web or email address without `<` and `>` `https:\/\/example.org\/glue` \(no link there\)/,
  ],
  ["Ask kim@example.org.", /without `<` and `>` `kim@example.org` \(/],
  ["[it](b.html) https://example.org/glue", /a web or email address/],
  ['<a href="b.html">it</a> https://example.org/glue', /a web or email address/],
  ["[https://example.org][it]", /a web or email address/],
  ["[it](b.html) <our folders>", /words between `<` and `>` `<[a-z ]+>`/],
  ["See www.example.org or ask kim@example.org", /a web or email address/],
  ["We took ~~glue~~ string", /text crossed out with `~` `~~glue~~`/],
  ["We called <the shop> twice", /words between `<` and `>` `<[a-z ]+>`/],
  ["<div>\n\n**glue**\n\n</div>", /Markdown or several paragraphs between HTML tags/],
  ["<details>\n\nof bones\n- or not\n\n</details>", /between HTML tags/],
  ["<details>\nof bones\n\nor not\n\n</details>", /between HTML tags/],
  ["<details>\n\nof `bones`\n\n</details>", /between HTML tags/],
  ["<details>\n\nof bones\n\nor not\n\n</details>", /between HTML tags/],
  ["**Glue:**string", /`\*` or `_` that make other words bold/],
  ["**glue **and string", /`\*` or `_` that make other words bold/],
  ["Run ``glue` twice", /a backtick that is not closed/],
  ["- [x] glue\n- [ ] string", /a checkbox `\[ \]`/],
  ["Glue\n#5 of them", /a line that begins with `#` and has no space/],
  ["Glue\n\n # String", /a heading with spaces before its `#`/],
  ["See [it]\n[it]: b.html", /a line such as `\[1\]: address` directly below text/],
  ["1) glue\n2) string", /a list numbered `1\)`/],
  ["- glue\n1. string", /numbers directly below bullets/],
  ["2. glue\n3. string", /does not begin at 1/],
  [
    "- glue\n\n  more of it",
    /a paragraph of a list item, indented by fewer than four spaces \(outside the list there\)/,
  ],
  ["- glue\n> said he", /a quote, a horizontal line or a heading directly below a list/],
  ["> said he\n- glue", /a list with no blank line above it/],
  ["- glue\n---", /`---` directly below a list/],
  ["It is $x^2$ high", /a formula between `\$`/],
  ["So\n\n$$\nx = 2\n$$", /a formula between `\$`/],
];
for (const [answer, kind] of told) {
  test(`${JSON.stringify(answer)} is shown otherwise there`, () => assert.match(message(answer), kind));
}

test("the `Answer:` line is a line too", () => {
  const report = replaced(pristine, "> Answer:\n\n--- question 5 fill here ---", "> Answer:\n- less glue");
  assert.match(by(rule, scan(report))[0]?.message ?? "", /a list with no blank line above it/);
});

test("what stands inside a fenced block is code", () => {
  assert.doesNotMatch(message("Run:\n\n```\nfly\n- a\n  - b\n```"), /list/);
});

test("without the front matter the course's page loses the title's beginning", () => {
  const courses: Template = { ...template, course: courseFor(27, true) };
  const report = pristine.slice(pristine.indexOf("# Report"));
  const [found] = by(rule, scan(report, { template: courses }));
  assert.deepEqual([found?.question, found?.line, found?.level], [null, 1, "warning"]);
  assert.match(found?.message ?? "", /first 43 characters, "# Report of the kite club/);
  assert.deepEqual(by(rule, scan(pristine, { template: courses })), []);
});

test("where the template itself has no front matter that is only a note, whatever the checker cuts", () => {
  const courses: Template = { ...template, course: courseFor(27, false) };
  const [found] = by(rule, scan(pristine.slice(pristine.indexOf("# Report")), { template: courses }));
  assert.deepEqual([found?.level, found?.fixable], ["note", false]);
  assert.match(found?.help ?? "", /the template begins like this/);
});

test("where the template itself has no front matter that is only a note", () => {
  const report = pristine.slice(pristine.indexOf("# Report"));
  assert.deepEqual(levelsOf(rule, report), { commit: "note", scan: "note" });
});

test("a fence that is never closed is told first, with its place", () => {
  const answer = "Next:\n- less glue\n\n```sh\nfly\n```\n\n~~~\nland";
  const [only] = found(answer);
  assert.match(
    only?.message ?? "",
    /^a fenced code block begins here and is never closed: GitHub shows everything below it as code; /,
  );
  assert.match(only?.message ?? "", /otherwise: line \d+: a list with no .*; line \d+: a fenced code block/);
  assert.match(only?.help ?? "", /^Close the code block with a line/);
  const report = answered({ 5: answer });
  assert.equal(only?.line, report.split("\n").indexOf("~~~") + 1);
  assert.equal(only?.fixable, false);
});

test("a comment that is never closed is told, one that is closed or stands in code is not", () => {
  assert.match(message("Less glue\n\n<!-- more string"), /^a comment begins here with `<!--` and is never closed/);
  for (const answer of [
    "<!-- a\nb -->\n\nLess glue",
    "We wrote `<!--` there",
    "`a` and\n\n    <!-- b",
    "Glue <!-- b",
  ]) {
    assert.equal(message(answer), "", answer);
  }
});
