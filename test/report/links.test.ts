/** Links and images as Markdown has them, and code, where there are none. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codeSpans, isInSpans } from "../../src/report/code.js";
import { findLinks, withoutTitle } from "../../src/report/links.js";

function linksIn(text: string): [string, string, string][] {
  return findLinks(text).map((link) => [link.kind, link.form, link.target]);
}

describe("links", () => {
  const found: readonly [string, [string, string, string][]][] = [
    ["[a](b.md)", [["link", "inline", "b.md"]]],
    ["![a](b.png)", [["image", "inline", "b.png"]]],
    ["[a](<my file.md>)", [["link", "inline", "my file.md"]]],
    ['[a](b.md "A title")', [["link", "inline", "b.md"]]],
    ["[a](b(1).md)", [["link", "inline", "b(1).md"]]],
    ["[a](my file.md)", [["link", "inline", "my file.md"]]],
    ["[a [b] c](d)", [["link", "inline", "d"]]],
    ["[a\r\nb](c)", [["link", "inline", "c"]]],
    ["[a]: b.md", [["link", "definition", "b.md"]]],
    ["[a]: <b.md>", [["link", "definition", "b.md"]]],
    ["<https://a.dk/b>", [["link", "autolink", "https://a.dk/b"]]],
    ['<a class="x" href="b.md">', [["link", "html", "b.md"]]],
    ["<IMG SRC='b.png' width=3>", [["image", "html", "b.png"]]],
  ];
  for (const [text, expected] of found) {
    it(`are found in ${JSON.stringify(text)}`, () =>
      assert.deepEqual(linksIn(`Peas ${text.startsWith("[a]:") ? "\n\n" : ""}${text}\n`), expected));
  }

  it("may hold an image, and both count", () =>
    assert.deepEqual(linksIn("[![a](b.png)](c.md)"), [
      ["link", "inline", "c.md"],
      ["image", "inline", "b.png"],
    ]));

  it("come in the order in which they begin", () =>
    assert.deepEqual(
      findLinks('[a](1) <https://2> <a href="3"> ![b](4)').map((link) => link.target),
      ["1", "https://2", "3", "4"],
    ));

  it("have their place", () => {
    const text = "Peas [a](b) beans";
    const [link] = findLinks(text);
    assert.equal(text.slice(link?.span.start, link?.span.end), "[a](b)");
  });

  for (const text of [
    "[a]",
    "[a] (b)",
    "[a](b",
    "[a](b\nc)",
    "[a](",
    "[a]()",
    "\\[a](b)",
    "`[a](b)`",
    "``[a](b) ` ``",
    "```\n[a](b)\n```",
    "~~~\n<a href='b'>\n[a]: b",
    "[a\n\nb](c)",
    "[a\r\n\r\nb](c)",
    "[^1]: a note",
    "<b>",
    "a < b > c",
  ]) {
    it(`are none in ${JSON.stringify(text)}`, () => assert.deepEqual(linksIn(text), []));
  }
});

describe("a target", () => {
  const targets: readonly [string, string][] = [
    [" b.md ", "b.md"],
    ["<my file.md> 'title'", "my file.md"],
    ["b.md (title)", "b.md"],
    ["b.md 'it is'", "b.md"],
    ['my file.md  "title"', "my file.md"],
    ['"quoted".md', '"quoted".md'],
    ["<open", "<open"],
    ["", ""],
  ];
  for (const [written, target] of targets) {
    it(`${JSON.stringify(written)} is ${JSON.stringify(target)} without its title`, () =>
      assert.equal(withoutTitle(written), target));
  }
});

describe("code", () => {
  function codeIn(text: string): string[] {
    return codeSpans(text).map((span) => text.slice(span.start, span.end));
  }

  it("stands between backticks", () => assert.deepEqual(codeIn("a `b` c ``d ` e``"), ["`b`", "``d ` e``"]));

  it("may reach over a line's end, not over a blank line", () => {
    assert.deepEqual(codeIn("a `b\nc` d"), ["`b\nc`"]);
    assert.deepEqual(codeIn("a `b\r\nc` d"), ["`b\r\nc`"]);
    assert.deepEqual(codeIn("a `b\n\nc` d"), []);
    assert.deepEqual(codeIn("a `b\r\n \t\r\nc` d"), []);
  });

  it("needs as many backticks at its end as at its beginning", () => assert.deepEqual(codeIn("`a`` b"), []));

  it("is a fenced block, with its fences", () => assert.deepEqual(codeIn("a\n```js\nb\n```\nc"), ["```js\nb\n```"]));

  it("is a fenced block up to the end where nobody closes it", () =>
    assert.deepEqual(codeIn("a\n~~~\nb\n\nc"), ["~~~\nb\n\nc"]));

  it("may hold a shorter or other fence", () =>
    assert.deepEqual(codeIn("````\n```\n~~~~\n````\na"), ["````\n```\n~~~~\n````"]));

  it("may begin in a list item", () =>
    assert.deepEqual(codeIn("- ```\n  a `b`\n  ```\n`c`"), ["- ```\n  a `b`\n  ```", "`c`"]));

  it("comes in order, apart, and holds what lies in it", () => {
    const text = "`a`\n```\nb\n```\n`c` d\n\n`e`";
    const spans = codeSpans(text);
    assert.equal(spans.length, 4);
    for (let offset = 0; offset < text.length; offset++) {
      const expected = spans.some((span) => offset >= span.start && offset < span.end);
      assert.equal(isInSpans(spans, offset), expected, `offset ${offset}`);
    }
  });
});
