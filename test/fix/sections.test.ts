/** One section of a document is fixed, and nothing outside it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { anyTemplate, changed, decisions, fixed } from "../helpers/decisions.js";

const why = "## Why now\n\nDescribe what made you decide.\n\n";
const ways = decisions.slice(decisions.indexOf("## Ways"), decisions.indexOf("## Choice"));
const moved = [`${why}${ways}`, `${ways}${why}`] as const;
const template = anyTemplate(decisions);

describe("a section that is asked for", () => {
  const other = ["## Choice\n", "## Choices\n"] as const;
  for (const [what, key, from, to] of [
    ["a heading with other words", "why now", "## Why now\n", "## Why not\n"],
    ["a heading of another level", "why now", "## Why now\n", "#### Why now\n"],
    ["a section that is gone", "ways we saw/costs", "### Costs\n\nWhat does each cost?\n\n", ""],
    ["a section that stands twice", "why now", "## Marks\n", "## Why now\n\n## Marks\n"],
    ["a section that stands elsewhere", "why now", ...moved],
    ["a label that is gone", "what was decided", "- Start date: (fill it in)\n", ""],
    ["a row of a table", "marks", "| sail | |\n", ""],
    ["an item of a checklist", "marks", "- [ ] The sail is dry\n", ""],
  ] as const) {
    it(`gets ${what} right, and another section stays as it is`, () => {
      const both = changed([from, to], other);
      assert.equal(fixed(both, template, new Set([key])).text, changed(other));
      assert.equal(fixed(both, template, new Set(["choice"])).text, changed([from, to]));
    });
  }
});
