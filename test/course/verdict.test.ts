/** How the course's checker reads a report, one fact at a time. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readAnswers } from "../../src/course/answers.js";
import { courseFor } from "../../src/course/course-02476.js";
import { withCourse } from "../../src/course/recognise.js";
import { type Verdict, verdictOf } from "../../src/course/verdict.js";
import type { Template } from "../../src/template/model.js";
import { parseReport, readTemplate } from "../helpers/read.js";
import { garden, gardenReport, replaced } from "../helpers/report.js";

/** The front matter of the editions whose checker cuts it off. */
const frontMatter = "---\nlayout: default\nnav_exclude: true\n---\n\n";

const filled = { 1: "Anna", 2: "Peas grow in our soil.", 3: "Sun and ![red](a.png) peas.", 4: "![](a.png)" };

const whole = courseFor(31);
const cuts = courseFor(27);

/** The verdict of a course's template. */
function verdict(text: string, template: Template): Verdict {
  const found = verdictOf(text, template);
  assert.ok(found);
  return found;
}

function cutting(): Template {
  return { ...garden(), course: cuts };
}

describe("answers", () => {
  it("are what stands between `Answer:` and the next `###`", () =>
    assert.deepEqual(readAnswers("Intro\nAnswer: one\n### Q\nAnswer: two", whole), [" one\n", " two"]));

  it("end at the next `##` where a `###` follows it", () =>
    assert.deepEqual(readAnswers("Answer: one\n## S\nmore\n### Q\nAnswer: two", whole), [" one\n", " two"]));

  it("end inside a word, too", () =>
    assert.deepEqual(readAnswers("Answer: a##b###c Answer: two", whole), [" a", " two"]));

  it("are split at every `Answer:`, wherever that stands", () =>
    assert.deepEqual(readAnswers("Answer: one, MyAnswer: and ### Q\nAnswer: two", whole), [" and ", " two"]));

  it("are not what has no `###` behind it before the next `Answer:`", () =>
    assert.deepEqual(readAnswers("Answer: one\n## S\nAnswer: two", whole), [" two"]));

  it("are not split at `answer:`", () =>
    assert.deepEqual(readAnswers("Answer: one\nanswer: two", whole), [" one\nanswer: two"]));

  it("are whole in the last part", () =>
    assert.deepEqual(readAnswers("Answer: one\n### Q\nAnswer: two\n## S\nmore\n", whole), [
      " one\n",
      " two\n## S\nmore\n",
    ]));

  it("are one too many where the last part holds a `###`", () =>
    assert.deepEqual(readAnswers("Answer: one ### two", whole), [" one ", " one ### two"]));

  it("are none without `Answer:`", () => {
    assert.deepEqual(readAnswers("", whole), []);
    assert.deepEqual(readAnswers("### Question 1\nAnna", whole), []);
    assert.deepEqual(readAnswers("", cuts), []);
  });

  it("have `\\n` for every line end", () =>
    assert.deepEqual(readAnswers("Answer:a\r\nb\rc\n\r", whole), ["a\nb\nc\n\n"]));
});

describe("the checker that cuts", () => {
  const text = "### Question 1\nAnswer: one\n### Question 2\nAnswer: two";

  it("cuts off the first 43 characters: the front matter", () => {
    assert.equal(frontMatter.length, 43);
    assert.deepEqual(readAnswers(frontMatter + text, cuts), [" one\n", " two"]);
  });

  it("drops the first answer found, whatever it is", () =>
    assert.deepEqual(readAnswers(`${"x".repeat(43)}Answer: one\n### Question 2\nAnswer: two`, cuts), [" two"]));

  it("loses an answer whose heading and `Answer:` lie in what it cuts", () =>
    assert.deepEqual(readAnswers(text, cuts), []));

  it("cuts after line ends became `\\n`", () => {
    const windows = (frontMatter + text).replaceAll("\n", "\r\n");
    assert.deepEqual(readAnswers(windows, cuts), [" one\n", " two"]);
    const head = `${"\r\n".repeat(43)}Answer: a ### Answer: b`;
    assert.deepEqual(readAnswers(head, cuts), [" b"]);
  });

  it("counts characters outside the basic plane once, and a byte-order mark", () => {
    const rest = "### Answer: one ### Answer: two";
    const [both, second] = [[" one ", " two"], [" two"]];
    assert.deepEqual(readAnswers("😀".repeat(43) + rest, cuts), both);
    assert.deepEqual(readAnswers("😀".repeat(42) + rest, cuts), second);
    assert.deepEqual(readAnswers(`\ufeff${"x".repeat(42)}${rest}`, cuts), both);
    assert.deepEqual(readAnswers(`\ufeff${"x".repeat(41)}${rest}`, cuts), second);
  });

  it("does not cut for the others", () =>
    assert.deepEqual(readAnswers("Answer: one ### Answer: two", whole), [" one ", " two"]));
});

