import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import type { SectionSlot } from "../../src/template/slot-model.js";
import { readSlots } from "../../src/template/slots.js";

const shared = fileURLToPath(new URL("../../../shared/templates/", import.meta.url));

describe("a template's slots", () => {
  it("are its headings outside code and comments, with # and underlined", () => {
    const titles = titlesOf(`A log
=====

Flights
-------

\`\`\`
## not this one
\`\`\`

<!--
## nor this one
-->

Two lines of text
over dashes
---

### Wind
`);
    assert.deepEqual(titles, ["", "A log", "Flights", "Wind"]);
  });

  it("are underlined by one sign of equality, too, but not by a dash, which is an item without words", () => {
    assert.deepEqual(titlesOf("A log\n=\n\nWho flew\n-\n\n## Wind\n"), ["", "A log", "Wind"]);
  });

  it("are known by the path of headings above them; where a path repeats, by a number", () => {
    const keys = readSlots("# Log\n\n## Part A\n\n### Notes\n\n## Part B\n\n### Notes\n\n### Notes\n").sections;
    assert.deepEqual(
      keys.map(({ key }) => key),
      ["", "log", "part a", "part a/notes", "part b", "part b/notes", "part b/notes 2"],
    );
  });

  it("keep a question's number, and 1.1 and 2a are headings like others", () => {
    const numbers = readSlots("# Log\n\n## Question 1 — Wind\n\n## Question 1.1\n\n## Question 2a\n\n## 3\n").sections;
    assert.deepEqual(
      numbers.map(({ number }) => number),
      [null, null, 1, null, null, null],
    );
  });

  it("have free words in the first # heading and where a blank stands in them", () => {
    const free = readSlots(
      "# Log of a kite\n\n## {name}\n\n## [place]\n\n## <wind>\n\n## XXX\n\n## Notes [optional]\n",
    ).sections;
    assert.deepEqual(
      free.map((slot) => slot.free),
      [false, true, true, true, true, true, false],
    );
  });

  it("have free words where a heading leaves a number, a date, a version or a name open", () => {
    const isFree = (title: string): boolean | undefined => readSlots(`# Log\n\n## ${title}\n`).sections[2]?.free;
    for (const title of [
      "Week N",
      "Flight n: place",
      "Flight #N",
      "3. Sail X",
      "Flight ?",
      "Flight #",
      "Flight ##",
      "Choice: TBD",
      "TODO: title",
      "Kite TODO",
      "Changes YYYY-MM-DD",
      "Changes of DD.MM.YYYY",
      "JJJJ-MM-TT",
      "Version x.y.z",
      "vX.Y",
      "Step 1: ...",
      "Wind …",
      "0000: what was decided",
      "_Your title_",
      "Pilot (fill in)",
    ])
      assert.equal(isFree(title), title !== "Flight ##", title);
    for (const title of [
      "N",
      "Plan B",
      "NAME",
      "TODO",
      "TODO list",
      "Solve for x",
      "Pourquoi ?",
      "And then...",
      "1000",
      "Kite 2.x",
    ])
      assert.equal(isFree(title), false, title);
  });

  it("are required unless the template's words say otherwise", () => {
    const slots = readSlots(`## Flights
Tell of each.
## Repairs (optional)
## Weather
<!-- This section is optional. -->

<!-- Feel free to remove this element. -->
## Costs
## Thanks
Leave this out, it can be omitted.
## Safety
The sail can optionally be dyed. Use optional parts with care.
`);
    assert.deepEqual(
      slots.sections.map(({ title, required }) => [title, required]),
      [
        ["", true],
        ["Flights", true],
        ["Repairs (optional)", false],
        ["Weather", false],
        ["Costs", false],
        ["Thanks", false],
        ["Safety", true],
      ],
    );
  });

  it("are fields too: keys of the front matter, and labelled lines that are left open", () => {
    const { sections } = readSlots(`---
title: "[your title]"
status: draft   # draft, flown
# Only required for balloons. Otherwise, remove this field.
gas: <name>
---
- **Builder:**
- Start date: (fill me in)
- Sail [optional]: {{ sail }}
- **Frame:** Is the frame made of wood?

Answer:
`);
    const fields = sections[0]?.fields ?? [];
    assert.deepEqual(
      fields.map(({ label, required, open, choice, isAnswer }) => [label, required, open, choice, isAnswer]),
      [
        ["title", true, true, null, false],
        ["status", true, false, ["draft", "flown"], false],
        ["gas", false, true, null, false],
        ["Builder", true, true, null, false],
        ["Start date", true, true, null, false],
        ["Sail [optional]", false, true, null, false],
        ["Answer", true, true, null, true],
      ],
    );
  });

  it("hold tables and checklists, unless those are examples", () => {
    const { sections } = readSlots(`## Marks

| part | marks |
|---|---|
| frame | |

- [ ] The frame is whole
  and dry
- [ ] The sail is sewn

## Notes

The list below is an example. Replace it.

- [ ] A thing
`);
    const [, marks, notes] = sections as readonly [SectionSlot, SectionSlot, SectionSlot];
    assert.deepEqual(marks.tables[0]?.header, ["part", "marks"]);
    assert.deepEqual(
      marks.items.map(({ text }) => text),
      ["The frame is whole\n  and dry", "The sail is sewn"],
    );
    assert.deepEqual([notes.tables, notes.items], [[], []]);
  });

  it("know every kind of place to fill in", () => {
    for (const blank of [
      "TODO",
      "[insert it]",
      "{{ it }}",
      "{describe it}",
      "_Your words_",
      "...",
      "___",
      "N/A",
      "--- fill here ---",
      "Your answer here.",
      "Type your words here",
      "Write here…",
      "Hier den Text eintragen.",
      "Skriv dit svar her",
      "Replace this paragraph with your own.",
      "Delete this text.",
      "YYYY-MM-DD",
      "`{name}`",
      "[list 3 points]",
    ]) {
      const [, slot] = readSlots(`## Wind\n\n${blank}\n`).sections;
      assert.deepEqual(slot?.blanks, [2], blank);
    }
    const [, prose] = readSlots("## Wind\n\nSee [the map](map.md) and *this* one.\n").sections;
    assert.deepEqual(prose?.blanks, []);
  });

  it("know what looks like a place to fill in and is none", () => {
    for (const kept of [
      "$$ l = \\sqrt{\\frac{a}{b}} $$",
      "$$\nl = \\frac{a}{b}\n$$",
      "The line $l_{a}$ is short.",
      "<details>\n<summary>Why</summary>\n</details>",
      "<summary>\nWhy\n</summary>",
      "<br>",
      "> [!NOTE]\n> The wind counts.",
      "> [!wind]",
      "*(10 points)*",
      "[5 marks]",
      "**[max. 20 %]**",
      "(Punkte: 4)",
      "`pull({line})`",
      "Call `pull(<line>)` with `{a}`.",
      "Write your name on the kite.",
      "The wind comes from here.",
    ]) {
      const [, slot] = readSlots(`## Wind\n\n${kept}\n`).sections;
      assert.deepEqual(slot?.blanks, [], kept);
    }
    const [, left] = readSlots("## Wind\n\nFrom $4 {to it} or $5\n\n<summary>\n").sections;
    assert.deepEqual(left?.blanks, [2, 4]);
  });

  it("ask for something, or are the template's own words alone", () => {
    const asks = readSlots(`# Log
## Wind
Describe the wind.
## Costs
## Declaration
We built all of this ourselves.
## Days
### First day
`).sections;
    assert.deepEqual(
      asks.map((slot) => slot.asks),
      [false, false, true, true, false, false, true],
    );
  });

  it("state limits, for themselves or for every answer below; what cannot be read is named with its line", () => {
    const { sections, unread, language } = readSlots(`# Log

Write 2-3 sentences per answer.

## Vind
Svarlængde: 20-50 ord
## Pages
Length: 3 pages
`);
    assert.deepEqual(sections[2]?.limits, { sentences: { min: 2, max: 3 }, words: { min: 20, max: 50 } });
    assert.deepEqual(unread, [{ line: 8, text: "Length: 3 pages" }]);
    assert.equal(language, "da");
  });

  it("hold no limit that one of several prompts states, and name it once; what stands above them holds for all", () => {
    const limitsAndUnread = (body: string): unknown => {
      const { sections, unread } = readSlots(`# Kites\n\n## Flight\n\n${body}\n`);
      return [sections[2]?.limits, unread.map(({ line }) => line), sections[2]?.asks];
    };
    const most = { words: { min: null, max: 20 } };
    for (const [body, limits, unread, asks] of [
      ["**Task 1.** Name a kite (max 20 words).\n\n**Task 2.** Name a wind (max 20 words).", {}, [5], true],
      ["**Task 1.** Name a kite.\n\nMax 20 words.\n\n**Task 2.** Name a wind.", {}, [7], true],
      ["What went well (max 20 words):\n\nWhat went wrong (max 20 words):", {}, [5], true],
      ["1. What flew? (max 20 words)\n2. What did not?", {}, [5], true],
      ["- Reason (max 20 words): ___\n- Builder: ___", {}, [5], false],
      ["Max 20 words.\n\n**First flight**\n\n**Last flight**", most, [], true],
      ["- What flew?\n- Why?\n\nMax 20 words.", most, [], true],
      ["**What flew, and**\n**how far?**\n\n**Was it dry?**\n\nAnswer length: max 20 words\n\nAnswer:", most, [], true],
      ["**Club:** Reds\n**Day:** Friday\n\nDescribe a kite in at most 20 words.", most, [], true],
      ["**Note:** No haste.\n\n**Hint:** Go out.\n\n**Max 20 words**", most, [], true],
    ] as const) {
      assert.deepEqual(limitsAndUnread(body), [limits, unread, asks], body);
    }
  });

  it("take no labelled line's choice for their own", () => {
    const { sections } = readSlots(
      "# Kites\n\n**Task 1.** Name one.\n\n**Task 2.** Draw one.\n\nI flew it alone: yes / no\n\n## Dry? (yes/no)\n\nWhy?\n",
    );
    assert.deepEqual(
      sections.map(({ choice }) => choice),
      [null, null, ["yes", "no"]],
    );
  });

  it("are read in time that grows with the template, whatever is in it", () => {
    const took = (text: string): number => {
      const start = process.cpuUsage();
      readSlots(text);
      return process.cpuUsage(start).user;
    };
    for (const unit of [
      "## Same\n",
      "<!-- ",
      "Length: 3 pages\n\n",
      "- a: {b}\n",
      "[x|",
      "_a ",
      "a <!-- b\n",
      "{a | b\n",
      "**a** max 5 words\n",
      "**",
      "- a (max 5 words)?\n",
    ]) {
      took(unit.repeat(1000));
      const small = took(unit.repeat(5_000)) + 20_000;
      assert.ok(took(unit.repeat(40_000)) < small * 40, JSON.stringify(unit));
    }
  });
});

