import assert from "node:assert/strict";
import { test } from "node:test";
import { anyTemplate, scanned } from "../../helpers/decisions.js";
import { answered, by, commit, levelsOf, pristine, replaced, scan } from "../kites.js";

const rule = "answer/unfilled";

test("a placeholder alone is a note in a commit and an error in a scan", () => {
  const touched = replaced(pristine, "--- question 5 fill here ---", "---  question 5 fill here  ---");
  assert.deepEqual(levelsOf(rule, touched), { commit: "note", scan: "error" });
});

test("an answer that a commit takes out is a warning, unless the level is set", () => {
  const [found] = by(rule, commit(answered({ 5: "Less glue" }), pristine));
  assert.deepEqual([found?.level, found?.message], ["warning", "the answer was removed"]);
  assert.match(found?.help ?? "", /git diff HEAD -- :\/reports\/README\.md shows how it was$/);
  const settings = { [rule]: "note" } as const;
  assert.equal(by(rule, commit(answered({ 5: "Less glue" }), pristine, { settings }))[0]?.level, "note");
});

test("every question that holds nothing but white space is unfilled", () => {
  const found = by(rule, scan(answered({ 1: "Seven", 2: "", 3: "\n\n", 4: "It flies", 5: "Nothing" })));
  assert.deepEqual(
    found.map(({ question }) => question),
    [2, 3],
  );
  assert.match(found[0]?.message ?? "", /nothing stands below/);
});

test("an unfilled answer is neither too short nor without images", () => {
  const found = scan(pristine).filter(({ rule }) => rule.startsWith("answer/too-"));
  assert.deepEqual(found, []);
});

test("a single word is an answer", () => {
  assert.deepEqual(by(rule, scan(answered({ 1: "7", 2: "a", 3: "b", 4: "c", 5: "d" }))), []);
});

/** What the rule says of a document made from a template. */
function unfilledIn(template: string, document: string): readonly string[] {
  const found = scanned(document, anyTemplate(template)).filter((one) => one.rule === rule);
  return found.map(({ message }) => message.replace(/ is not filled in yet.*/, ""));
}

for (const asked of ["[tag1, tag2]", "[ ]", "[]", "[your words]", "{a: b}"]) {
  test(`a list or a map in the front matter is a value where the template has ${asked}`, () => {
    const front = (value: string): string => `---\ntags: ${value}\n---\n\n# {name}\n\nA kite.\n`;
    for (const value of ["[kite, wind]", "[ kite ]", "[]", "{kite: red}"])
      assert.deepEqual(unfilledIn(front(asked), front(value).replace("{name}", "Kites")), [], value);
  });
}

test("the template's own list that is a place to fill in is none", () => {
  const front = "---\ntags: [tag1, tag2]\nkinds: [ ]\n---\n\n# {name}\n\nA kite.\n";
  assert.deepEqual(unfilledIn(front, front), ['"tags"']);
});

for (const prompt of ["**Question:** *What holds a kite up?*", "**Warm-up:** _Say what holds it up._"]) {
  test(`a label with what is asked behind it is no field where the answer has one: ${prompt}`, () => {
    const body = (answer: string): string => `## Kites\n\n${prompt}\n\n**Your answer:** ${answer}\n`;
    assert.deepEqual(unfilledIn(body(""), body("The wind.")), []);
    assert.deepEqual(unfilledIn(body(""), body("")), ['"Kites"']);
  });
}

test("a question is a prompt without a label for its answer, too; another label's hint is to be filled in", () => {
  const body = (question: string, owner: string): string =>
    `## Kites\n\n**Question 1:** *${question}*\n\n**Owner:** ${owner}\n`;
  const template = body("What holds a kite up?", "*Whose is it?*");
  assert.deepEqual(unfilledIn(template, template), ['"Owner"']);
  assert.deepEqual(unfilledIn(template, template.replace("*Whose is it?*", "Ada")), []);
});
