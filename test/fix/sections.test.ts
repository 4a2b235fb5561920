/** One section of a document is fixed, and nothing outside it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { anyTemplate, changed, decisions, fixed } from "../helpers/decisions.js";
import { fixedWith } from "../helpers/fix.js";
import { gardenTemplate, replaced } from "../helpers/report.js";

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

describe("a section of a report with numbered questions that is asked for", () => {
  const inPlan = "> **Who digs?**\n";
  const inHarvest = "> **Tell about one day of the harvest.**\n";
  for (const [what, section, of, now] of [
    ["its heading", "The harvest", "## The harvest\n", "## harvest\n"],
    ["its heading that is gone", "The harvest", "## The harvest\n\n> Here we ask what came of it.\n\n", ""],
    ["its questions", "The harvest", inHarvest, ""],
    ["an item of its checklist", "Checklist", "* [ ] The soil has been tested\n", ""],
  ] as const) {
    it(`gets ${what} back, and another section stays as it is`, () => {
      const other = replaced(replaced(gardenTemplate, "## The plan\n", "## plan\n"), inPlan, "");
      const both = replaced(other, of, now);
      assert.equal(fixedWith(both, gardenTemplate, { sections: new Set([section]) }).text, other);
    });
  }

  it("stays beside the questions that are asked for", () => {
    const both = replaced(replaced(gardenTemplate, "## The harvest\n", "## harvest\n"), inPlan, "");
    const asked = { sections: new Set(["The harvest"]), questions: new Set([1]) };
    assert.equal(
      fixedWith(replaced(both, inHarvest, ""), gardenTemplate, asked).text,
      replaced(gardenTemplate, inHarvest, ""),
    );
  });
});
