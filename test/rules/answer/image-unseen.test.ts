import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, by, levelsOf, scan } from "../kites.js";

const rule = "answer/image-unseen";
const image = "![the kite](figures/kite.png)";

const code: readonly [string, string][] = [
  ["between backticks", `See \`${image}\``],
  ["in a fenced block", `See\n\n\`\`\`\n${image}\n\`\`\``],
  ["in a fenced block that nobody closed", `See\n\n~~~\n${image}`],
  ["in indented lines", `See\n\n    ${image}`],
  ["in lines indented by a tab", `See\n\n\t${image}`],
];
for (const [where, answer] of code) {
  test(`an image ${where} is counted and seen by nobody`, () => {
    const report = answered({ 4: answer });
    assert.deepEqual(levelsOf(rule, report), { commit: "warning", scan: "error" });
    assert.match(
      by(rule, scan(report))[0]?.message ?? "",
      /"figures\/kite\.png" stands in .*it is counted, and no page shows it/,
    );
  });
}

test("an image in a comment is a warning", () => {
  const report = answered({ 4: `See <!-- ${image} -->` });
  assert.deepEqual(levelsOf(rule, report), { commit: "warning", scan: "warning" });
});

test("it is a warning where no images are asked for", () => {
  const report = answered({ 3: `Ash, as in \`${image}\`` });
  assert.deepEqual(levelsOf(rule, report), { commit: "warning", scan: "warning" });
});

const seen: readonly [string, string][] = [
  ["on a line of its own", `See\n\n${image}`],
  ["in an item of a list, however far it is indented", `See\n\n- one\n\n    ${image}`],
  ["that goes on with a paragraph", `See\n    ${image}`],
  ["below code", `Run \`make\`\n\n${image}`],
  ["below a comment", `<!-- later -->\n\n${image}`],
];
for (const [where, answer] of seen) {
  test(`an image ${where} is seen`, () => assert.deepEqual(by(rule, scan(answered({ 4: answer }))), []));
}
