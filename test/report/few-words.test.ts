import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fewWords } from "../../src/report/few-words.js";
import { parseReport } from "../helpers/read.js";

function few(text: string, most = 24): string {
  const report = parseReport(text);
  const [question] = report.questions;
  assert.ok(question);
  return fewWords(report, question, most);
}

describe("what a question asks in a few words", () => {
  it("is its prompt, without marks", () =>
    assert.equal(few("### Question 1\n\n> **What** is\n> *asked*?\n>\n> Answer:\n"), "What is asked?"));
  it("is cut between words", () =>
    assert.equal(
      few("### Question 1\n\n> How did you grow the kites, and where?\n>\n> Answer:\n"),
      "How did you grow the…",
    ));
  it("is what follows the number, where something does", () =>
    assert.equal(few("### Question 1: The kites\n\n> Why?\n>\n> Answer:\n"), "The kites"));
  it("is nothing where nothing is asked", () => assert.equal(few("### Question 1\n\n> Answer:\n"), ""));
});