describe("what a template says of where something applies", () => {
  const required = (text: string): readonly (readonly [string, boolean])[] =>
    readSlots(text).sections.flatMap((slot) => [
      ...(slot.level > 1 ? [[slot.title, slot.required] as const] : []),
      ...slot.fields.map((field) => [field.label, field.required] as const),
    ]);

  it("makes sections optional by a sentence that says so, and by no other", () => {
    const says: Readonly<Record<string, boolean>> = {
      "This section might not always exist.": false,
      "**Note:** *Section not required until the first flight.*": false,
      "List other ways, although it is not required.": false,
      "The sail flew. (This is an example)": false,
      "Dieser Abschnitt kann entfallen.": false,
      "**TODO:** *Optional, only for big kites.*": false,
      "If it does not apply, say why, but do not remove the section.": true,
      "If applicable, how is the sail taken down?": true,
      "This may hold drawings (though not always required).": true,
      "Never delete this section.": true,
    };
    for (const [sentence, isRequired] of Object.entries(says))
      assert.deepEqual(required(`# Kite\n\n## Sail\n\n${sentence}\n`), [["Sail", isRequired]], sentence);
    assert.deepEqual(required("# 凧\n\n## 尾（任意）\n\n## 帆\n\n任意の帆を書く\n"), [
      ["尾（任意）", false],
      ["帆", true],
    ]);
    assert.deepEqual(required("# Kite\n\n## Ballast (if any)\n\n## Tail (if needed)\n"), [
      ["Ballast (if any)", false],
      ["Tail (if needed)", false],
    ]);
  });

  it("makes fields optional by their value, or by the line that they follow from", () => {
    assert.deepEqual(
      required(`# Kite

* Builder: NAME
* Designer: *if applicable* [name](https://example.org/NNNN)

*Once it has flown, add these as needed:*

* Damage: [photo](NNNN.png)
* Repairs: ___

More of it:

* Colour: ___
`),
      [
        ["Builder", true],
        ["Designer", false],
        ["Damage", false],
        ["Repairs", false],
        ["Colour", true],
      ],
    );
  });

  it("is filled in below a comment, and with an empty list", () => {
    const { sections } = readSlots("---\nkites: # name them\n  - box\ntails: []\nwind: # how strong\n---\n");
    assert.deepEqual(
      sections[0]?.fields.map(({ label, open }) => [label, open]),
      [
        ["kites", false],
        ["tails", false],
        ["wind", true],
      ],
    );
  });

  it("is a field: a label on a line that goes on with an item, over the next item", () => {
    const text = "# Kite\n\n- Flight:\n  Wind:\n  Height:\n- Place:\n";
    assert.deepEqual(
      required(text).map(([label]) => label),
      ["Flight", "Wind", "Height", "Place"],
    );
  });

  it("is no field: a remark, and a sentence", () => {
    assert.deepEqual(required("# Kite\n\nNote: ___\n**Example:** {a kite}\nPlace: (where it flew)\n"), [
      ["Place", true],
    ]);
  });
});

