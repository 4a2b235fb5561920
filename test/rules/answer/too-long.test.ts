import assert from "node:assert/strict";
import { test } from "node:test";
import { anyTemplate, committed, scanned } from "../../helpers/decisions.js";
import { answered, by, commit, levelsOf, pristine, replaced, scan } from "../kites.js";

const rule = "answer/too-long";
const words = (count: number): string => Array.from({ length: count }, (_, i) => `word${i}`).join(" ");

test("an answer over its limit is an error in both modes", () => {
  assert.deepEqual(levelsOf(rule, answered({ 3: words(12) })), { commit: "error", scan: "error" });
});

test("the message has the count, the limit, and by how much", () => {
  const [found] = by(rule, scan(answered({ 3: words(12) })));
  assert.equal(found?.message, "12 words; at most 10");
  assert.equal(found?.help, "Cut 2 words or more");
  assert.equal(found?.question, 3);
});

test("it points from the answer's first character to its last", () => {
  const [found] = by(rule, scan(answered({ 3: `${words(8)}\n${words(4)}` })));
  const lines = pristine.split("\n");
  const line = lines.indexOf("--- question 3 fill here ---") + 1;
  const place = [found?.line, found?.column, found?.endLine, found?.endColumn];
  assert.deepEqual(place, [line, 1, line + 1, words(4).length + 1]);
});

test("exactly the limit is not too long", () => {
  assert.deepEqual(by(rule, scan(answered({ 3: words(10) }))), []);
});

test("under another question's number an answer is held to the limit of its own prompt, and was too long before if it was", () => {
  const renumbered = (count: number): string => replaced(built(count), "### Question 4", "### Question 3");
  const built = (count: number): string => answered({ 4: `${words(count)} ![a kite](kite.png)` });
  assert.deepEqual(by(rule, scan(renumbered(20))), []);
  assert.deepEqual(by(rule, commit(built(20), renumbered(20))), []);
  const [fresh] = by(rule, commit(built(20), renumbered(50)));
  assert.deepEqual([fresh?.message, fresh?.level], ["52 words; at most 40", "error"]);
  assert.deepEqual(
    by(rule, commit(built(50), renumbered(50))).map(({ existing }) => existing),
    [true],
  );
});

test("a question without a limit takes any length", () => {
  assert.deepEqual(by(rule, scan(answered({ 5: words(5000) }))), []);
});

test("an answer that the commit makes no longer was too long before it", () => {
  const before = answered({ 3: words(15) });
  const [found] = by(rule, commit(before, answered({ 3: words(14) })));
  assert.deepEqual([found?.level, found?.existing], ["warning", true]);
});

test("an answer that was too long before stops no commit that makes it longer", () => {
  const [found] = by(rule, commit(answered({ 3: words(12) }), answered({ 3: words(13) })));
  assert.deepEqual([found?.level, found?.existing], ["warning", true]);
});

test("an answer with the placeholder still beside it is told how long it is without", () => {
  const report = answered({ 3: `${words(9)}\n\n--- question 3 fill here ---` });
  const [found] = by(rule, scan(report));
  assert.match(found?.message ?? "", /^15 words; at most 10 \(9 without the placeholder\)$/);
  assert.equal(found?.help, "Delete the placeholder, its dashes included");
});

test("both sides of a merge's conflict are not one answer", () => {
  const conflict = `<<<<<<< HEAD\n${words(9)}\n=======\n${words(8)}\n>>>>>>> other`;
  const found = scan(answered({ 3: conflict })).filter(({ question }) => question === 3);
  assert.deepEqual(
    found.map(({ rule }) => rule),
    ["answer/conflict-marker"],
  );
});

test("where the template says about how many, a commit is told and not stopped", () => {
  const levels = (limit: string): readonly string[] => {
    const template = `# Kite\n\n## Reason\n\n${limit}\n`;
    const now = `# Kite\n\n## Reason\n\n${words(13)}\n`;
    const found = committed(template, now, anyTemplate(template));
    return found.flatMap(({ rule: name, level }) => (name === rule ? [level] : []));
  };
  assert.deepEqual(levels("Length: about 10 words"), ["warning"]);
  assert.deepEqual(levels("Length: at most 12 words"), ["error"]);
});

test("a section that holds the text of one whose heading is gone is judged once that is back", () => {
  const template = anyTemplate("# Log\n\n## Wind\n\nAt most 5 words.\n\n## Crew\n\nWho flew it?\n");
  const before = "# Log\n\n## Wind\n\nIt blew well.\n\n## Crew\n\nAda and Bo flew.\n";
  const held = { ...template, slots: template.slots?.since(before) ?? null };
  const told = (now: string): readonly string[] => committed(before, now, held).map((one) => one.rule);
  assert.deepEqual(told(before.replace("## Crew\n\n", "")), ["template/section-missing"]);
  assert.deepEqual(told(before.replace(/## Crew[^]*/, "").replace("well", "well from the west")), [
    rule,
    "template/section-missing",
  ]);
  const asked = scanned("# Log\n\n## Wind\n\nIt blew well.\n\nWho flew it?\n\nAda and Bo flew.\n", template);
  assert.deepEqual(
    asked.map((one) => one.rule),
    ["template/section-missing"],
  );
});
