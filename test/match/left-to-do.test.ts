import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { leftOf } from "../../src/match/left-to-do.js";
import { assess, parseReport, readTemplate } from "../helpers/read.js";

function left(...answers: string[]): ReturnType<typeof leftOf> {
  const prompt = "> Answer length: 3-5 words + 1 image.\n>\n> Answer:\n\n";
  const text = answers
    .map((answer, i) => `### Question ${i + 1}\n\n${answer === "" ? "" : prompt}${answer}\n`)
    .join("\n");
  const report = parseReport(text);
  return leftOf(assess(report, readTemplate(report, "t", "report")));
}

describe("what is left to do", () => {
  const image = "![a](b.png)";

  it("is nothing where all answers are within their limits", () =>
    assert.deepEqual(left(`one two three ${image}`), []));

  it("begins with what takes the least work", () => {
    const found = left(
      "--- question 1 fill here ---",
      "one two three",
      `1 2 3 4 5 6 7 8 ${image}`,
      `${image}`,
      "",
      `1 2 3 ${image} ${image}`,
    );
    assert.deepEqual(
      found.map(({ kind, questions }) => `${kind} ${questions.join(" ")}`),
      ["answer-line 5", "too-many-figures 6", "figures 2", "over 3", "short 4", "answer 1"],
    );
  });

  it("puts the smallest amounts first, each with its question", () => {
    const found = left(`1 2 3 4 5 6 7 8 9 ${image}`, `1 2 3 4 5 6 7 ${image}`);
    assert.deepEqual(found, [{ kind: "over", of: "words", questions: [2, 1], by: [2, 4] }]);
  });
});
