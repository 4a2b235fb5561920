import assert from "node:assert/strict";
import { test } from "node:test";
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
  assert.match(message("- glue\n  - less of it"), /nested by fewer than four spaces/);
  assert.match(message("Run:\n\n```sh\nfly\n```"), /a fenced code block/);
  assert.match(message("| a | b |\n|---|---|\n| 1 | 2 |"), /a table/);
  assert.match(message("Less glue\nand more string\n---\nDone"), /lines of text right above `---`/);
});

test("one finding a question, that lists every kind once", () => {
  const all = found("Next:\n- less glue\n  - much less\n\nRun:\n\n```\nfly\n```\n\n```\nland\n```");
  assert.equal(all.length, 1);
  const kinds = /a list with no .*, a list nested by .* and a fenced code block/;
  assert.match(all[0]?.message ?? "", kinds);
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
    "- one\n- two\n\n  more of two\n- three",
    "Code `- with` ticks",
  ];
  for (const answer of alike) assert.deepEqual(found(answer), [], answer);
});

test("the `Answer:` line is a line too", () => {
  const report = replaced(pristine, "> Answer:\n\n--- question 5 fill here ---", "> Answer:\n- less glue");
  assert.match(by(rule, scan(report))[0]?.message ?? "", /a list with no blank line above it/);
});

test("what stands inside a fenced block is code", () => {
  assert.doesNotMatch(message("Run:\n\n```\nfly\n- a\n  - b\n```"), /list/);
});

test("without the front matter the course's page loses the title's beginning", () => {
  const courses: Template = { ...template, reader: "cuts-43" };
  const report = pristine.slice(pristine.indexOf("# Report"));
  const [found] = by(rule, scan(report, { template: courses }));
  assert.deepEqual([found?.question, found?.line, found?.level], [null, 1, "warning"]);
  assert.match(found?.message ?? "", /first 43 characters, "# Report of the kite club/);
  assert.deepEqual(by(rule, scan(pristine, { template: courses })), []);
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
    /^a code fence opened here is never closed: GitHub takes everything below it for code; /,
  );
  assert.match(only?.message ?? "", /otherwise: a list with no .* and a fenced code block/);
  assert.match(only?.help ?? "", /^Close the code with a fence/);
  const report = answered({ 5: answer });
  assert.equal(only?.line, report.split("\n").indexOf("~~~") + 1);
  assert.equal(only?.fixable, false);
});

test("a comment that is never closed is told, one that is closed or stands in code is not", () => {
  assert.match(message("Less glue\n\n<!-- more string"), /^a comment opened here by `<!--` is never closed/);
  for (const answer of [
    "<!-- a\nb -->\n\nLess glue",
    "We wrote `<!--` there",
    "`a` and\n\n    <!-- b",
    "Glue <!-- b",
  ]) {
    assert.equal(message(answer), "", answer);
  }
});
