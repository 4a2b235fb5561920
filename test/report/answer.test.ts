/** Where an answer begins and ends, as people really write it. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { countWords } from "../../src/course/words.js";
import { parseReport } from "../helpers/read.js";
import { gardenReport, gardenTemplate, questionOf, replaced, textOf } from "../helpers/report.js";

/** The answer of a question that ends with these lines. */
function answerOf(lines: string) {
  const report = parseReport(`### Question 1\n\n> **Who digs?**\n>\n${lines}`);
  const { answer } = questionOf(report, 1);
  return {
    answer,
    marker: textOf(report, answer?.marker ?? null),
    content: textOf(report, answer?.content ?? null),
    inPrompt: textOf(report, answer?.inPrompt ?? null),
    words: countWords(answer?.text ?? ""),
  };
}

describe("an answer", () => {
  it("follows the line that its prompt ends with", () => {
    const { marker, content, inPrompt } = answerOf("> Answer:\n\nAnna and Bo.\n\nAnd Cy.\n");
    assert.equal(marker, "Answer:");
    assert.equal(content, "Anna and Bo.\n\nAnd Cy.");
    assert.equal(inPrompt, null);
  });

  for (const line of [
    "> Answer:",
    "Answer:",
    ">Answer:",
    " >  Answer:",
    "> **Answer:**",
    "_Answer:_",
    "> **Answer:",
    "\tAnswer:",
  ]) {
    it(`may follow ${JSON.stringify(line)}`, () => {
      const { content, words } = answerOf(`${line}\nAnna`);
      assert.equal(content, "Anna");
      assert.equal(words, 1);
    });
  }

  for (const line of ["> answer:", "> The Answer:", "> Answer", "> > Answer:", "- Answer:", "> Answers:"]) {
    it(`does not follow ${JSON.stringify(line)}`, () => assert.equal(answerOf(`${line}\nAnna`).answer, null));
  }

  it("may stand on the answer line", () => {
    const { content, inPrompt } = answerOf("> Answer: Anna and Bo\n\n");
    assert.equal(content, "Anna and Bo");
    assert.equal(inPrompt, "Anna and Bo");
  });

  it("may begin on the answer line and go on below", () => {
    const { content, inPrompt } = answerOf("> Answer: Anna\n\nand Bo\n");
    assert.equal(content, "Anna\n\nand Bo");
    assert.equal(inPrompt, "Anna");
  });

  it("may stand inside the quote, whose marks are not words", () => {
    const { inPrompt, words, answer } = answerOf("> Answer:\n>\n> Anna\n> and Bo\n");
    assert.equal(inPrompt, "Anna\n> and Bo");
    assert.equal(words, 3);
    assert.equal(answer?.quoteMarks, 3);
  });

  it("may leave the quote halfway", () => {
    const { inPrompt, words } = answerOf("> Answer:\n> Anna\n\nBo\n");
    assert.equal(inPrompt, "Anna");
    assert.equal(words, 2);
  });

  it("may be a quote of its own, whose marks are its words", () => {
    const { inPrompt, words, answer } = answerOf("> Answer:\n\n> Anna\n");
    assert.equal(inPrompt, null);
    assert.equal(words, 2);
    assert.equal(answer?.quoteMarks, 0);
  });

  it("keeps its own quote marks where the answer line is not quoted", () => {
    assert.equal(answerOf("Answer:\n> Anna\n").words, 2);
  });

  it("blanks one quote mark a line, so that a quote in the quote stays", () => {
    assert.equal(answerOf("> Answer:\n> > Anna\n").words, 2);
  });

  it("is as long as its span, so that a place in it is a place in the report", () => {
    const report = parseReport(gardenReport({ 2: "Peas" }).replaceAll("\n> Answer:\n\n", "\r\n> Answer:\r\n> x\r\n"));
    const { answer } = questionOf(report, 2);
    assert.ok(answer);
    assert.equal(answer.text.length, answer.span.end - answer.span.start);
    const at = answer.text.indexOf("Peas");
    assert.equal(report.text.slice(answer.span.start + at, answer.span.start + at + 4), "Peas");
  });

  it("begins at the first such line, not at one it quotes itself", () => {
    const { content } = answerOf("> Answer:\n\nAnna said:\n\nAnswer: Bo\n");
    assert.equal(content, "Anna said:\n\nAnswer: Bo");
  });

  it("does not begin in fenced code", () => {
    const { content } = answerOf("```\nAnswer: no\n```\n> Answer:\nAnna\n");
    assert.equal(content, "Anna");
  });

  it("may be empty", () => {
    for (const rest of ["", "\n", "\n\n   \n", "\n>\n>", "\n\u00a0\n\ufeff"]) {
      const { answer, content, inPrompt } = answerOf(`> Answer:${rest}`);
      assert.equal(content, "", JSON.stringify(rest));
      assert.equal(inPrompt, null, JSON.stringify(rest));
      assert.equal(answer?.content.start, answer?.content.end);
    }
  });

  it("ends before the next section", () => {
    const report = parseReport(gardenReport({ 2: "Peas" }));
    assert.equal(textOf(report, questionOf(report, 2).answer?.span ?? null)?.trim(), "Peas");
  });

  it("is missing where its line was deleted", () => {
    const report = parseReport(replaced(gardenTemplate, "> Answer:\n\n--- question 4", "\n\n--- question 4"));
    assert.equal(questionOf(report, 4).answer, null);
  });
});
