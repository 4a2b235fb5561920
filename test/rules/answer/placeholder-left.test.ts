import assert from "node:assert/strict";
import { test } from "node:test";
import { anyTemplate, committed, scanned } from "../../helpers/decisions.js";
import { fixedWith } from "../../helpers/fix.js";
import { answered, by, levelsOf, pristine, scan } from "../kites.js";

const rule = "answer/placeholder-left";

test("the placeholder beside an answer is a warning in both modes", () => {
  const report = answered({ 5: "Less glue\n\n--- question 5 fill here ---" });
  assert.deepEqual(levelsOf(rule, report), { commit: "warning", scan: "warning" });
});

test("it points at the placeholder", () => {
  const [found] = by(rule, scan(answered({ 5: "Less glue\n\n--- question 5 fill here ---" })));
  assert.equal(found?.column, 1);
  assert.equal(found?.endColumn, "--- question 5 fill here ---".length + 1);
});

test("the placeholder of another question counts too", () => {
  assert.equal(by(rule, scan(answered({ 5: "--- question 4 fill here --- Less glue" }))).length, 1);
});

test("the placeholder alone is unfilled, not left", () => {
  assert.deepEqual(by(rule, scan(pristine)), []);
});

for (const line of ["### How it looked", "#### How it looked", "**How it looked**", "__How it looked__"]) {
  test(`a placeholder beside nothing but "${line}" stays: that is no answer`, () => {
    const report = answered({ 5: `--- question 5 fill here ---\n\n${line}` });
    const [found] = by(rule, scan(report));
    assert.equal(found?.message, "beside the placeholder stands a heading and no answer");
    assert.equal(found?.fixable, false);
    assert.match(fixedWith(report, pristine).text, /--- question 5 fill here ---\n+\S*.?How it looked/);
  });
}

test("a line with a word in bold is an answer, and the placeholder beside it goes", () => {
  const report = answered({ 5: "--- question 5 fill here ---\n\n**Glue** and **wood**" });
  assert.equal(fixedWith(report, pristine).text, answered({ 5: "**Glue** and **wood**" }));
});

const note = "<!-- Remove this comment at last. -->";
const sections = "## Wind\n\nSay how it blew.\n\n## Sail\n\nSay how it held.\n";

for (const [where, template] of [
  ["at the top", `${note}\n\n${sections}`],
  ["above the title", `${note}\n\n# {kite}\n\n${sections}`],
  ["right above a heading", sections.replace("## Sail", `${note}\n## Sail`)],
  ["below a heading that only holds others", `# {kite}\n\n${note}\n\n${sections}`],
  ["in a section", `## Wind\n\n${note}\n${sections.slice("## Wind\n".length)}`],
] as const) {
  test(`a comment that asks to be removed is told ${where}, once something was written`, () => {
    const told = (text: string): readonly string[] =>
      by(rule, scanned(text, anyTemplate(template))).map(({ line, message }) => `${line}: ${message}`);
    const line = template.slice(0, template.indexOf(note)).split("\n").length;
    const written = template.replace("Say how it blew.", "It blew hard.");
    assert.deepEqual(told(template), []);
    assert.deepEqual(told(written), [
      `${line}: the template's "<!-- Remove this comment at last. -->" still stands beside what was written`,
    ]);
    assert.deepEqual(told(written.replace(note, "")), []);
    const polished = written.replace("hard", "very hard");
    assert.deepEqual(
      by(rule, committed(written, polished, anyTemplate(template))).map(({ existing }) => existing),
      [true],
    );
  });
}
