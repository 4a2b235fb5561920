import assert from "node:assert/strict";
import { test } from "node:test";
import type { Template } from "../../../src/template/model.js";
import {
  anyTemplate,
  changed,
  committed,
  decisions,
  fixed,
  levels,
  scanned,
  structural,
} from "../../helpers/decisions.js";

const rule = "template/field-missing";
test("a labelled line and a key of the front matter that are gone are told", () => {
  const text = changed(["- Start date: (fill it in)\n", ""], [`builder: "[your name]"\n`, ""]);
  assert.deepEqual(levels(rule, text), { commit: "warning", scan: "warning" });
  assert.deepEqual(
    scanned(text)
      .filter((one) => one.rule === rule)
      .map(({ message }) => message),
    [
      `"builder" is gone from the front matter; the template asks for it`,
      `"Start date" is gone from the title; the template asks for it`,
    ],
  );
  assert.equal(fixed(text).text, decisions);
});

test("an optional field may go", () => {
  const text = changed(["- Sail [optional]: ___\n", ""]);
  assert.deepEqual(
    committed(decisions, text).filter((one) => one.rule === rule),
    [],
  );
});

test("of labels and items that stand twice the one comes back that is gone", () => {
  const alarms = "- Alert: {name}\n- Check: {how}\n\nThen the second:\n\n- Alert: {name}\n- Check: {how}\n";
  const items = "- [ ] It flew\n- [ ] It landed\n\nAgain:\n\n- [ ] It flew\n- [ ] It landed\n";
  for (const body of [alarms, items]) {
    const template = anyTemplate(`## Wind\n\n${body}`);
    const text = `## Wind\n\n${body}`;
    for (const line of body.split("\n").keys()) {
      const lines = body.split("\n");
      if (!lines[line]?.startsWith("- ")) continue;
      const gone = `## Wind\n\n${lines.toSpliced(line, 1).join("\n")}`;
      assert.equal(fixed(gone, template).text, text, `${line}: ${lines[line]}`);
    }
  }
});

test("a key of the front matter comes back below the comments and blank lines that stand above it", () => {
  const text = "---\n# Of all\nkite: \n# How long\ntail: \n\nwind: \n---\n\n## Why\n\nSay why.\n";
  for (const key of ["kite", "tail", "wind"])
    assert.equal(fixed(text.replace(`${key}: \n`, ""), anyTemplate(text)).text, text, key);
});

const filled = changed(
  ["status: planned # planned, flown, lost", "status: flown"],
  ["[your name]", "Ada"],
  ["(fill it in)", "3 May"],
  ["| frame | |\n| sail | |", "| frame | 7 |\n| sail | 9 |"],
  ["- [ ] The sail is dry", "- [x] The sail is dry"],
);

/** The filled-in document without some of it, put right once it is known as the version before. */
function backIn(gone: string, ...moved: readonly (readonly [string, string])[]): string {
  assert.ok(filled.includes(gone), gone);
  const template = anyTemplate(decisions);
  const held: Template = { ...template, slots: template.slots?.since(filled) ?? null };
  const now = moved.reduce((text, [from, to]) => text.replace(from, to), filled.replace(gone, ""));
  const { text } = fixed(now, held);
  assert.equal(fixed(text, held).text, text, "once more changes nothing");
  return text;
}

test("a field, a table, a row, an item and the front matter come back with what the version before had there", () => {
  const table = "| Part | Marks |\n| --- | --- |\n| frame | 7 |\n| sail | 9 |\n";
  const front = filled.slice(0, filled.indexOf("# {what"));
  for (const gone of [
    "- Start date: 3 May\n",
    "status: flown\n",
    table,
    "| sail | 9 |\n",
    "- [x] The sail is dry\n",
    front,
  ])
    assert.equal(backIn(gone), filled, gone);
});

test("what stands elsewhere by now comes back as the template has it", () => {
  const text = backIn("- Start date: 3 May\n", ["{way 1}\n", "{way 1}\n- Start date: 3 May\n"]);
  assert.match(text, /- Start date: \(fill it in\)\n- Sail/);
  assert.equal(text.match(/3 May/g)?.length, 1);
});

