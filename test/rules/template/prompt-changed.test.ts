import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, by, commit, levelsOf, pristine, replaced, scan, template } from "../kites.js";

const rule = "template/prompt-changed";
const hashesOnly = {
  ...template,
  questions: template.questions.map((question) => ({
    ...question,
    asked: { ...question.asked, text: null },
    example: { ...question.example, text: null },
  })),
};

test("other words in what is asked are an error in both modes", () => {
  const report = replaced(pristine, "do in another way", "do better");
  assert.deepEqual(levelsOf(rule, report), { commit: "error", scan: "error" });
  const message =
    'the prompt was changed: 1 word added ("better"), 3 words missing ("in another way") after "What would you do"';
  assert.equal(by(rule, scan(report))[0]?.message, message);
});

test("missing words are counted and placed where the template's own are not known", () => {
  const report = replaced(pristine, " in another way", "");
  const [found] = by(rule, scan(report, { template: hashesOnly }));
  assert.equal(found?.message, 'the prompt was changed: 3 words missing after "What would you do"');
});

test("it points at the words that were added", () => {
  const [found] = by(rule, scan(replaced(pristine, "> **What would", "> **x y What would")));
  assert.deepEqual([found?.column, found?.endColumn], ["> **".length + 1, "> **x y".length + 1]);
});

test("other words in the example are a warning in both modes", () => {
  const report = replaced(pristine, "a long way before", "a bit before");
  assert.deepEqual(levelsOf(rule, report), { commit: "warning", scan: "warning" });
});

test("markup, quote marks, line breaks and punctuation do not count", () => {
  const report = replaced(
    pristine,
    "> **Which wood did you choose for the frame,**\n> **and what made you choose it?**",
    "> _Which wood did you\r\n> choose for the frame and > what made\n> you choose it_",
  );
  assert.deepEqual(by(rule, scan(report)), []);
});

test("an answer in the example's place is told as such", () => {
  const report = replaced(pristine, "*k123, k456, k789*", "k1001, k1002, k1003, k1004");
  const [found] = by(rule, scan(report));
  assert.equal(found?.message, `an answer seems to be typed over the prompt's example: "k1001 k1002 k1003 k1004"`);
});

test("an answer above the `Answer:` line is told as such, and stops the commit where it joins what is asked", () => {
  const asked = "> **What would you do in another way next time?**\n";
  const report = replaced(pristine, asked, `${asked}> We would take less glue\n`);
  assert.deepEqual(levelsOf(rule, report), { commit: "error", scan: "error" });
  assert.equal(
    by(rule, scan(report))[0]?.message,
    'an answer seems to be typed above `Answer:`: "We would take less glue"',
  );
});

test("a prompt that is gone, or replaced by other text, is one error", () => {
  const asked = "> **What would you do in another way next time?**\n";
  assert.equal(
    by(rule, scan(replaced(pristine, asked, "")))[0]?.message,
    'the prompt is gone ("What would you do in another way next time")',
  );
  const other = replaced(answered({ 5: "Less glue" }), asked, "> Tell us of your favourite colours and birds\n");
  const [found] = by(rule, scan(other));
  assert.match(found?.message ?? "", /was replaced by other text: "Tell us of your/);
});

test("an example that is gone is a warning", () => {
  const report = replaced(pristine, "> Example:\n>\n> *k123, k456, k789*\n>\n", "");
  const [found] = by(rule, scan(report));
  assert.deepEqual(
    [found?.level, found?.message],
    ["warning", `the prompt's example is gone ("Example k123 k456 k789")`],
  );
});

test("a change that was there before does not stop a commit, nor does a further one", () => {
  const before = replaced(pristine, "do in another way", "do otherwise");
  const same = by(rule, commit(before, replaced(before, "--- question 5 fill here ---", "Less glue")));
  assert.deepEqual(
    same.map(({ existing }) => existing),
    [true],
  );
  const worse = by(rule, commit(before, replaced(before, "next time", "soon")));
  assert.deepEqual(
    worse.map(({ existing }) => existing),
    [true],
  );
});
