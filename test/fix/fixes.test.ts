/** What each fix does, and what it leaves alone. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Files } from "../../src/rules/model.js";
import { fixedWith } from "../helpers/fix.js";
import { gardenReport, gardenTemplate, replaced } from "../helpers/report.js";

/** The garden's report with these answers, changed, fixed. */
function fix(report: string): string {
  return fixedWith(report, gardenTemplate).text;
}

const filled = gardenReport({ 1: "Ada and Bob.", 2: "Peas, beans and kale for heavy clay." });

describe("a report in which all is right", () => {
  it("stays as it is", () => {
    assert.equal(fix(filled), filled);
    assert.equal(fix(gardenTemplate), gardenTemplate);
  });
});

describe("a prompt", () => {
  it("comes back with its limit, and a word typed into it goes", () => {
    const changed = replaced(filled, "5-10 words", "5-600 words");
    assert.equal(fix(changed), filled);
    assert.match(
      fixedWith(changed, gardenTemplate).changes[0]?.what ?? "",
      /put the prompt and limit line back|taken out: "600"/,
    );
  });

  it("comes back where an answer was typed over it, and the answer becomes one", () => {
    const changed = replaced(
      gardenTemplate,
      "> **Who digs?**\n>\n> Answer:\n\n--- question 1 fill here ---",
      "> Ada digs the first bed.",
    );
    assert.equal(fix(changed), gardenReport({ 1: "Ada digs the first bed." }));
  });

  it("gives up what was typed between its lines", () => {
    const changed = replaced(gardenTemplate, "> Recommended", "> Peas, since they were at hand\n>\n> Recommended");
    assert.equal(fix(changed), gardenReport({ 2: "Peas, since they were at hand" }));
  });

  it("gives up an example that was filled in", () => {
    const own = "*We chose peas because the soil was heavy and the neighbours had some to spare.*";
    const changed = replaced(
      gardenTemplate,
      "*We chose ... because the soil was ... and the neighbours had ... to spare.*",
      own,
    );
    assert.equal(fix(changed), gardenReport({ 2: own }));
  });

  it("takes out what is only its example's own words once more, and they become nobody's answer", () => {
    const more = replaced(filled, "*We chose ...", "*We We chose ...");
    assert.equal(fix(more), filled);
    const lower = replaced(filled, "*We chose ...", "*we chose we chose we chose ...");
    assert.equal(fix(lower), filled);
  });

  it("gives up a filled in example behind the answer that stands there, with no half of its dashes left", () => {
    const own = "*We chose peas because the soil was heavy clay and the neighbours had a lot to spare.*";
    const example = "*We chose ... because the soil was ... and the neighbours had ... to spare.*";
    const dashes = replaced(
      filled,
      "Peas, beans and kale for heavy clay.",
      "--- Peas, beans and kale for heavy clay. ---",
    );
    const { text, worse } = fixedWith(replaced(dashes, example, own), gardenTemplate);
    assert.equal(text, replaced(filled, "for heavy clay.", `for heavy clay.\n\n${own}`));
    assert.deepEqual(worse, [{ question: 2, of: "words", min: 5, max: 10, got: 24 }]);
  });

  it("keeps what was typed behind it in the same line", () => {
    const changed = replaced(gardenTemplate, "> **Who digs?**", "> **Who digs?** Ada");
    assert.equal(fix(changed), gardenReport({ 1: "Ada" }));
  });

  it("loses two stray letters on a line of their own", () => {
    assert.equal(fix(replaced(filled, "> Recommended", "> s\n> Recommended")), filled);
  });

  it("comes back with its quote marks", () => {
    assert.equal(
      fix(replaced(filled, "> **Who digs?**\n>\n> Answer:", "**Who digs?**\n\nAnswer:")),
      replaced(filled, "> **Who digs?**\n>\n> Answer:", "**Who digs?**\n\nAnswer:"),
    );
    const lost = replaced(filled, "> **Who digs?**\n>\n> Answer:", "**Who digs?**");
    assert.equal(fix(lost), filled);
  });

  it("is put above the answer where both it and `Answer:` are gone", () => {
    assert.equal(fix(replaced(filled, "> **Who digs?**\n>\n> Answer:\n\n", "")), filled);
  });
});

