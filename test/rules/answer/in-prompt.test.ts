import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, by, levelsOf, pristine, replaced, scan } from "../kites.js";

const rule = "answer/in-prompt";
const fill = "> Answer:\n\n--- question 5 fill here ---";

test("an answer in the quote is a warning in both modes, with the course's count", () => {
  const report = replaced(pristine, fill, "> Answer:\n> Less glue\n> and more string");
  assert.deepEqual(levelsOf(rule, report), { commit: "warning", scan: "warning" });
  const message = "the answer stands inside the prompt's quote; each `>` counts as a word: 7 for the course's script";
  assert.equal(by(rule, scan(report))[0]?.message, message);
});

test("an answer on the `Answer:` line is found, and counts the same for the course", () => {
  const [found] = by(rule, scan(replaced(pristine, fill, "> Answer: Less glue")));
  assert.equal(found?.message, "the answer begins on the `Answer:` line, as part of the prompt");
});

test("an empty quoted line below `Answer:` counts as a word", () => {
  const [found] = by(rule, scan(replaced(pristine, fill, "> Answer:\n>\n\nLess glue")));
  assert.match(found?.message ?? "", /goes on below `Answer:`; each `>` counts as a word: 3 for/);
});

test("an answer right below `Answer:` goes on with the quote, though the course counts the same", () => {
  for (const answer of ["Less glue", "![less glue](figures/glue.png)", "Less glue\nand more string", "--- Less glue"]) {
    const report = replaced(pristine, fill, `> Answer:\n${answer}`);
    assert.deepEqual(levelsOf(rule, report), { commit: "warning", scan: "warning" }, answer);
    const [found] = by(rule, scan(report));
    assert.match(
      found?.message ?? "",
      /GitHub shows the answer inside the prompt's quote; the course counts it all the same/,
    );
    assert.match(found?.help ?? "", /^Leave an empty line below `Answer:`/);
  }
});

test("what Markdown does not take for part of the quote may stand right below `Answer:`", () => {
  for (const answer of ["- glue", "1. glue", "## Glue", "```\nglue\n```", "***\nglue", "<details>glue</details>"]) {
    assert.deepEqual(by(rule, scan(replaced(pristine, fill, `> Answer:\n${answer}`))), [], answer);
  }
  assert.deepEqual(by(rule, scan(replaced(pristine, fill, "> Answer:\n\nLess glue"))), []);
  assert.deepEqual(by(rule, scan(replaced(pristine, fill, "Answer:\nLess glue"))), []);
});

test("a quote of one's own in the answer is none of its business", () => {
  assert.deepEqual(by(rule, scan(answered({ 5: "As they say:\n\n> Less glue" }))), []);
});

test("a placeholder on the `Answer:` line is no answer", () => {
  assert.deepEqual(by(rule, scan(replaced(pristine, fill, "> Answer: --- question 5 fill here ---"))), []);
});