const front = "---\n# Of all\ntitle:\nlicence: MIT\n\ntags: []\n---\n\n# {name}\n\n## Why\n\nSay why.\n";
const written =
  "---\n# Of all\ntitle: Hooks\nlicence: Apache-2.0\nowner: Ada\n\ntags:\n  - git\n---\n\n# Hooks\n\n## Why\n\nThey help.\n";

for (const [which, without, line] of [
  ["closing", written.replace("  - git\n---\n", "  - git\n"), 8],
  ["opening", written.replace("---\n", ""), 1],
] as const) {
  test(`the ${which} dashes of the front matter that are gone are told where they belong, and come back alone`, () => {
    const template = anyTemplate(front);
    const found = structural(scanned(without, template));
    assert.deepEqual(found, [`${rule}: the ${which} \`---\` of the front matter is gone`]);
    assert.equal(scanned(without, template).find((one) => one.rule === rule)?.line, line);
    assert.equal(fixed(without, template).text, written);
    const held: Template = { ...template, slots: template.slots?.since(written) ?? null };
    assert.equal(fixed(without, held).text, written);
    assert.equal(fixed(`\uFEFF${without}`, template).text, `\uFEFF${written}`);
  });
}

test("without its closing dashes, no rule further down closes the front matter", () => {
  const before = written
    .replace("They help.\n", "They help.\n\n---\n\nThe end.\n")
    .replace("# Hooks\n", "# Hooks\n\nOf git.\n\n---\n");
  const without = before.replace("  - git\n---\n", "  - git\n");
  assert.equal(fixed(without, anyTemplate(front)).text, before);
});

test("without its closing dashes, a key that is gone comes back, too", () => {
  const template = anyTemplate(front);
  const without = written.replace("licence: Apache-2.0\n", "").replace("  - git\n---\n", "  - git\n");
  assert.equal(fixed(without, template).text, written.replace("Apache-2.0", "MIT"));
});

test("a document that never had front matter gets all of it", () => {
  const text = "# Hooks\n\nTitle: a line of its own\n\n## Why\n\nThey help.\n";
  assert.equal(fixed(text, anyTemplate(front)).text, `${front.slice(0, front.indexOf("# {name}"))}${text}`);
});

const wind = "## Wind\n\n1. **Impact**: <describe>\n2. **Way out** (if any): ___\n";

for (const [how, text] of [
  ["under another number", "## Wind\n\n1. Ours came first\n2. **Impact**: high\n3. **Way out** (if any): none yet\n"],
  ["with another mark", "## Wind\n\n- **Impact**: high\n* **Way out** (if any): none yet\n"],
  ["without a mark, in other emphasis", "## Wind\n\n__Impact:__ high\n\nWay out (if any): none yet\n"],
] as const) {
  test(`a label of a numbered list is its words, ${how}`, () => {
    const template = anyTemplate(wind);
    assert.deepEqual(structural(scanned(text, template)), []);
    assert.equal(fixed(text, template).text, text);
  });
}

test("a label of a numbered list that is gone is told by its words", () => {
  const [found] = scanned("## Wind\n\n1. **Way out** (if any): no\n", anyTemplate(wind)).filter(
    (one) => one.rule === rule,
  );
  assert.equal(found?.message, `"Impact" is gone from the section "Wind"; the template asks for it`);
  assert.match(found?.help ?? "", /^Put the line `Impact:` back/);
});

/** Questions with answers behind the same label, and a document with answers to them. */
const quizzes: readonly (readonly [how: string, template: string, document: string])[] = [
  [
    "on the next line",
    "# Quiz\n\nQ1. What lifts?\nA:\nQ2. What holds?\nA:\nQ3. What lands?\nA:\n",
    "# Quiz\n\nQ1. What lifts?\nA: wind\nQ2. What holds?\nA: rope\nQ3. What lands?\nA: luck\n",
  ],
  [
    "below blank lines",
    "# Quiz\n\nWhat lifts?\n\nA:\n\nWhat holds,\nand how?\n\nA:\n\nWhat lands?\n\nA:\n",
    "# Quiz\n\nWhat lifts?\n\nA:\n\nThe wind.\n\nAll of it.\n\nWhat holds,\nand how?\n\nA: rope\nand glue\n\nWhat lands?\n\nA:\n\n- luck\n- skill\n",
  ],
];