describe("without the template's text", () => {
  const bare = (report: string) => fixedWith(report, gardenTemplate, { templateTexts: [] });

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
    assert.equal(fix(moved), filled);
  });

  it("come out of the prompt that their section's heading was moved into", () => {
    const without = replaced(filled, "## The harvest\n\n", "");
    for (const [line, moved] of [
      ["> **Tell about one day of the harvest.**\n", "## The harvest\n"],
      ["> Answer length: 3-6 words", "## The harvest\n\n"],
    ] as const)
      assert.equal(fix(replaced(without, line, moved + line)), filled);
  });

  it("come back with their placeholder where they are missing", () => {
    const missing = filled.replace(/### Question 3\n[^]*?(?=### Question 4)/, "");
    assert.equal(fix(missing), filled);
  });

  it("get their heading back where their prompt still stands", () => {
    assert.equal(fix(replaced(filled, "### Question 3\n\n", "")), filled);
    const { text, changes } = fixedWith(replaced(filled, "### Question 3", "### Qestion 3"), gardenTemplate);
    assert.equal(text, filled);
    assert.equal(changes[0]?.what, 'put the question\'s heading back; it read "### Qestion 3"');
  });

  it("get their number back", () => {
    assert.equal(fix(replaced(filled, "### Question 3", "### Question 13")), filled);
  });

  it("stand once where the report was pasted twice", () => {
    assert.equal(fix(`${filled}\n${filled}`), filled);
    assert.equal(fix(`${gardenTemplate}\n${filled}`), filled);
  });

  it("keep both answers where two copies differ, and it is said", () => {
    const other = replaced(filled, "Ada and Bob.", "Bob alone.");
    const { text, changes } = fixedWith(`${filled}\n${other}`, gardenTemplate);
    assert.equal(text, replaced(filled, "Ada and Bob.", "Ada and Bob.\n\nBob alone."));
    assert.match(changes.find(({ question }) => question === 1)?.what ?? "", /answers differ, so 2 stand there/);
  });

  it("lose nothing where the template does not have them", () => {
    const extra = "\n### Question 9\n\n> Of our own\n\n### Question 9\n\n> Of yours\n\nand more\n";
    const text = fix(filled + extra);
    for (const words of ["Of our own", "Of yours", "and more"]) assert.ok(text.includes(words), words);
  });

  for (const [what, from, to] of [
    ["the end", "Which plants did you choose", "harvest was good\n"],
    ["the beginning", "---\nlayout", "Which plants did you choose"],
    ["a part", "Who digs", "The harvest"],
  ] as const) {
    it(`lose ${what} that was pasted again, to the letter, where the last commit has the rest`, () => {
      const before = gardenReport({ 1: "Both of us.", 4: "The harvest was good" });
      const again = before.slice(before.indexOf(from), before.indexOf(to, before.indexOf(from)) + 1);
      for (const now of [before + again, again + before, replaced(before, "## The plan\n", `${again}## The plan\n`)])
        assert.equal(fixedWith(now, gardenTemplate, { before }).text, fixedWith(before, gardenTemplate).text);
    });
  }

  for (const [kind, report] of [
    ["filled", gardenReport({ 1: "Both of us.", 2: "Peas and beans, in two rows.", 4: "The harvest was good" })],
    ["unfilled", gardenTemplate],
    ["of other line ends", gardenTemplate.replaceAll("\n", "\r\n")],
  ] as const) {
    it(`stand once, ${kind}, where they alone are asked for and were pasted again wherever in the report`, () => {
      const parts = report.split(/^(?=##)/m);
      for (const part of parts) {
        const number = Number(/^### Question (\d)/.exec(part)?.[1]);
        if (Number.isNaN(number)) continue;
        for (const at of parts.keys()) {
          const text = parts.toSpliced(at + 1, 0, part).join("");
          const only = { before: report, questions: new Set([number]) };
          assert.equal(fixedWith(text, gardenTemplate, only).text, report, `question ${number} below part ${at}`);
        }
      }
    });
  }

  for (const [where, from, to] of [
    ["prompt", "> **Which plants", "> Answer:"],
    ["answer", "Ada and", " Bob"],
  ] as const) {
    it(`stand once where a part of the report stands again that ends in the middle of ${where === "answer" ? "an" : "a"} ${where}, whatever else the commit changes`, () => {
      const before = gardenReport({ 1: "Ada and Bob dig. Both of us." });
      const now = replaced(before, "--- question 4 fill here ---", "The harvest was good.");
      const end = now.indexOf(to, now.indexOf(from)) - 1;
      const again = now.slice(now.indexOf("### Question 1"), end);
      for (const text of [`${now}\n${again}\n`, replaced(now, "### Question 1", `${again}\n\n### Question 1`)])
        assert.equal(
          fixedWith(text, gardenTemplate, { before }).text.trimEnd(),
          fixedWith(now, gardenTemplate).text.trimEnd(),
        );
    });
  }

  for (const [what, from] of [
    ["prompt", "did you choose"],
    ["answer", "neighbours have"],
  ] as const) {
    it(`lose the end of one that stands below another's answer, from the middle of its ${what} on, with what stands again below that`, () => {
      const before = gardenReport({ 2: "Roses, since the neighbours have clay too.", 4: "The harvest was good." });
      const now = replaced(before, "--- question 1 fill here ---", "Both of us.");
      const again = now.slice(now.indexOf(from));
      const text = fixedWith(`${now}\n${again}`, gardenTemplate, { before }).text;
      assert.equal(text.trimEnd(), fixedWith(now, gardenTemplate).text.trimEnd());
      const own = replaced(again, from, `${from} not`);
      assert.ok(fixedWith(`${now}\n${own}`, gardenTemplate, { before }).text.includes(`${from} not`));
    });
  }

  it("keep an answer that is how the other begins, where the last commit has not that one", () => {
    const before = gardenReport({ 1: "12" });
    const again = replaced(before.slice(before.indexOf("### Question 1")), "12", "123");
    const { text } = fixedWith(before + again, gardenTemplate, { before });
    assert.match(text, /\b12\b[^]*\b123\b/);
  });

  it("keep the copies that have their prompts, where others without them stand above and end alike", () => {
    const before = replaced(gardenReport({ 1: "Both of us." }), "--- question 3 fill here ---", "");
    const full = gardenReport({
      1: "Both of us.",
      3: "Twenty litres of water a day, and more.",
      4: "The harvest was good.",
    });
    const [third = "", fourth = ""] = full.split(/(?=^### )/m).slice(-2);
    const bare = `${third}${fourth}`.replace(/^>.*\n/gm, "");
    const now = replaced(full, "### Question 1", `${bare}\n### Question 1`);
    const { text } = fixedWith(now, gardenTemplate, { before });
    assert.ok(text.includes(third.trimEnd()), text);
  });

  it("keep a word that was written at an answer's end and ends another question too", () => {
    const before = gardenReport({ 2: "Roses, since the neighbours have clay too.", 4: "The harvest was good" });
    const now = replaced(before, "The harvest was good", "The harvest was good too.");
    const again = now.slice(now.indexOf("### Question 3"), now.indexOf("### Question 4"));
    assert.match(fixedWith(`${now}\n${again}`, gardenTemplate, { before }).text, /was good too\./);
  });

  it("keep what was written in one of the copies alone", () => {
    const before = gardenReport({ 1: "Both of us." });
    const again = replaced(before.slice(before.indexOf("### Question 1")), "Both of us.", "Nobody else.");
    const { text } = fixedWith(before + again, gardenTemplate, { before });
    assert.ok(text.includes("Both of us.") && text.includes("Nobody else."), text);
  });

  it("keep a tick that only the second copy has", () => {
    const ticked = replaced(filled, "* [ ] The first bed", "* [x] The first bed");
    assert.equal(fix(`${filled}\n${ticked}`), ticked);
  });
});

describe("sections and the checklist", () => {
  it("a section's heading comes back with its introduction", () => {
    assert.equal(fix(replaced(filled, "## The harvest\n\n> Here we ask what came of it.\n\n", "")), filled);
  });

  it("a section's heading gets its words back, and words that were added stand below it", () => {
    assert.equal(fix(replaced(filled, "## The harvest", "## A harvest")), filled);
    const added = fix(replaced(filled, "## The harvest", "## The harvest of group seven"));
    assert.equal(added, replaced(filled, "## The harvest", "## The harvest\n\n**The harvest of group seven**"));
  });

  it("an item comes back below the one above it, or as the first of its group", () => {
    assert.equal(fix(replaced(filled, "* [ ] Seeds are ordered and\n      paid for\n", "")), filled);
    assert.equal(fix(replaced(filled, "* [ ] The soil has been tested\n", "")), filled);
  });

  it("a reworded item gets its words back and keeps its tick and what was added", () => {
    const changed = replaced(filled, "* [ ] The soil has been tested", "* [x] The soil was tested (twice)");
    assert.equal(
      fix(changed),
      replaced(filled, "* [ ] The soil has been tested", "* [x] The soil has been tested (was twice)"),
    );
  });

  it("an item keeps the spelling that people gave its words; upper and lower case alone are no difference", () => {
    for (const now of ["* [ ] The soils has been tested", "* [ ] the SOIL has been tested"]) {
      const changed = replaced(filled, "* [ ] The soil has been tested", now);
      assert.equal(fix(changed), changed);
    }
    const both = replaced(filled, "* [ ] The soil has been tested", "* [ ] The soils has been checked");
    assert.equal(fix(both), replaced(filled, "The soil has been tested", "The soils has been tested (checked)"));
  });

  it("an item that comes back begins as the others of the list do", () => {
    const dashes = filled.replaceAll("* [ ]", "- [ ]");
    assert.equal(fix(replaced(dashes, "- [ ] The soil has been tested\n", "")), dashes);
  });

  it("an empty file becomes the template; one with other text stays", () => {
    assert.equal(fix("\n"), gardenTemplate);
    assert.equal(fix("Shopping list\n"), "Shopping list\n");
  });

  it("an empty file becomes what the commit before has, where that has questions", () => {
    assert.equal(fixedWith("", gardenTemplate, { before: filled }).text, filled);
    assert.equal(fixedWith("", gardenTemplate, { before: "Shopping list\n" }).text, gardenTemplate);
  });

  it("a question that is gone comes back with the answer that the commit before has", () => {
    const second = filled.slice(filled.indexOf("### Question 2"), filled.indexOf("## The harvest"));
    assert.equal(fixedWith(filled.replace(second, ""), gardenTemplate, { before: filled }).text, filled);
  });

  describe("a question that is gone and whose answer was too short to be known again", () => {
    const whole = gardenReport({ 1: "17", 2: "In week 17 we chose 17 peas.", 3: "17" });
    const without = (from: string, to: string): string =>
      whole.slice(0, whole.indexOf(from)) + whole.slice(whole.indexOf(to));
    const back = (now: string): string => fixedWith(now, gardenTemplate, { before: whole }).text;

    it("comes back with it, whatever stands in other questions", () => {
      assert.equal(back(without("### Question 1", "### Question 2")), whole);
      assert.equal(back(without("### Question 3", "### Question 4")), whole);
    });

    it("comes back with it where the question above has the same answer, as before", () => {
      const same = gardenReport({ 1: "17", 2: "17" });
      const second = same.slice(same.indexOf("### Question 2"), same.indexOf("## The harvest"));
      assert.equal(fixedWith(same.replace(second, ""), gardenTemplate, { before: same }).text, same);
    });

    it("comes back to be answered where the answer was left on a line of its own", () => {
      const cutOut = without("### Question 1", "### Question 2");
      const left = replaced(cutOut, "## The plan\n\n", "## The plan\n\n17\n\n");
      assert.equal(back(left).split("17\n").length, whole.split("17\n").length);
      const third = replaced(without("### Question 3", "### Question 4"), "## The harvest", "17\n\n## The harvest");
      assert.equal(back(third).split("17\n").length, whole.split("17\n").length);
    });
  });
});

describe("an answer that the version before has in a question whose heading is gone", () => {
  const before = gardenReport({
    1: "Ada and Bob dig at dawn.",
    2: "Peas, beans and kale for heavy clay.",
    3: "One dry day of picking beans.",
  });
  const fixed = (now: string, only: readonly number[] | null = null): string =>
    fixedWith(now, gardenTemplate, { before, questions: only === null ? null : new Set(only) }).text;
  /** The report before without what stands from one of its texts up to another. */
  const cut = (from: string, to: string): string => {
    const start = before.indexOf(from);
    return before.slice(0, start) + before.slice(before.indexOf(to, start));
  };

  it("gets heading, prompt and `Answer:` back above it where all of them were cut out", () => {
    const now = cut("### Question 2", "Peas");
    assert.equal(fixed(now), before);
    assert.equal(fixed(now, [2]), before);
  });

  it("gets them back where the answer was pasted behind the one above", () => {
    const gone = cut("### Question 2", "## The harvest");
    const moved = replaced(gone, "dig at dawn.", "dig at dawn.\n\nPeas, beans and kale for heavy clay.");
    assert.equal(fixed(moved, [2]), before);
  });

  it("gets them back where a rest of its prompt is still there", () => {
    assert.equal(fixed(cut("### Question 2", "> Example:"), [1, 2]), before);
  });

  it("gets them back where the question above has lost its `Answer:`", () => {
    const now = replaced(cut("### Question 2\n", "\n> **Which"), "> Answer:\n\nAda", "\nAda");
    assert.equal(fixed(now), before);
  });

  it("gets them back where two questions in a row have lost them", () => {
    const both = cut("### Question 2", "Peas");
    const start = both.indexOf("### Question 3");
    const now = both.slice(0, start) + both.slice(both.indexOf("One dry"));
    assert.equal(fixed(now, [2, 3]), before);
  });

  it("has no empty question put back beside it where what stands above it was changed as well", () => {
    const now = replaced(cut("### Question 2", "Peas"), "at dawn.", "at dusk.");
    assert.equal(fixed(now), now);
  });

  describe("and whose end alone is left, in the question above, whose own answer was cut out with it", () => {
    const two = replaced(before, "Peas, beans and kale", "We chose three:\n\nPeas, beans and kale");
    const start = two.indexOf(">\n> Answer:\n\nAda and Bob");
    const tail = two.slice(0, start) + two.slice(two.indexOf("Peas, beans"));
    const put = (now: string, only: readonly number[]): string =>
      fixedWith(now, gardenTemplate, { before: two, questions: new Set(only) }).text;

    it("has both answers put back in their own questions", () => assert.equal(put(tail, [1, 2]), two));

    it("leaves what stands there where it is not that end alone", () => {
      const more = replaced(tail, "heavy clay.", "heavy clay. And more.");
      assert.match(put(more, [1, 2]), /heavy clay\. And more\./);
    });
  });

  it("has none put back where it stands below its section's heading, outside every question", () => {
    const heading = "## The harvest\n\n> Here we ask what came of it.\n\n";
    const limit = "> Answer length: 3-6 words + 1 to 2 images.\n>\n";
    const now = replaced(replaced(before, heading, ""), limit, `${limit}\n${heading}`);
    assert.equal(fixed(now, [3]), now);
  });

  it("keeps words of its authors above it that its prompt has too", () => {
    for (const word of [" plants", "\n\nplants"]) {
      const now = replaced(cut("### Question 2", "Peas"), "at dawn.", `at dawn.${word}`);
      assert.equal(fixed(now), now);
    }
  });

  it("has no `Answer:` put above another's answer", () => {
    const taken = replaced(
      before,
      "> Answer:\n\nPeas, beans and kale for heavy clay.",
      "One dry day of picking beans.",
    );
    const now = replaced(
      taken,
      "> Answer:\n\nOne dry day of picking beans.\n",
      "> Answer:\n\n--- question 3 fill here ---\n",
    );
    const moved = replaced(now, "## Checklist", "Peas, beans and kale for heavy clay.\n\n## Checklist");
    assert.equal(fixed(moved), moved);
  });

  it("stays where its authors took it while its question stands there to be answered", () => {
    const open = replaced(before, "Peas, beans and kale for heavy clay.", "--- question 2 fill here ---");
    const moved = replaced(open, "at dawn.", "at dawn. Peas, beans and kale for heavy clay.");
    assert.equal(fixed(replaced(moved, "Who digs?", "Who ever digs?")), moved);
  });
});

describe("an answer", () => {
  const answered = (text: string): string => gardenReport({ 1: text });
  const cases: readonly (readonly [what: string, from: string, to: string])[] = [
    ["loses the placeholder's dashes", "--- Ada\nand Bob. ---", "Ada\nand Bob."],
    ["loses both halves of a pair, one of them inside", "--- Ada ---\n\n![a](a.png)", "Ada\n\n![a](a.png)"],
    ["loses them above its end as well", "![a](a.png)\n\n--- Ada\nand Bob ---", "![a](a.png)\n\nAda\nand Bob"],
    ["keeps four dashes and dashes inside", "Ada\n\n---\n\nand Bob ----", "Ada\n\n---\n\nand Bob ----"],
    ["is decoded right", "The cafÃ© of â€œAdaâ€ ðŸ¤—", "The café of “Ada” 🤗"],
    ["has bold text for headings", "One.\n### Two ##\nThree.", "One.\n\n**Two**\n\nThree."],
    ["has one rule for a line of hashes", "One.\n\n#######\n\nTwo.", "One.\n\n***\n\nTwo."],
    ["keeps hashes apart in a line and one in code", "C## and `a## b` more", "C#\\# and `a# b` more"],
    ["has `Answer` without its colon", "Ada digs. Answer: Bob.", "Ada digs. Answer Bob."],
    ["has both in one line", "Ada digs.\n\n### Who Answer: Bob", "Ada digs.\n\n**Who Answer Bob**"],
    [
      "has web and email addresses between marks",
      "See https://a.example/b?c=1&d=2, (http://a.example/) or kim@a.example.",
      "See <https://a.example/b?c=1&d=2>, (<http://a.example/>) or <kim@a.example>.",
    ],
    [
      "keeps those that stand close to other marks, or are none between them",
      '`https://a.example` "https://a.example" **https://a.example** [a](https://a.example/b c) www.a.example',
      '`https://a.example` "https://a.example" **https://a.example** [a](https://a.example/b c) www.a.example',
    ],
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
      assert.equal(fix(answered(from)), answered(to));
    });
  }

  it("moves from the quote and from the `Answer:` line to below it", () => {
    const marker = "> Answer:\n\n--- question 1 fill here ---";
    const right = replaced(gardenTemplate, marker, "> Answer:\n\nAda\nand Bob.");
    assert.equal(fix(replaced(gardenTemplate, marker, "> Answer:\n> Ada\n> and Bob.")), right);
    assert.equal(fix(replaced(gardenTemplate, marker, "> Answer: Ada\n> and Bob.")), right);
  });

  it("loses the placeholder beside it", () => {
    const beside = replaced(filled, "Ada and Bob.", "--- question 1 fill here ---\n\nAda and Bob.");
    assert.equal(fix(beside).replace(/\n{3,}/g, "\n\n"), filled);
  });

  it("calls a figure as its file is called", () => {
    const files: Files = (file) =>
      file === "reports/figures/bed 1.PNG"
        ? { kind: "other-case", actual: "reports/figures/Bed 1.png" }
        : { kind: "present" };
    const report = gardenReport({ 4: "![bed](figures/bed%201.PNG?raw=true) ![other](figures/other.png)" });
    const now = fixedWith(report, gardenTemplate, { files }).text;
    assert.equal(now, gardenReport({ 4: "![bed](figures/Bed%201.png?raw=true) ![other](figures/other.png)" }));
  });
});

describe("what is asked of a fixing", () => {
  const messy = replaced(gardenReport({ 1: "--- Ada. ---", 2: "--- Peas. ---" }), "Who digs", "Who sows");

  it("safe leaves out what moves or drops words", () => {
    const { text } = fixedWith(messy, gardenTemplate, { safe: true });
    assert.equal(text, replaced(gardenReport({ 1: "Ada.", 2: "Peas." }), "Who digs", "Who sows"));
  });

  it("rules and questions narrow it", () => {
    const dashes = fixedWith(messy, gardenTemplate, { rules: new Set(["answer/dashes-left"]) });
    assert.equal(dashes.text, replaced(gardenReport({ 1: "Ada.", 2: "Peas." }), "Who digs", "Who sows"));
    const one = fixedWith(messy, gardenTemplate, { questions: new Set([2]) });
    assert.equal(one.text, replaced(gardenReport({ 1: "--- Ada. ---", 2: "Peas." }), "Who digs", "Who sows"));
  });
});
