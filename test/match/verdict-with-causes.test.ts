/** Why the course's checker cannot read a report, told by its questions. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { courseFor } from "../../src/course/course-02476.js";
import { coursePatterns } from "../../src/course/patterns.js";
import { matchText } from "../../src/match/match.js";
import { verdictOn } from "../../src/match/verdict-with-causes.js";
import { answered, broken, template } from "../helpers/answers.js";
import { templateFrom } from "../helpers/fix.js";
import { replaced } from "../helpers/report.js";

const asked = templateFrom(template);

function reasonOf(report: string, course = asked.course): string {
  const verdict = verdictOn(report, matchText(report, { ...asked, course }, coursePatterns));
  return verdict?.readable === false ? (verdict.reason ?? "") : "";
}

it("a heading of another level is named where it is, not where the answer above has its end", () => {
  const text = replaced(template, "### Question 7\n", "## Question 7\n");
  const line = text.slice(0, text.indexOf("## Question 7\n")).split("\n").length;
  assert.equal(reasonOf(text), `26 answers, 27 expected; question 7 does not begin with \`###\` (line ${line})`);
});

it("causes are named in the order of the questions, whatever they are", () => {
  const text = replaced(broken(template, 8), "### Question 5\n", "### Question five\n");
  const other = replaced(broken(template, 8), "### Question 10\n", "### Question ten\n");
  assert.match(reasonOf(text), /question 5 has lost its heading .*question 8 has no/);
  assert.match(reasonOf(other), /question 8 has no .*question 10 has lost its heading/);
});

/** Where a text begins in a report, counted from 1, as a cause names it. */
function lineOf(report: string, text: string): string {
  return `(line ${report.slice(0, report.lastIndexOf(text)).split("\n").length})`;
}

/** A question of the template, up to the next heading. */
function question(number: number): string {
  const start = template.indexOf(`### Question ${number}\n`);
  return template.slice(start, template.indexOf("\n##", start) + 1);
}

describe("an answer too many is named with its question and line, where it is", () => {
  it("`Answer:` with `###` before it, in an answer", () => {
    const text = answered(template, 16, "Part one.\n\n### Answer: part two\n\nMore of it.");
    const words = "question 16 counts twice, since `Answer:` stands in it again";
    assert.equal(reasonOf(text), `28 answers, 27 expected; ${words} ${lineOf(text, "### Answer: part two")}`);
  });

  it("`Answer:` with `###` between it and the next, several times", () => {
    const text = answered(template, 16, "One ###\n\nAnswer: two ###\n\nAnswer: three");
    const words = "question 16 counts 3 times, since `Answer:` stands in it again";
    assert.equal(reasonOf(text), `29 answers, 27 expected; ${words} ${lineOf(text, "Answer: two")}`);
  });

  it("`###` in the last answer", () => {
    const text = answered(template, 27, "One\n\n### Two");
    const words = "question 27 counts twice, since `###` stands in its answer";
    assert.equal(reasonOf(text), `28 answers, 27 expected; ${words} ${lineOf(text, "### Two")}`);
  });

  it("`Answer:` above the questions", () => {
    const text = template.replace(/\n(?=## )/, "\n### Notes\n\nAnswer: all ###\n\n");
    const words = "`Answer:` stands outside of the questions";
    assert.equal(reasonOf(text), `28 answers, 27 expected; ${words} ${lineOf(text, "Answer: all")}`);
  });

  it("a question's copy", () => {
    const text = replaced(template, question(5), question(5) + question(5));
    const words = "question 5 stands twice (again on line ";
    const line = text.slice(0, text.lastIndexOf("### Question 5\n")).split("\n").length;
    assert.equal(reasonOf(text), `28 answers, 27 expected; ${words}${line})`);
  });

  it("the one copy of several questions' that has an `Answer:`, too", () => {
    const empty = (number: number): string => replaced(question(number), "> Answer:\n", "");
    const pasted = replaced(template, question(4), question(4) + empty(4));
    const text = replaced(pasted, question(5), empty(5) + question(5) + question(5));
    assert.match(reasonOf(text), /^28 answers, 27 expected; question 5 stands twice \(again on line \d+\)$/);
  });

  it("a question that the template does not have", () => {
    const text = replaced(template, question(5), `${question(5)}### Question 40\n\n> More?\n>\n> Answer:\n\nYes.\n\n`);
    const words = "question 40 is not the template's";
    assert.equal(reasonOf(text), `28 answers, 27 expected; ${words} ${lineOf(text, "### Question 40")}`);
  });
});

describe("an answer too few is named with its question, where it is", () => {
  it("one without `Answer:`", () => {
    const text = broken(template, 5);
    const words = "question 5 has no `Answer:`";
    assert.equal(reasonOf(text), `26 answers, 27 expected; ${words} ${lineOf(text, "### Question 5\n")}`);
  });

  it("one that is gone", () =>
    assert.equal(reasonOf(replaced(template, question(5), "")), "26 answers, 27 expected; question 5 is missing"));

  it("one without `Answer:`, and no copy that has none either", () => {
    const copy = replaced(question(8), "> Answer:\n", "");
    const text = replaced(broken(template, 5), question(8), copy + question(8));
    const words = "question 5 has no `Answer:`";
    assert.equal(reasonOf(text), `26 answers, 27 expected; ${words} ${lineOf(text, "### Question 5\n")}`);
  });

  it("the first, where it begins in what the checker cuts off", () =>
    assert.equal(
      reasonOf(template.slice(template.indexOf("### Question 1\n")), courseFor(27)),
      "26 answers, 27 expected; question 1 begins in the first 43 characters, which are not read (line 1)",
    ));
});
