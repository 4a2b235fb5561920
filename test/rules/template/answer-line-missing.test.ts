import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, by, levelsOf, pristine, replaced, scan, template } from "../kites.js";

const rule = "template/answer-line-missing";
const prompt = "> **What would you do in another way next time?**\n>\n> Answer:";

test("a question without its `Answer:` line is an error in both modes", () => {
  const report = replaced(pristine, prompt, "> **What would you do in another way next time?**");
  assert.deepEqual(levelsOf(rule, report), { commit: "error", scan: "error" });
  assert.equal(by(rule, scan(report))[0]?.question, 5);
});

test("where the prompt is gone with it, both are said", () => {
  const report = replaced(pristine, `${prompt}\n\n--- question 5 fill here ---`, "> Less glue, and more string");
  const errors = scan(report).filter(({ level, question }) => level === "error" && question === 5);
  assert.deepEqual(errors.map(({ rule }) => rule).sort(), [rule, "template/prompt-changed"]);
});

test("the line may be bold, and need not be quoted", () => {
  for (const line of ["> **Answer:**", "Answer:", "*Answer:*"]) {
    assert.deepEqual(by(rule, scan(replaced(pristine, prompt, prompt.replace("> Answer:", line)))), [], line);
  }
});

test("`Answer:` within a line is not the line", () => {
  assert.equal(by(rule, scan(replaced(pristine, "\n> Answer:", "\n> The Answer:"))).length, 1);
});

test("where the template is not known, it is missing if most questions have it", () => {
  const unknown = { template: { ...template, structure: false } };
  const one = replaced(answered({}), "\n> Answer:", "\n>");
  assert.deepEqual(
    by(rule, scan(one, unknown)).map(({ question }) => question),
    [1],
  );
  const most = one.replace(/(?<=### Question [34]\n[^]*?\n)> Answer:/g, () => ">");
  assert.deepEqual(by(rule, scan(most, unknown)), []);
});

/** Question 3, answered, with this in place of its `Answer:` line. */
const with3 = (line: string): string =>
  answered({ 3: "Ash, since it bends so well" }).replace(/(?<=for the spine\.\*\n>\n)> Answer:/, () => line);

for (const line of ["> Answer", "> answer:", "> **Answer**:", "> Answer :", "### Answer:", "> > Answer:"]) {
  test(`\`${line}\` is named as what should be the line, and nothing else is said`, () => {
    const report = with3(line);
    const [found, ...others] = scan(report).filter(({ question }) => question === 3);
    assert.deepEqual(others, []);
    assert.equal(found?.line, report.split("\n").indexOf(line) + 1);
    assert.equal(found?.message, `the \`Answer:\` line is missing; this line reads \`${line}\``);
    assert.equal(found?.help, "Write `> Answer:` on a line of its own, with an empty line below it");
  });
}

test("`Answer:` behind other text, where lines were joined, is named, and nothing else is said", () => {
  const report = with3("> x").replace("for the spine.*\n>\n> x", () => "for the spine.* > Answer:");
  const [found, ...others] = scan(report).filter(({ question }) => question === 3);
  assert.deepEqual(others, []);
  assert.equal(found?.message, "`Answer:` stands in the middle of this line");
  assert.match(report.split("\n")[(found?.line ?? 0) - 1] ?? "", /spine\.\* > Answer:$/);
});

test("where nothing is left of it, the place is the prompt's end; without a prompt, the heading", () => {
  const [found] = by(rule, scan(with3(">")));
  const lines = with3(">").split("\n");
  const line = lines.findIndex((text) => text.includes("for the spine"));
  assert.deepEqual([found?.line, found?.column], [line + 1, (lines[line] as string).length + 1]);
  assert.match(found?.help ?? "", /between the prompt and the answer, with an empty line below it$/);
  const bare = "### Question 5\n\nLess glue\n";
  const none = pristine.replace(/### Question 5[^]*$/, () => bare);
  assert.equal(by(rule, scan(none))[0]?.line, none.split("\n").indexOf("### Question 5") + 1);
});