describe("headings of a template", () => {
  const free = (text: string): readonly string[] =>
    readSlots(text).sections.flatMap((slot) => (slot.free ? [slot.title] : []));

  it("are sections where all are of the first level, and the first says what to write", () => {
    const ask = "One paragraph that says what it is.";
    assert.deepEqual(free(`---\na: b\n---\n\n# Short\n\n${ask}\n\n# Reason\n\nWhy?\n\n# Costs\n\nHow much?\n`), []);
    assert.deepEqual(free("# Kite\n\n- Day: ___\n\n# Reason\n\nWhy?\n\n# Costs\n\nHow much?\n"), ["Kite"]);
    assert.deepEqual(free(`# Kite\n\n${ask}\n\n## Reason\n\n# Costs\n\n# Ends\n`), ["Kite"]);
  });

  it("have a name for links, which is none of their words", () => {
    const [, , named] = readSlots("# Kite\n\n## Reason {#reason}\n\nWhy?\n").sections;
    assert.equal(named?.free, false);
    assert.equal(named?.words, "reason");
  });

  it("are no label over a rule", () => {
    assert.deepEqual(titlesOf("# Kite\n\nDay: ___\n---\n\n## Wind\n"), ["", "Kite", "Wind"]);
    assert.deepEqual(titlesOf("# Kite\n\nWind: how it blew\n-------\n"), ["", "Kite", "Wind: how it blew"]);
  });

  it("ask nothing that a site's generator reads", () => {
    const [top] = readSlots("{{< head >}}\n{% include it %}\n{: .wide }\n<Part />\n[TOC]\n\n## Wind\n").sections;
    assert.deepEqual(top?.blanks, []);
  });
});

