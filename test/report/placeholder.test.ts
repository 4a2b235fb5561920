/** What the template puts where an answer goes. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { coursePatterns } from "../../src/course/patterns.js";
import { findPlaceholders, isOnlyPlaceholder } from "../helpers/read.js";

function placeholdersIn(text: string, placeholder = coursePatterns.placeholder): string[] {
  const patterns = { ...coursePatterns, placeholder };
  return findPlaceholders(text, patterns).map((span) => text.slice(span.start, span.end));
}

describe("a placeholder", () => {
  for (const text of [
    "--- question 7 fill here ---",
    "question 7 fill here",
    "--- question 8 fill here",
    "---question 7 fill here---",
    "----- Question 27 Fill Here ----",
    "--- question 7 fill\nhere ---",
  ]) {
    it(`is ${JSON.stringify(text)}, whole`, () => assert.deepEqual(placeholdersIn(`Peas. ${text} Beans.`), [text]));
  }

  for (const text of ["fill here", "question fill here", "question seven fill here", "question 7 is filled here"]) {
    it(`is not ${JSON.stringify(text)}`, () => assert.deepEqual(placeholdersIn(text), []));
  }

  it("takes two dashes before it for text", () =>
    assert.deepEqual(placeholdersIn("-- question 7 fill here"), ["question 7 fill here"]));

  it("may stand right behind another, each with its dashes once", () =>
    assert.deepEqual(placeholdersIn("--- question 1 fill here ---question 2 fill here ---"), [
      "--- question 1 fill here ---",
      "question 2 fill here ---",
    ]));

  it("may be called otherwise", () =>
    assert.deepEqual(placeholdersIn("Peas --- (7) write: --- beans", "({n}) write:"), ["--- (7) write: ---"]));

  it("need not name a number", () =>
    assert.deepEqual(placeholdersIn("--- write here ---", "write here"), ["--- write here ---"]));

  it("is found at once, however its pattern was made", () => {
    const start = process.cpuUsage();
    for (const pattern of [`${"{n} ".repeat(12)}x`, `${"{n}".repeat(40)}x`, `${"a {n} ".repeat(20)}x`]) {
      for (const text of ["1".repeat(20_000), "1 ".repeat(10_000), "a 1 ".repeat(5000), `a${" ".repeat(20_000)}`])
        assert.deepEqual(placeholdersIn(text, pattern), []);
    }
    assert.ok(process.cpuUsage(start).user < 1_000_000, "over a second");
  });

  it("may name the number twice", () => assert.deepEqual(placeholdersIn("a 7 of 7", "{n} of {n}"), ["7 of 7"]));
});

describe("an answer that is only its placeholder", () => {
  for (const text of [
    "",
    " \n\t\n",
    "--- question 7 fill here ---",
    "\n\n--- question 7 fill here ---\n",
    "--- question 7 fill here ---\n--- question 8 fill here ---",
    "---\n\n---",
    "-----",
  ]) {
    it(`is ${JSON.stringify(text)}`, () => assert.ok(isOnlyPlaceholder(text)));
  }

  for (const text of ["Peas", "--", "--- Peas ---", "--- question 7 fill here --- Peas", "- ", "\u200b", ">"]) {
    it(`is not ${JSON.stringify(text)}`, () => assert.ok(!isOnlyPlaceholder(text)));
  }
});