for (const [how, asked, document] of quizzes) {
  const template = anyTemplate(asked);
  const held: Template = { ...template, slots: template.slots?.since(document) ?? null };
  const starts = [...document.matchAll(/^(?:Q\d\. )?What/gm)].map(({ index }) => index);
  test(`of questions with their answers ${how} the one comes back that is gone, with its answer`, () => {
    for (const [at, start] of starts.entries()) {
      const next = starts[at + 1];
      const now =
        document.slice(0, start).replace(/\n+$/, next === undefined ? "\n" : "$&") +
        (next === undefined ? "" : document.slice(next));
      const [found, ...others] = scanned(now, held).filter((one) => one.rule === rule);
      assert.deepEqual(others, []);
      assert.match(found?.message ?? "", new RegExp(`^"A" below "[^"]*${["lifts", "holds|how", "lands"][at]}`));
      assert.equal(fixed(now, held).text, document, `${at}`);
      assert.equal(fixed(document, held).text, document);
    }
  });

  test(`without the version before, questions with their answers ${how} come back as the template has them`, () => {
    const [start, next] = starts.slice(1);
    const now = document.slice(0, start) + document.slice(next);
    const { text } = fixed(now, template);
    assert.equal(text.match(/^A:/gm)?.length, 3);
    assert.equal(structural(scanned(text, template)).length, 0);
    for (const line of now.split("\n").filter((one) => /wind|luck|skill/.test(one)))
      assert.ok(text.includes(line), line);
  });
}

test("an answer that lost its label alone is told by its question, and gets it back below that", () => {
  const [[, asked, document]] = quizzes as [(typeof quizzes)[number]];
  const now = document.replace("A: rope\n", "");
  const template = anyTemplate(asked);
  const [found] = scanned(now, template).filter((one) => one.rule === rule);
  assert.equal(found?.message, `"A" below "Q2. What holds?" is gone from the title; the template asks for it`);
  assert.equal(fixed(now, template).text, document.replace("A: rope", "A:"));
});

test("a question comes back below one that is worded otherwise, whose answer is as it was", () => {
  const [[, asked, document]] = quizzes as [(typeof quizzes)[number]];
  const template = anyTemplate(asked);
  const held: Template = { ...template, slots: template.slots?.since(document) ?? null };
  const reworded = document.replace("Q1. What lifts?", "First, what lifts it?");
  assert.equal(fixed(reworded.replace("Q2. What holds?\nA: rope\n", ""), held).text, reworded);
});

test("where the questions are worded otherwise it is not known which answer is gone: a person puts it right", () => {
  const [[, asked]] = quizzes as [(typeof quizzes)[number]];
  const now = "# Quiz\n\nFirst, what lifts it?\nA: wind\nAnd what lands it?\nA: luck\n";
  const [found] = scanned(now, anyTemplate(asked)).filter((one) => one.rule === rule);
  assert.equal(found?.fixable, false);
  assert.equal(fixed(now, anyTemplate(asked)).text, now);
});

test("of labels that nothing tells apart the one is gone that the version before tells", () => {
  const template = anyTemplate("## Wind\n\nFirst:\n\n- Risk: {what}\n- Risk: {what}\n- Risk: {what}\n");
  const before = "## Wind\n\nFirst:\n\n- Risk: rain\n- Risk: trees\n- Risk: wires\n";
  const held: Template = { ...template, slots: template.slots?.since(before) ?? null };
  for (const risk of ["rain", "trees", "wires"])
    assert.equal(fixed(before.replace(`- Risk: ${risk}\n`, ""), held).text, before, risk);
});
