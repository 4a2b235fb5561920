/**
 * What the course's page shows otherwise, held against the course's own way to make it: Python-Markdown without extensions, over Markdown
 * made by chance of what people write in answers.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { toHtml } from "hast-util-to-html";
import { toHast } from "mdast-util-to-hast";
import { linkAddresses } from "../../src/course/link-addresses.js";
import { pageDifferences } from "../../src/course/page-reading.js";
import { parseMarkdown, treeOf } from "../../src/page/markdown/parse.js";

const lines = [
  ..."Peas|Beans and|Salad:|- a|* b|1. one|2. two|1) one|  - nested|    - deep|   1. x|> quote|# Head|---|***|```".split(
    "|",
  ),
  ..."    code|  text|- [a](b)|a or b|- [ ] task|#hash| # in|<div>|</div>|<div>in</div>|see [b]|**b** and *i*".split(
    "|",
  ),
  "see\n[b]: c.html",
  "\n[b]: c.html\n",
  "<div>\n\nplain words\n\n</div>",
  "<div>\n\n<b>plain</b>\n\nwords\n\n</div>",
  "<div>words\n\n*more*\n\n</div>",
  "",
  "",
  "",
  "| a | b |",
  "|---|---|",
];
const many = 2000;
const script = "import sys,json,markdown;print(json.dumps([markdown.markdown(t) for t in json.load(sys.stdin)]))";

/** The course's pages of texts; null where no Python has Python-Markdown. */
function pagesThere(texts: readonly string[]): string[] | null {
  for (const python of ["python3", "/usr/bin/python3"]) {
    const { status, stdout } = spawnSync(python, ["-c", script], {
      input: JSON.stringify(texts),
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    if (status === 0) return JSON.parse(stdout) as string[];
  }
  return null;
}

function pageHere(text: string): string {
  return toHtml(toHast(treeOf(text), { allowDangerousHtml: true }), { allowDangerousHtml: true });
}

const blocks = /^(?:p|ul|ol|li|pre|blockquote|h[1-6]|hr|table)$/;

/** The blocks of a page and the words in them. A paragraph in an item, or alone between tags, is no block; bullets, whatever their mark, quotes and code go on. */
function outline(html: string): string {
  const out: string[] = [];
  const open: string[] = [];
  for (const [whole, close, tag, text = ""] of html
    .replace(/<\/(ul|blockquote)>\s*<\1>/g, "")
    .replace(/<\/code><\/pre>\s*<pre><code>/g, "")
    .replace(/<div>\s*<p>([^<]*)<\/p>\s*<\/div>/g, "<div>$1</div>")
    .replace(/<(div)>\s+|\s+<\/(div)>/g, "")
    .matchAll(/<(\/?)(\w+)[^>]*>|([^<]+)/g)) {
    if (tag === undefined) out.push(text.replace(/\s+/g, " "));
    if (tag === "p" && open.includes("li")) out.push(" ");
    if (tag === undefined || !blocks.test(tag) || (tag === "p" && open.includes("li"))) continue;
    if (close === "/") open.splice(open.lastIndexOf(tag));
    else if (tag !== "hr") open.push(tag);
    out.push(`<${close}${tag}${/ start="\d+"/.exec(whole)?.[0] ?? ""}>`);
  }
  return out
    .join("")
    .replace(/ +/g, " ")
    .replace(/ (?=<)|(?<=>) | $/g, "");
}

/** Numbers that look like chance and are the same in every run. */
function numbers(): (below: number) => number {
  let state = 20_260_109;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

function madeTexts(): string[] {
  const next = numbers();
  const texts = new Set<string>();
  while (texts.size < many) {
    texts.add(Array.from({ length: 1 + next(6) }, () => lines[next(lines.length)] ?? "").join("\n"));
  }
  return [...texts];
}

/** What people write within a line; of what has brackets, or an address, one is in a text. */
const inLine = [
  ..."we|used|Docker,|~|~~|`|``|\\|\\*|\\||\\_|\\<|\\$|\\(|(|)|!|<|>|&|&amp;|&copy;".split("|"),
  ..."a_b_c a*b*c 😀 __init__.py conv* _it_ *it* **bo** __bo__ ***both*** **Bold:**text text**(x)** *a**b**c* x*".split(
    " ",
  ),
  ...'`co*de*` `<b>` ~~del~~ H~2~O x~y ==m== x^2^ #5 :smile: -- ... "q" x<3 x->y <- <b> </b> <br> <weblink>'.split(" "),
  ...[
    "2 * 3 * 4",
    "**bold **text",
    "**a *b* c**",
    "a < b",
    "a (c)",
    "<your name>",
    "<!-- c -->",
    "<img src=a.png>",
    "\n",
    "  \n",
    "\n#5",
    "\n# h",
    "\n`co` bb",
  ],
];
const apart = [
  ..."[a][b] [b] ![a][b] ![b] [a](b) ![a](b.png) [a](<b>) [^1] [ ] https://x.org/a_b www.x.org a@x.org".split(" "),
  ..."http://localhost:80 <https://x.org> <a@x.org>".split(" "),
  ...['[a](b "t")', "[a]( b )", "[a](<b c>)", "![a](<b c.png>)", "[www.x.org](b)", "[https://x.org][b]"],
  ...["[a@x.org](mailto:a@x.org)", "[see https://x.org here](b)", '<a href="b">https://x.org</a>'],
];

/** A text of one paragraph, with what its references lead to. */
function madeLine(next: (below: number) => number): string {
  const with1 = next(3);
  let text = "aa ";
  for (let left = 1 + next(4); left > 0; left--) {
    const list = left === with1 ? apart : inLine;
    text += (list[next(list.length)] ?? "") + (next(2) === 0 ? "" : " ");
  }
  return `${text.trimEnd()}${next(2) === 0 ? "" : " bb"}\n\n[b]: c.html\n${text.includes("[^1]") ? "\n[^1]: A note\n" : ""}`;
}

/** What is shown of a page, its elements with where they lead; bold and italic words in one order, a link in one of HTML's as that one. */
function outlineInLine(html: string): string {
  const tag = (_: string, close: string, name: string, rest: string): string =>
    `«${close}${name.toLowerCase()}${[...rest.matchAll(/\b(?:href|src)=(?:"([^"]*)"|([^"\s>]*))/g)].map((found) => ` ${decodeURI(found[1] ?? found[2] ?? "").trim()}`).join()}»`;
  return html
    .replace(/<section data-footnotes[^]*$/, "")
    .replace(/<!--[^]*?-->/g, "")
    .replace(/<(\/?)([a-z]\w*)((?:"[^"]*"|[^>"])*)>/gi, tag)
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, digits) =>
      String.fromCodePoint(Number.parseInt(digits, hex === "" ? 10 : 16)),
    )
    .replace(/&(quot|lt|gt|copy|amp);/g, (_, name: string) => characters[name] ?? "")
    .replace(/«em»«strong»(.*?)«\/strong»«\/em»/g, "«strong»«em»$1«/em»«/strong»")
    .replace(/(«a [^»]*»)«a [^»]*»([^«]*)«\/a»(?=«\/a»)/g, "$1$2")
    .replace(/\s+/g, " ")
    .replace(/ ?(«\/?(?:p|h\d|br|code|blockquote)») ?/g, "$1")
    .replace(/«br»(?=«\/p»)/g, "")
    .trim();
}