describe("public templates", { skip: !existsSync(shared) && "../shared is not there" }, () => {
  const files = existsSync(shared) ? readdirSync(shared).filter((name) => name.endsWith(".md")) : [];
  for (const file of files) {
    it(`${file} has slots, each with a key of its own`, () => {
      const { sections } = readSlots(readFileSync(`${shared}${file}`, "utf8"));
      const keys = sections.flatMap(({ key, fields }) => [`#${key}`, ...fields.map((field) => field.key)]);
      assert.equal(new Set(keys).size, keys.length);
      assert.ok(
        sections.some((slot) => slot.asks || slot.items.length > 0 || slot.fields.length > 0) ||
          file.startsWith("joss"),
      );
    });
  }

  it("limits-phrases.md states a limit in each of its 17 first questions, and a choice in the last", () => {
    const { sections, unread } = readSlots(readFileSync(`${shared}limits-phrases.md`, "utf8"));
    const questions = sections.filter(({ number }) => number !== null);
    assert.ok(questions.slice(0, 17).every(({ limits }) => Object.keys(limits).length === 1));
    assert.deepEqual(questions[17]?.choice, ["yes", "no", "n/a"]);
    assert.deepEqual(
      unread.map(({ text }) => text),
      ["Answer length: 100 to 200 words and 1 table"],
    );
  });
});

function titlesOf(text: string): readonly string[] {
  return readSlots(text).sections.map(({ title }) => title);
}
