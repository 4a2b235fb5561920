import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readDocument, ruleDocuments } from "../../scripts/rule-documents.js";
import { ruleNames, rules } from "../../src/rules/by-name.js";

const pages = new URL("../../docs/rules/", import.meta.url);

for (const { name, levels } of rules) {
  test(`the page of ${name} has its name and its levels`, () => {
    const page = readFileSync(new URL(`${name}.md`, pages), "utf8");
    assert.equal(page.split("\n")[0], `# ${name}`);
    assert.match(page, new RegExp(`^Level: ${levels.staged} in a commit, ${levels.scan} in a full scan\\.$`, "m"));
    assert.match(page, /^## Why it matters$[\s\S]+^## How to fix it$[\s\S]+^## Configuration$/m);
    assert.ok(page.includes(`{ "rules": { "${name}": `), "it shows how to configure the rule");
  });
}

test("no page is about a rule that is not there", () => {
  const kinds = readdirSync(pages);
  const names = kinds.flatMap((kind) =>
    readdirSync(new URL(`${kind}/`, pages)).map((file) => `${kind}/${file.replace(/\.md$/, "")}`),
  );
  assert.deepEqual(names.sort(), [...ruleNames]);
});

test("each rule stands in a file of its own name, and each file of a rule in the list", () => {
  const folder = new URL("../../src/rules/", import.meta.url);
  const files = ["answer", "page", "template"].flatMap((kind) =>
    readdirSync(new URL(`${kind}/`, folder)).map((file) => `${kind}/${file.replace(/\.ts$/, "")}`),
  );
  assert.deepEqual(files.sort(), [...ruleNames]);
});

test("each rule has its own test", () => {
  const tests = new URL("./", import.meta.url);
  for (const name of ruleNames) readFileSync(new URL(`${name}.test.ts`, tests));
});

for (const { path, textFrom } of ruleDocuments) {
  test(`${path} says of every rule what the list of rules does; \`npm run rules\` makes it so`, () => {
    const text = readDocument(path);
    assert.equal(textFrom(text, rules), text);
  });
}
