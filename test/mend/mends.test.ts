/** What each mend does, and what it leaves alone. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { mends } from "../../src/mend/list.js";
import type { Files } from "../../src/rules/model.js";
import { mended } from "../helpers/mend.js";
import { gardenReport, gardenTemplate, replaced } from "../helpers/report.js";

/** The garden's report with these answers, changed, mended. */
function mend(report: string): string {
  return mended(report, gardenTemplate).text;
}

const filled = gardenReport({ 1: "Ada and Bob.", 2: "Peas, beans and kale for heavy clay." });

describe("the list of mends", () => {
  it("has every mend once, and each names a rule", () => {
    const files = ["answer", "template"].flatMap((folder) =>
      readdirSync(fileURLToPath(new URL(`../../src/mend/${folder}`, import.meta.url))),
    );
    const names = mends.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.ok(files.includes(`${name}.ts`), `${name} stands in a file of its own name`);
    for (const { rules } of mends) assert.ok(rules.length > 0);
  });
});

describe("a report in which all is right", () => {
  it("stays as it is", () => {
    assert.equal(mend(filled), filled);
    assert.equal(mend(gardenTemplate), gardenTemplate);
  });
});

describe("a prompt", () => {
  it("comes back with its limit, and a word typed into it goes", () => {
    const changed = replaced(filled, "5-10 words", "5-600 words");
    assert.equal(mend(changed), filled);
    assert.match(
      mended(changed, gardenTemplate).changes[0]?.what ?? "",
      /put the prompt and limit line back|taken out: "600"/,
    );
  });

  it("comes back where an answer was typed over it, and the answer becomes one", () => {
    const changed = replaced(
      gardenTemplate,
      "> **Who digs?**\n>\n> Answer:\n\n--- question 1 fill here ---",
      "> Ada digs the first bed.",
    );
    assert.equal(mend(changed), gardenReport({ 1: "Ada digs the first bed." }));
  });

  it("gives up what was typed between its lines", () => {
    const changed = replaced(gardenTemplate, "> Recommended", "> Peas, since they were at hand\n>\n> Recommended");
    assert.equal(mend(changed), gardenReport({ 2: "Peas, since they were at hand" }));
  });

  it("gives up an example that was filled in", () => {
    const own = "*We chose peas because the soil was heavy and the neighbours had some to spare.*";
    const changed = replaced(
      gardenTemplate,
      "*We chose ... because the soil was ... and the neighbours had ... to spare.*",
      own,
    );
    assert.equal(mend(changed), gardenReport({ 2: own }));
  });

  it("keeps what was typed behind it in the same line", () => {
    const changed = replaced(gardenTemplate, "> **Who digs?**", "> **Who digs?** Ada");
    assert.equal(mend(changed), gardenReport({ 1: "Ada" }));
  });

  it("loses two stray letters on a line of their own", () => {
    assert.equal(mend(replaced(filled, "> Recommended", "> s\n> Recommended")), filled);
  });

  it("comes back with its quote marks", () => {
    assert.equal(
      mend(replaced(filled, "> **Who digs?**\n>\n> Answer:", "**Who digs?**\n\nAnswer:")),
      replaced(filled, "> **Who digs?**\n>\n> Answer:", "**Who digs?**\n\nAnswer:"),
    );
    const lost = replaced(filled, "> **Who digs?**\n>\n> Answer:", "**Who digs?**");
    assert.equal(mend(lost), filled);
  });

  it("is put above the answer where both it and `Answer:` are gone", () => {
    assert.equal(mend(replaced(filled, "> **Who digs?**\n>\n> Answer:\n\n", "")), filled);
  });
});

describe("without the template's text", () => {
  const bare = (report: string) => mended(report, gardenTemplate, { templateTexts: [] });

  it("`Answer:` is put below the prompt all the same", () => {
    assert.equal(bare(replaced(filled, ">\n> Answer:\n\nAda", "\nAda")).text, filled);
  });

  it("a line that was meant to be `Answer:` becomes it", () => {
    for (const line of ["> **Answer**:\n\nAda", "> answer: Ada", "### Answer:\nAda"]) {
      assert.equal(bare(replaced(filled, "> Answer:\n\nAda", line)).text, filled, line);
    }
    assert.equal(bare(replaced(filled, "**\n>\n> Answer:\n\nAda", "** > Answer: Ada")).text, filled);
  });

  it("what cannot be put back is named", () => {
    const { text, needing } = bare(replaced(filled, "Who digs", "Who sows"));
    assert.equal(text, replaced(filled, "Who digs", "Who sows"));
    assert.deepEqual(needing, [{ rule: "template/prompt-changed", question: 1 }]);
  });
});

