import assert from "node:assert/strict";
import { test } from "node:test";
import { foldAlike } from "../../../src/output/fold-alike.js";
import { fixedWith } from "../../helpers/fix.js";
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

for (const [line, heading] of [
  ["### Question four", "### Question 4"],
  ["## Question four", "### Question 4"],
  ["### The fourth question", "### Question 4"],
  ["### Q4", "### Question 4"],
  ["**Question 4**", "### Question 4"],
  ["Question 4\n---", "### Question 4"],
  ["### Question four: the kite", "### Question 4 the kite"],
  ["### Question about our kite", "### Question 4 about our kite"],
  ["### 4. How it looked", "### Question 4 How it looked"],
  ["### No. 4", "### Question 4"],
  ["#### Question four", "### Question 4"],
  ["###### Fourth question", "### Question 4"],
  ["### Spørgsmål 4", "### Question 4"],
  ["**Frage 4: the kite**", "### Question 4 the kite"],
  ["**Question four**", "### Question 4"],
  ["**Question no. 4: the kite**", "### Question 4 the kite"],
] as const) {
  test(`where "${line.replace("\n", " ")}" stands for the heading, the heading comes in its place, and words of people stay`, () => {
    const report = replaced(finished, "### Question 4", line);
    assert.deepEqual(
      scan(report).map((one) => [one.rule, one.question]),
      [[rule, 4]],
    );
    const { text } = fixedWith(report, pristine);
    assert.equal(text, replaced(finished, "### Question 4", heading));
  });
}

for (const line of [
  "#### How it looked",
  "### How it looked",
  "### Commands",
  "### Using YOLOv4 for pictures",
  "### Our Python4 code",
  "### Python 4",
  "## 1.4 How we built it",
  "## Part 4: our runs in 2026",
  "## Question of time",
  "**Questions of others**",
]) {
  test(`"${line}" above a prompt is the authors' own: the heading comes below it`, () => {
    const report = replaced(finished, "### Question 4", line);
    assert.match(by(rule, scan(report))[0]?.message ?? "", /its prompt is still there/);
    const { text } = fixedWith(report, pristine);
    const words = line.replace(/^[#*]+ ?|\*+$/g, "");
    assert.match(text.split("\n### Question 4\n")[0] ?? "", new RegExp(`${words}(?:\\*\\*)?\n*$`));
    assert.equal(fixedWith(text, pristine).text, text);
  });
}

test("a section's heading above a prompt is that section's", () => {
  const report = replaced(finished, "### Question 4", "## The building");
  assert.match(by(rule, scan(report))[0]?.message ?? "", /its prompt is still there/);
});

test("a line of a paragraph that reads as the heading is the answer's", () => {
  const line = "It bends more than the one in\nQuestion 4";
  const report = replaced(finished, "### Question 4", line);
  const { text } = fixedWith(report, pristine);
  assert.equal(text, replaced(finished, "### Question 4", `${line}\n\n### Question 4`));
});

test("words without marks are the heading below a blank line alone", () => {
  const report = replaced(finished, "### Question 4", "Question 4");
  assert.equal(fixedWith(report, pristine).text, finished);
});

test("how it was is shown by the commit's own changes; what was missing before no command shows", () => {
  assert.match(
    by(rule, commit(finished, without(4)))[0]?.help ?? "",
    /git diff HEAD -- :\/reports\/README\.md shows how it was$/,
  );
  const now = without(4).replace("--- question 5 fill here ---", () => "Less glue");
  assert.doesNotMatch(by(rule, commit(without(4), now))[0]?.help ?? "git", /git/);
  assert.doesNotMatch(by(rule, scan(without(4)))[0]?.help ?? "git", /git/);
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

test("many that are gone are said once, with what to put back of each", () => {
  const gone = [2, 3, 4].reduce(
    (text, number) => text.replace(new RegExp(`### Question ${number}\\n[^]*?(?=\\n##|$)`), () => ""),
    pristine,
  );
  const [folded] = foldAlike(by(rule, commit(pristine, gone)), []).values();
  assert.equal(folded?.finding.message, "3 questions are missing");
  assert.match(folded?.finding.help ?? "", /^Put heading, prompt and `Answer:` line of each back: git diff HEAD/);
});
