import assert from "node:assert/strict";
import { test } from "node:test";
import { anyTemplate, changed, committed, scanned } from "../../helpers/decisions.js";
import { answered, by, commit, levelsOf, pristine, replaced, scan } from "../kites.js";

const rule = "answer/conflict-marker";
const conflict = "<<<<<<< HEAD\nAsh\n=======\nOak\n>>>>>>> branch";

test("what a merge left is an error in both modes", () => {
  assert.deepEqual(levelsOf(rule, answered({ 3: conflict })), { commit: "error", scan: "error" });
});

test("one finding a conflict, from its first marker to its last", () => {
  const found = by(rule, scan(answered({ 3: conflict, 5: conflict })));
  assert.deepEqual(
    found.map(({ question }) => question),
    [3, 5],
  );
  assert.equal((found[0]?.endLine ?? 0) - (found[0]?.line ?? 0), 4);
});

test("one marker alone is enough", () => {
  assert.equal(by(rule, scan(answered({ 3: "Ash\n>>>>>>> branch" }))).length, 1);
  assert.equal(by(rule, scan(answered({ 3: "<<<<<<< HEAD\nAsh" }))).length, 1);
});

test("a byte-order mark hides none, and is no part of one", () => {
  const [found] = by(rule, scan(`\uFEFF<<<<<<< HEAD\n${pristine}`));
  assert.deepEqual([found?.line, found?.column], [1, 2]);
});

test("it is looked for above the questions too", () => {
  const [found] = by(rule, scan(replaced(pristine, "* [ ] Fly it once", "<<<<<<< HEAD\n* [ ] Fly it once")));
  assert.equal(found?.question, null);
});

test("an underlined heading, a longer line and a deep quote are no markers", () => {
  for (const answer of ["Wood\n=======\nAsh", "<<<<<<<< x", ">>>>>>>> y", ">>>>>>>quoted", "a <<<<<<< b"]) {
    assert.deepEqual(by(rule, scan(answered({ 3: answer }))), [], answer);
  }
});

test("markers that were there before do not stop a commit, more of them do", () => {
  const before = answered({ 3: conflict });
  const same = by(rule, commit(before, replaced(before, "Ash", "Elm")));
  assert.deepEqual(
    same.map(({ existing }) => existing),
    [true],
  );
  const more = by(rule, commit(before, replaced(before, "--- question 5 fill here ---", conflict)));
  assert.deepEqual(
    more.map(({ question, existing }) => [question, existing]),
    [
      [3, true],
      [5, false],
    ],
  );
  const again = by(rule, commit(before, replaced(before, conflict, `${conflict}\n${conflict}`)));
  assert.deepEqual(
    again.map(({ existing }) => existing),
    [true, false],
  );
});

test("in a document without numbered questions it is told of the section it stands in", () => {
  const first = changed(
    ["# {what was decided}\n", `# The tail\n\n${conflict}\n`],
    ["What does each cost?", `A lot.\n\n${conflict}`],
    ["### Costs", "### Costs\n\n- Cheapest: none"],
  );
  const found = by(rule, scanned(first));
  assert.deepEqual(
    found.map(({ question, slot }) => [question, slot?.title]),
    [
      [null, "The tail"],
      [null, "Costs"],
    ],
  );
  const above = by(rule, scanned(`${conflict}\n\n## Why\n\nSo.\n`, anyTemplate("## Why\n\nWhy?\n")));
  assert.deepEqual(
    above.map(({ question, slot }) => [question, slot?.title]),
    [[null, ""]],
  );
});

test("one that a heading which goes leaves in another section was there before, and another than that was not", () => {
  const before = changed(["What does each cost?", `A lot.\n\n${conflict}`]);
  const without = replaced(before, "### Costs\n", "");
  const existing = (now: string): readonly boolean[] => by(rule, committed(before, now)).map((one) => one.existing);
  assert.deepEqual(existing(without), [true]);
  assert.deepEqual(existing(replaced(without, "<<<<<<< HEAD\n", "<<<<<<< HEAD\nMore\n")), [false]);
});

test("in a template of any shape a question's own number is told", () => {
  const template = anyTemplate("# Kites\n\n## Question 7\n\nWhich wood?\n\n## Why\n\nWhy?\n");
  const text = `# Kites\n\n## Question 7\n\nWhich wood?\n\n${conflict}\n\n## Why\n\nSo.\n`;
  const [found] = by(rule, scanned(text, template));
  assert.deepEqual([found?.question, found?.slot?.title], [7, "Question 7"]);
});