describe("a verdict", () => {
  it("is that all pass", () =>
    assert.deepEqual(verdict(gardenReport(filled), garden()), {
      readable: true,
      answers: 4,
      expected: 4,
      passed: 4,
      total: 4,
      failed: [],
    }));

  it("is the same with CRLF and with a lone CR", () => {
    const text = gardenReport(filled);
    for (const reader of [garden(), cutting()]) {
      assert.deepEqual(verdict(text.replaceAll("\n", "\r\n"), reader), verdict(text, reader));
      assert.deepEqual(verdict(text.replaceAll("\n", "\r"), reader), verdict(text, reader));
    }
  });

  it("names each limit that an answer fails, and what it got", () => {
    const { passed, failed } = verdict(gardenReport({ ...filled, 2: "Peas." }), garden());
    assert.equal(passed, 3);
    assert.deepEqual(failed, [{ question: 2, of: "words", min: 5, max: 10, got: 1 }]);
  });

  it("names both limits of an answer that fails both, which counts once", () => {
    const { passed, failed } = verdict(gardenReport({ ...filled, 3: "Sun" }), garden());
    assert.equal(passed, 3);
    assert.deepEqual(failed, [
      { question: 3, of: "words", min: 3, max: 6, got: 1 },
      { question: 3, of: "images", min: 1, max: 2, got: 0 },
    ]);
  });

  it("lets an answer have as many words as either limit says", () => {
    const failing = (words: number): number =>
      verdict(gardenReport({ ...filled, 2: "pea ".repeat(words) }), garden()).failed?.length ?? -1;
    assert.deepEqual([4, 5, 10, 11].map(failing), [1, 0, 0, 1]);
  });

  it("lets an answer have as many images as either limit says", () => {
    const failing = (images: number): number =>
      verdict(gardenReport({ ...filled, 4: "![](a.png)".repeat(images) }), garden()).failed?.length ?? -1;
    assert.deepEqual([0, 1, 2, 3].map(failing), [1, 0, 0, 1]);
  });

  it("holds an answer without limits to none", () => {
    const { failed } = verdict(gardenReport({ ...filled, 1: "" }), garden());
    assert.deepEqual(failed, []);
  });

  it("counts a placeholder and its dashes as words", () => {
    const { failed } = verdict(gardenReport({ 1: "x", 3: filled[3], 4: filled[4] }), garden());
    assert.deepEqual(failed, []);
  });

  it("may have a limit on one side alone", () => {
    const text = replaced(gardenReport(filled), "5-10 words", "at most 3 words");
    const template = withCourse(readTemplate(parseReport(text), "x", "report"));
    assert.deepEqual(verdict(text, template).failed, [{ question: 2, of: "words", min: null, max: 3, got: 5 }]);
  });

  it("counts a sub-heading in an answer as its end", () => {
    const { readable, failed } = verdict(
      gardenReport({ ...filled, 2: "Peas.\n\n### Why\n\nThey grow in our soil." }),
      garden(),
    );
    assert.ok(readable);
    assert.deepEqual(failed, [{ question: 2, of: "words", min: 5, max: 10, got: 1 }]);
  });

  it("counts quote marks in an answer as words", () => {
    const text = replaced(
      gardenReport(filled),
      "> Answer:\n\nPeas grow in our soil.",
      "> Answer:\n> Peas grow in soil.",
    );
    assert.deepEqual(verdict(text, garden()).failed, []);
  });
});

describe("a report is unreadable", () => {
  const unreadable: readonly [string, string, number][] = [
    ["with an `Answer:` line gone", replaced(gardenReport(filled), "Answer:\n\nPeas", "\n\nPeas"), 3],
    [
      "with `Answer:` before other text of an answer",
      gardenReport({ ...filled, 2: "### Peas\n\nAnswer: they grow" }),
      5,
    ],
    ["with a sub-heading in the last answer", gardenReport({ ...filled, 4: "![](a.png)\n\n### More" }), 5],
    ["that stands in the file twice", gardenReport(filled) + gardenReport(filled), 8],
    ["that is empty", "", 0],
    ["with one question left", "### Question 1\n> Answer:\n", 1],
  ];
  for (const [what, text, answers] of unreadable) {
    it(what, () =>
      assert.deepEqual(verdict(text, garden()), {
        readable: false,
        answers,
        expected: 4,
        passed: null,
        total: 4,
        failed: null,
        reason: `${answers} ${answers === 1 ? "answer" : "answers"}, 4 expected`,
      }),
    );
  }

  it("where no question is known", () => {
    const told = verdict("", withCourse(readTemplate(parseReport(""), "x", "report")));
    assert.equal(told.readable, false);
    assert.equal(told.readable ? null : told.reason, "no question is known");
  });

  it("by nobody where the template is no course's: there is no verdict", () => {
    assert.equal(verdictOf(gardenReport(filled), { ...garden(), course: null }), null);
  });

  it("not with `Answer:` in an answer that no `###` follows before the next", () => {
    const { readable } = verdict(gardenReport({ ...filled, 1: "Anna.\n\nAnswer: Bo" }), garden());
    assert.ok(readable);
  });
});