const characters: Readonly<Record<string, string>> = { quot: '"', lt: "<", gt: ">", copy: "©", amp: "&" };

const texts = madeTexts();
const there = pagesThere(texts);

describe("the course's page", { skip: there === null && "python3-markdown is not installed" }, () => {
  const shown = texts.map((text, index) => ({
    text,
    here: outline(pageHere(text)),
    there: outline(there?.[index] ?? ""),
    told: pageDifferences(`\n\n${text}`).map(({ kind }) => kind),
  }));

  it("shows nothing otherwise that is not told", () => {
    const missed = shown.filter((one) => one.here !== one.there && one.told.length === 0);
    assert.deepEqual(missed.slice(0, 3), []);
  });

  it("shows what is told otherwise, where no HTML hides it from both", () => {
    const alarms = shown.filter((one) => one.here === one.there && one.told.length > 0 && !one.text.includes("<"));
    assert.deepEqual(alarms.slice(0, 3), []);
  });

  it("was held against enough of both", () => {
    const alike = shown.filter((one) => one.here === one.there).length;
    assert.ok(alike > many / 10 && alike < many, `${alike} of ${many} alike`);
  });

  it("has links of addresses that were put between marks, and the same words", () => {
    const bare = [
      "See https://a.example/b_c?d=1&e=2#f, or",
      "* kim@a.example.\n* (http://a.example)",
      "> HTTPS://A.example",
    ];
    const linked = bare.map(linkAddresses);
    assert.deepEqual(
      linked.flatMap((text) => pageDifferences(`\n\n${text}`)),
      [],
    );
    const pages = pagesThere([...bare, ...linked]) ?? [];
    // It writes the letters of email addresses as numbers.
    const wordsOf = (page = ""): string =>
      page.replaceAll(/<[^>]*>/g, "").replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    bare.forEach((_, index) => {
      const page = pages[bare.length + index] ?? "";
      assert.match(page, /<a href=/);
      assert.equal(wordsOf(page), wordsOf(pages[index]));
    });
  });
});

const manyLines = 3000;

describe("a line of the course's page", { skip: there === null && "python3-markdown is not installed" }, () => {
  const next = numbers();
  const made = Array.from({ length: manyLines }, () => madeLine(next));
  const pages = pagesThere(made) ?? [];
  const shown = made.map((text, index) => ({
    text,
    here: outlineInLine(
      toHtml(toHast(parseMarkdown(text), { allowDangerousHtml: true }), { allowDangerousHtml: true }),
    ),
    there: outlineInLine(pages[index] ?? ""),
    told: pageDifferences(`\n\n${text}`).map(({ kind }) => kind),
  }));

  it("shows nothing otherwise that is not told", () => {
    const missed = shown.filter((one) => one.here !== one.there && one.told.length === 0);
    assert.deepEqual(missed.slice(0, 3), []);
  });

  it("shows what is told otherwise", () => {
    const alarms = shown.filter((one) => one.here === one.there && one.told.length > 0);
    assert.deepEqual(alarms.slice(0, 3), []);
  });

  it("was held against enough of both", () => {
    const alike = shown.filter((one) => one.here === one.there).length;
    assert.ok(alike > manyLines / 4 && alike < (3 * manyLines) / 4, `${alike} of ${manyLines} alike`);
  });
});
