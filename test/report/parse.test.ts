/** What a report is made of, and what real reports do to it. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { positionAt } from "../../src/report/position.js";
import { sectionTitles } from "../../src/template/sections.js";
import { parseReport } from "../helpers/read.js";
import { garden, gardenReport, gardenTemplate, questionOf, replaced, textOf } from "../helpers/report.js";

const lineOfPeas = gardenReport({ 2: "Peas and beans." }).split("\n").indexOf("Peas and beans.") + 1;
const lineEnds = { LF: "\n", CRLF: "\r\n", "a lone CR": "\r" };

describe("a report", () => {
  const report = parseReport(gardenTemplate);

  it("has a title", () => assert.equal(report.title, "Report of a garden"));

  it("has its front matter", () =>
    assert.equal(textOf(report, report.frontMatter), "---\nlayout: default\nnav_exclude: true\n---"));

  it("has sections, the checklist's among them", () =>
    assert.deepEqual(
      report.sections.map((section) => section.title),
      ["Checklist", "The plan", "The harvest"],
    ));

  it("has questions, each under its section", () =>
    assert.deepEqual(
      report.questions.map((question) => [question.number, question.section]),
      [
        [1, "The plan"],
        [2, "The plan"],
        [3, "The harvest"],
        [4, "The harvest"],
      ],
    ));

  it("ends a question where the next heading of the template begins", () => {
    const { span } = questionOf(report, 2);
    assert.ok(report.text.startsWith("### Question 2\n", span.start));
    assert.ok(report.text.startsWith("## The harvest\n", span.end));
  });

  it("ends its last question with the text", () => assert.equal(questionOf(report, 4).span.end, gardenTemplate.length));

  it("ends a section where the next begins", () => {
    const [, plan, harvest] = report.sections;
    assert.equal(plan?.span.end, harvest?.span.start);
    assert.equal(textOf(report, plan?.heading ?? null), "## The plan");
  });
});

describe("a checklist", () => {
  const { checklist } = parseReport(
    replaced(gardenTemplate, "* [ ] The soil has been tested", "* [ ] The soil has been tested\n- [x] Somebody sang"),
  );

  it("has items under the headings they stand under", () =>
    assert.deepEqual(
      checklist.map((item) => item.group),
      ["Week 1", "Week 1", "Week 1", "Week 2"],
    ));

  it("goes on with an item's indented lines", () =>
    assert.equal(checklist[2]?.text, "Seeds are ordered and\n      paid for"));

  it("knows what is ticked", () =>
    assert.deepEqual(
      checklist.map((item) => item.ticked),
      [false, true, false, false],
    ));

  it("ends before the first question", () => {
    const report = parseReport(gardenReport({ 1: "* [ ] Anna" }));
    assert.equal(report.checklist.length, 3);
  });
});

describe("line ends", () => {
  for (const [name, end] of Object.entries(lineEnds)) {
    it(`may be ${name}`, () => {
      const report = parseReport(gardenReport({ 2: "Peas and beans." }).replaceAll("\n", end));
      assert.deepEqual(
        report.questions.map((question) => question.number),
        [1, 2, 3, 4],
      );
      assert.equal(report.checklist.length, 3);
      const { answer } = questionOf(report, 2);
      assert.equal(textOf(report, answer?.content ?? null), "Peas and beans.");
      assert.equal(positionAt(report, answer?.content.start ?? 0).line, lineOfPeas);
    });
  }

  it("may be mixed", () => {
    const report = parseReport(replaced(gardenTemplate, "### Question 3\n\n", "### Question 3\r\n\r"));
    assert.equal(report.questions.length, 4);
    assert.ok(questionOf(report, 3).answer);
  });
});

describe("the top of a file", () => {
  const body = gardenTemplate.slice(gardenTemplate.indexOf("# Report"));

  it("may lack front matter", () => {
    const report = parseReport(body);
    assert.equal(report.frontMatter, null);
    assert.equal(report.title, "Report of a garden");
    assert.equal(report.questions.length, 4);
  });

  it("may have front matter of any kind", () => {
    const report = parseReport(`---\ntitle: |\n  Question 1\nanything: [1, 2]\n---  \n${body}`);
    assert.equal(textOf(report, report.frontMatter)?.endsWith("---  "), true);
    assert.equal(report.questions.length, 4);
  });

  it("has no front matter where the dashes are never closed before a heading", () => {
    const report = parseReport(`---\n${body}\n---\n`);
    assert.equal(report.frontMatter, null);
    assert.equal(report.questions.length, 4);
  });

  it("may have a byte-order mark, which stays in the text", () => {
    const report = parseReport(`\uFEFF${gardenTemplate}`);
    assert.equal(report.frontMatter?.start, 0);
    assert.equal(report.title, "Report of a garden");
    assert.equal(report.text.length, gardenTemplate.length + 1);
  });

  it("may be a heading behind a byte-order mark", () => {
    const report = parseReport("\uFEFF### Question 1\n> Answer:\nAnna\n");
    assert.equal(report.questions.length, 1);
    assert.equal(report.questions[0]?.span.start, 1);
  });
});

describe("a question's heading", () => {
  const headings: readonly [string, number, number, string][] = [
    ["### Question 4 (name)", 4, 3, "(name)"],
    ["###Question 4", 4, 3, ""],
    ["## Question 4", 4, 2, ""],
    ["# Question 4", 4, 1, ""],
    ["#### Question 4: pictures", 4, 4, ": pictures"],
    ["### **Question 4**", 4, 3, ""],
    ["### question 4", 4, 3, ""],
    ["### Question 04", 4, 3, ""],
    ["### Question #4", 4, 3, ""],
    ["### Question4", 4, 3, ""],
    ["  ###\tQuestion\t4 ###", 4, 3, ""],
  ];
  for (const [heading, number, level, suffix] of headings) {
    it(`may be written ${JSON.stringify(heading)}`, () => {
      const report = parseReport(replaced(gardenTemplate, "### Question 4", heading));
      const last = report.questions.at(-1);
      assert.equal(report.questions.length, 4);
      assert.deepEqual([last?.number, last?.heading.level, last?.heading.suffix], [number, level, suffix]);
    });
  }

  const others = [
    "Question 4",
    "    ### Question 4",
    "#Question 4",
    "### Questions 4",
    "### The Question 4",
    "### Question",
    "### Question four",
    "> ### Question 4",
    "####### Question 4",
  ];
  for (const line of others) {
    it(`is not ${JSON.stringify(line)}`, () => {
      const report = parseReport(replaced(gardenTemplate, "### Question 4", line));
      assert.deepEqual(
        report.questions.map((question) => question.number),
        [1, 2, 3],
      );
    });
  }
});

describe("an answer that looks like a template", () => {
  it("may have headings of its own", () => {
    const report = parseReport(gardenReport({ 2: "### Why\n\nThe soil.\n\n#### More\n\nPeas." }));
    assert.deepEqual(
      report.questions.map((question) => question.number),
      [1, 2, 3, 4],
    );
    assert.match(questionOf(report, 2).answer?.text ?? "", /### Why[^]*Peas\./);
  });

  it("may have a level-two heading, which is no section while text follows it", () => {
    const report = parseReport(gardenReport({ 1: "## Our group\n\nAnna and Bo." }));
    assert.deepEqual(
      report.sections.map((section) => section.title),
      ["Checklist", "The plan", "The harvest"],
    );
    assert.match(questionOf(report, 1).answer?.text ?? "", /Anna and Bo/);
  });

  it("may stand between a section's heading and its first question where the template is known", () => {
    const text = replaced(gardenTemplate, "> Here we ask", "Here we ask");
    const report = parseReport(text, { isSection: sectionTitles(garden()) });
    assert.equal(questionOf(report, 3).section, "The harvest");
  });

  it("may hold question headings in fenced code", () => {
    for (const fence of ["```", "~~~", "````", "  ```"]) {
      const report = parseReport(gardenReport({ 2: `${fence}markdown\n### Question 9\n## The end\n${fence}` }));
      assert.equal(report.questions.length, 4, fence);
      assert.equal(report.sections.length, 3, fence);
    }
  });

  it("may hold question headings in code that a list item begins with", () => {
    const report = parseReport(gardenReport({ 2: "- ```sh\n  ### Question 9\n  ```\n1. ~~~\n   ## The end\n   ~~~" }));
    assert.equal(report.questions.length, 4);
    assert.equal(report.sections.length, 3);
  });

  it("may hold question headings in a quote", () => {
    const report = parseReport(gardenReport({ 2: "> ### Question 9\n> ## The end" }));
    assert.equal(report.questions.length, 4);
  });

  it("may open a fence that nobody closes", () => {
    const report = parseReport(gardenReport({ 1: "```\nAnna\n### Question" }));
    assert.deepEqual(
      report.questions.map((question) => question.number),
      [1, 2, 3, 4],
    );
  });

  it("hides no section behind such a fence", () => {
    const report = parseReport(gardenReport({ 2: "```sh\nplant peas" }));
    assert.equal(questionOf(report, 3).section, "The harvest");
    assert.deepEqual(
      report.sections.map((section) => section.title),
      ["Checklist", "The plan", "The harvest"],
    );
  });

  it("may write code on one line between three backticks", () => {
    const report = parseReport(gardenReport({ 1: "```Anna```" }));
    assert.equal(report.questions.length, 4);
  });
});

describe("a broken report", () => {
  it("may be empty", () => {
    for (const text of ["", "\uFEFF", "\n", "   ", "\r\n\r\n"]) {
      const report = parseReport(text);
      assert.deepEqual([report.questions, report.sections, report.checklist, report.title], [[], [], [], null]);
    }
  });

  it("may hold no question", () => assert.equal(parseReport("# Hello\n\nAnswer: yes\n").questions.length, 0));

  it("may stand in the file twice", () => {
    const report = parseReport(gardenTemplate + gardenTemplate);
    assert.deepEqual(
      report.questions.map((question) => question.number),
      [1, 2, 3, 4, 1, 2, 3, 4],
    );
  });

  it("may lack a question's answer line", () => {
    const report = parseReport(replaced(gardenTemplate, "> Answer:\n\n--- question 3", "> \n\n--- question 3"));
    assert.equal(questionOf(report, 3).answer, null);
    assert.ok(questionOf(report, 4).answer);
  });

  it("may hold a merge's conflict markers", () => {
    const report = parseReport(gardenReport({ 1: "<<<<<<< HEAD\nAnna\n=======\nBo\n>>>>>>> main" }));
    assert.equal(report.questions.length, 4);
  });
});

describe("a template that calls its parts otherwise", () => {
  const patterns = { question: "Spørgsmål", answer: "Dit svar:", example: "Eksempel", placeholder: "skriv her" };
  const report = parseReport(
    "## Haven\n\n### Spørgsmål 1\n\n> **Hvem graver?**\n>\n> Eksempel:\n> *Anna*\n>\n> Dit   svar:\n\nBo\n",
    { patterns },
  );

  it("is read by its own words", () => {
    const question = questionOf(report, 1);
    assert.equal(textOf(report, question.answer?.content ?? null), "Bo");
    assert.match(textOf(report, question.prompt.example) ?? "", /Anna/);
  });

  it("may use characters that mean something in a pattern", () => {
    const odd = { ...patterns, question: "Q(?", answer: "[A]*:" };
    const { questions } = parseReport("### Q(? 1\n> [A]*:\nBo\n", { patterns: odd });
    assert.equal(questions.length, 1);
    assert.ok(questions[0]?.answer);
  });
});