describe("questions", () => {
  it("come back in their order", () => {
    const [, question] = /(### Question 1\n[^]*?)### Question 2/.exec(filled) ?? [];
    assert.ok(question !== undefined);
    const moved = `${replaced(filled, question, "").trimEnd()}\n\n${question.trimEnd()}\n`;
    assert.equal(mend(moved), filled);
  });

  it("come back with their placeholder where they are missing", () => {
    const missing = filled.replace(/### Question 3\n[^]*?(?=### Question 4)/, "");
    assert.equal(mend(missing), filled);
  });

  it("get their heading back where their prompt still stands", () => {
    assert.equal(mend(replaced(filled, "### Question 3\n\n", "")), filled);
    const { text, changes } = mended(replaced(filled, "### Question 3", "### Qestion 3"), gardenTemplate);
    assert.equal(text, filled);
    assert.equal(changes[0]?.what, 'put the question\'s heading back; it read "### Qestion 3"');
  });

  it("get their number back", () => {
    assert.equal(mend(replaced(filled, "### Question 3", "### Question 13")), filled);
  });

  it("stand once where the report was pasted twice", () => {
    assert.equal(mend(`${filled}\n${filled}`), filled);
    assert.equal(mend(`${gardenTemplate}\n${filled}`), filled);
  });

  it("keep both answers where two copies differ, and it is said", () => {
    const other = replaced(filled, "Ada and Bob.", "Bob alone.");
    const { text, changes } = mended(`${filled}\n${other}`, gardenTemplate);
    assert.equal(text, replaced(filled, "Ada and Bob.", "Ada and Bob.\n\nBob alone."));
    assert.match(changes.find(({ question }) => question === 1)?.what ?? "", /answers differ, so 2 stand there/);
  });

  it("lose nothing where the template does not have them", () => {
    const extra = "\n### Question 9\n\n> Of our own\n\n### Question 9\n\n> Of yours\n\nand more\n";
    const text = mend(filled + extra);
    for (const words of ["Of our own", "Of yours", "and more"]) assert.ok(text.includes(words), words);
  });

  it("keep a tick that only the second copy has", () => {
    const ticked = replaced(filled, "* [ ] The first bed", "* [x] The first bed");
    assert.equal(mend(`${filled}\n${ticked}`), ticked);
  });
});

describe("sections and the checklist", () => {
  it("a section's heading comes back with its introduction", () => {
    assert.equal(mend(replaced(filled, "## The harvest\n\n> Here we ask what came of it.\n\n", "")), filled);
  });

  it("a section's heading gets its words back, and words that were added stand below it", () => {
    assert.equal(mend(replaced(filled, "## The harvest", "## A harvest")), filled);
    const added = mend(replaced(filled, "## The harvest", "## The harvest of group seven"));
    assert.equal(added, replaced(filled, "## The harvest", "## The harvest\n\n**The harvest of group seven**"));
  });

  it("an item comes back below the one above it, or as the first of its group", () => {
    assert.equal(mend(replaced(filled, "* [ ] Seeds are ordered and\n      paid for\n", "")), filled);
    assert.equal(mend(replaced(filled, "* [ ] The soil has been tested\n", "")), filled);
  });

  it("a reworded item gets its words back and keeps its tick and what was added", () => {
    const changed = replaced(filled, "* [ ] The soil has been tested", "* [x] The soil was tested (twice)");
    assert.equal(
      mend(changed),
      replaced(filled, "* [ ] The soil has been tested", "* [x] The soil has been tested (was twice)"),
    );
  });

  it("an empty file becomes the template; one with other text stays", () => {
    assert.equal(mend("\n"), gardenTemplate);
    assert.equal(mend("Shopping list\n"), "Shopping list\n");
  });
});

describe("an answer", () => {
  const answered = (text: string): string => gardenReport({ 1: text });
  const cases: readonly (readonly [what: string, from: string, to: string])[] = [
    ["loses the placeholder's dashes", "--- Ada\nand Bob. ---", "Ada\nand Bob."],
    ["keeps four dashes and dashes inside", "Ada\n\n---\n\nand Bob ----", "Ada\n\n---\n\nand Bob ----"],
    ["is decoded right", "The cafÃ© of â€œAdaâ€ ðŸ¤—", "The café of “Ada” 🤗"],
    ["has bold text for headings", "One.\n### Two ##\nThree.", "One.\n\n**Two**\n\nThree."],
    ["has one rule for a line of hashes", "One.\n\n#######\n\nTwo.", "One.\n\n***\n\nTwo."],
    ["keeps hashes apart in a line and one in code", "C## and `a## b` more", "C#\\# and `a# b` more"],
    ["has `Answer` without its colon", "Ada digs. Answer: Bob.", "Ada digs. Answer Bob."],
    ["has both in one line", "Ada digs.\n\n### Who Answer: Bob", "Ada digs.\n\n**Who Answer Bob**"],
    ["has a blank line above its list", "They are:\n- Ada\n- Bob", "They are:\n\n- Ada\n- Bob"],
    [
      "nests lists by four spaces",
      "- Ada\n  - a spade\n    - of steel\n- Bob",
      "- Ada\n    - a spade\n        - of steel\n- Bob",
    ],
    ["keeps fenced code and tables", "See:\n\n```\n- a\n  - b\n```", "See:\n\n```\n- a\n  - b\n```"],
  ];
  for (const [what, from, to] of cases) {
    it(what, () => {
      assert.equal(mend(answered(from)), answered(to));
    });
  }

  it("moves from the quote and from the `Answer:` line to below it", () => {
    const marker = "> Answer:\n\n--- question 1 fill here ---";
    const right = replaced(gardenTemplate, marker, "> Answer:\n\nAda\nand Bob.");
    assert.equal(mend(replaced(gardenTemplate, marker, "> Answer:\n> Ada\n> and Bob.")), right);
    assert.equal(mend(replaced(gardenTemplate, marker, "> Answer: Ada\n> and Bob.")), right);
  });

  it("loses the placeholder beside it", () => {
    const beside = replaced(filled, "Ada and Bob.", "--- question 1 fill here ---\n\nAda and Bob.");
    assert.equal(mend(beside).replace(/\n{3,}/g, "\n\n"), filled);
  });

  it("calls a figure as its file is called", () => {
    const files: Files = (file) =>
      file === "reports/figures/bed 1.PNG"
        ? { kind: "other-case", actual: "reports/figures/Bed 1.png" }
        : { kind: "present" };
    const report = gardenReport({ 4: "![bed](figures/bed%201.PNG?raw=true) ![other](figures/other.png)" });
    const now = mended(report, gardenTemplate, { files }).text;
    assert.equal(now, gardenReport({ 4: "![bed](figures/Bed%201.png?raw=true) ![other](figures/other.png)" }));
  });
});

describe("what is asked of a mending", () => {
  const messy = replaced(gardenReport({ 1: "--- Ada. ---", 2: "--- Peas. ---" }), "Who digs", "Who sows");

  it("safe leaves out what moves or drops words", () => {
    const { text } = mended(messy, gardenTemplate, { safe: true });
    assert.equal(text, replaced(gardenReport({ 1: "Ada.", 2: "Peas." }), "Who digs", "Who sows"));
  });

  it("rules and questions narrow it", () => {
    const dashes = mended(messy, gardenTemplate, { rules: new Set(["answer/dashes-left"]) });
    assert.equal(dashes.text, replaced(gardenReport({ 1: "Ada.", 2: "Peas." }), "Who digs", "Who sows"));
    const one = mended(messy, gardenTemplate, { questions: new Set([2]) });
    assert.equal(one.text, replaced(gardenReport({ 1: "--- Ada. ---", 2: "Peas." }), "Who digs", "Who sows"));
  });
});
