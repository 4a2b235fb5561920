import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, by, commit, levelsOf, pristine, replaced, scan } from "../kites.js";

const rule = "template/question-missing";
/** The report without question `number`. */
const without = (number: number): string =>
  pristine.replace(new RegExp(`### Question ${number}\\n[^]*?(?=\\n##|$)`), () => "");

test("a question that is gone is an error in both modes", () => {
  assert.deepEqual(levelsOf(rule, without(4)), { commit: "error", scan: "error" });
});

test("the message says where it belongs, and points there", () => {
  const [found] = by(rule, scan(without(4)));
  assert.equal(found?.message, "question 4 is missing; its place is below question 3");
  const lines = without(4).split("\n");
  assert.equal(found?.line, lines.indexOf("--- question 3 fill here ---") + 1);
  assert.match(by(rule, scan(without(1)))[0]?.message ?? "", /its place is above all others/);
});

const finished = answered({
  1: "Seven",
  2: "k1, k2",
  3: "Ash, since it bends so well",
  4: "Red ![kite](figures/kite.png)",
  5: "Less glue",
});

for (const [number, line] of [
  [1, "> **Which number has your group?**"],
  [4, "> **Show the kite when it was done.**"],
  [5, "> **What would you do in another way next time?**"],
] as const) {
  test(`where the heading of question ${number} alone is gone, that is all that is said, at its prompt`, () => {
    const report = replaced(finished, `### Question ${number}\n`, "");
    for (const findings of [scan(report), commit(finished, report)]) {
      assert.deepEqual(
        findings.map(({ rule, question, line, message, help }) => ({ rule, question, line, message, help })),
        [
          {
            rule,
            question: number,
            line: report.split("\n").indexOf(line) + 1,
            message: `the heading \`### Question ${number}\` is missing; its prompt is still there`,
            help: `Write \`### Question ${number}\` on a line of its own above it`,
          },
        ],
      );
    }
  });
}

test("a placeholder, `Answer:` and dashes that belong to the question below are not the question's above", () => {
  const report = replaced(answered({ 3: "Ash, since it bends so well" }), "### Question 4\n", "");
  const found = scan(report).filter(({ question }) => question === 3 || question === 4);
  assert.deepEqual(
    found.map(({ rule, question }) => [rule, question]),
    [["template/question-missing", 4]],
  );
});

test("a prompt is known again with a word changed", () => {
  const report = replaced(finished, "### Question 5\n", "").replace(
    "in another way next time",
    () => "in a new way next time",
  );
  assert.match(by(rule, scan(report))[0]?.message ?? "", /its prompt is still there/);
});

test("a misspelt heading above its prompt is named", () => {
  const report = replaced(finished, "### Question 4", "### Qestion 4");
  const [found, ...others] = scan(report);
  assert.deepEqual(others, []);
  assert.equal(found?.message, 'the heading `### Question 4` is missing; above its prompt stands "### Qestion 4"');
  assert.equal(found?.help, "Write `### Question 4` in its place");
});

test("how it was is shown by the commit's own changes, or by older ones where it was missing before", () => {
  assert.match(by(rule, commit(finished, without(4)))[0]?.help ?? "", /git diff HEAD -- reports\/README\.md/);
  const now = without(4).replace("--- question 5 fill here ---", () => "Less glue");
  assert.match(by(rule, commit(without(4), now))[0]?.help ?? "", /git log -p -- reports\/README\.md/);
  assert.match(by(rule, scan(without(4)))[0]?.help ?? "", /git log -p/);
});

test("a heading that no longer says Question and a number counts as gone", () => {
  const report = pristine.replace("### Question 4", () => "### Qestion 4");
  assert.deepEqual(
    by(rule, scan(report)).map(({ question }) => question),
    [4],
  );
});

test("a question whose number alone is wrong is not missing", () => {
  assert.deepEqual(by(rule, scan(pristine.replace("### Question 4", () => "### Question 14"))), []);
});

test("what was missing before does not stop a commit", () => {
  const now = without(4).replace("--- question 5 fill here ---", () => "Less glue");
  assert.deepEqual(
    by(rule, commit(without(4), now)).map(({ existing }) => existing),
    [true],
  );
});
