import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { answered, by, commit, pristine, replaced, scan } from "./kites.js";

const long = (count: number): string => answered({ 3: "word ".repeat(count).trim() });

test("a pristine report has nothing but unfilled answers", () => {
  assert.deepEqual([...new Set(scan(pristine).map(({ rule }) => rule))], ["answer/unfilled"]);
});

test("a finished report has no finding", () => {
  const report = answered({
    1: "Seven",
    2: "k1, k2",
    3: "Ash, since it bends so well",
    4: "Red ![kite](figures/kite.png)",
    5: "Less glue",
  });
  assert.deepEqual(scan(report), []);
  assert.deepEqual(commit(pristine, report), []);
});

test("answers that a commit leaves alone are not checked", () => {
  const before = long(50);
  const found = commit(before, replaced(before, "--- question 5 fill here ---", "Less glue"));
  assert.deepEqual(found, []);
});

test("findings come by line, then column", () => {
  const found = scan(`${answered({ 3: "a ### b", 4: "![k](k.gif) ![l](l.gif)" })}\n### Question 9\n`);
  const places = found.map(({ line, column }) => (line ?? 0) * 1000 + (column ?? 0));
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
});

test("columns count UTF-16 units and lines end as the file's do", () => {
  const [found] = by("answer/image-type", scan(answered({ 4: "🪁 see\r\n🪁 ![k](k.gif)" })));
  assert.deepEqual([found?.column, found?.endColumn], [4, 15]);
});

test("the configuration sets a rule's level in both modes", () => {
  const settings = { "answer/too-long": "note" } as const;
  assert.equal(by("answer/too-long", scan(long(50), { settings }))[0]?.level, "note");
  assert.equal(by("answer/too-long", commit(pristine, long(50), { settings }))[0]?.level, "note");
});

test("a rule that is off finds nothing", () => {
  assert.deepEqual(by("answer/too-long", scan(long(50), { settings: { "answer/too-long": "off" } })), []);
});

test("the lesser kind of a problem stays lesser whatever is set", () => {
  const report = replaced(pristine, "### Question 4", "### Question 4 (akash)");
  const settings = { "template/heading-changed": "error" } as const;
  assert.equal(by("template/heading-changed", scan(report, { settings }))[0]?.level, "warning");
});

test("a note that was there before is told so, too, and a new one is not", () => {
  const list = "Red:\n- ash\n- oak";
  const before = answered({ 3: list });
  const found = by("answer/renders-differently", commit(before, answered({ 3: `Dark ${list}`, 5: list })));
  assert.deepEqual(
    found.map(({ question, level, existing }) => [question, level, existing]),
    [
      [3, "note", true],
      [5, "note", false],
    ],
  );
});

test("what is set to stop commits does so only where the commit brings it", () => {
  const settings = { "answer/too-short": "error" } as const;
  const [fresh] = by("answer/too-short", commit(pristine, answered({ 3: "Ash" }), { settings }));
  const [old] = by("answer/too-short", commit(answered({ 3: "Ash" }), answered({ 3: "Oak" }), { settings }));
  assert.deepEqual([fresh?.level, old?.level, old?.existing], ["error", "warning", true]);
});

test("in a merge it is enough that one parent has the problem", () => {
  const found = by(
    "answer/too-long",
    commit(
      [pristine, long(50)],
      long(50).replace("word word", () => "word other"),
    ),
  );
  assert.deepEqual(
    found.map(({ existing }) => existing),
    [true],
  );
});

test("in a merge a problem that no parent has stops it", () => {
  const found = by("answer/too-long", commit([pristine, long(8)], long(13)));
  assert.deepEqual(
    found.map(({ level }) => level),
    ["error"],
  );
});

test("a commit that changes nothing is never stopped, whatever the report", () => {
  const piece = fc.constantFrom(
    pristine,
    "### Question 3\n",
    "> Answer:\n",
    "## The group\n",
    "<<<<<<< HEAD\n",
    "> > Answer:\n### x\n",
    "![a](b.gif)\n",
    "word ".repeat(60),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      const report = pieces.join("\n");
      return commit(report, report).every(({ level }) => level !== "error");
    }),
  );
});

test("a commit is stopped that takes a heading, a prompt, a limit or an `Answer:` line out, and by no other line", () => {
  const lines = pristine.split("\n");
  lines.forEach((line, index) => {
    const found = commit(pristine, lines.toSpliced(index, 1).join("\n")).filter(({ level }) => level === "error");
    const counts = /Question|Answer|> \*\*/.test(line);
    assert.equal(found.length > 0, counts, `without line ${index + 1}, ${JSON.stringify(line)}`);
  });
});
