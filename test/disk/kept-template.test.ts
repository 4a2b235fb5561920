/** A template that was found is found again by all that it depends on, and by nothing else. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { coursePatterns } from "../../src/course/patterns.js";
import { templateKey } from "../../src/disk/kept-template.js";
import { answer, answered, template } from "../helpers/answers.js";
import { parseReport } from "../helpers/read.js";
import { newRepo, pageFile, reportPath } from "../helpers/repo.js";

function keyOf(text: string, path = reportPath): string {
  return templateKey(parseReport(text), path, coursePatterns);
}

describe("what a template is kept by", () => {
  it("is the same whatever is answered", () => {
    assert.equal(keyOf(answered(template, 8, answer("a"))), keyOf(answered(template, 8, answer("b"))));
  });

  const others: Readonly<Record<string, string>> = {
    "a word of a prompt": template.replace("words", "verbs"),
    "a section": template.replace(/^## .*$/m, "## Another section"),
    "an answer line": template.replace("> Answer:\n", ""),
    "front matter": `---\na: b\n---\n${template}`,
  };
  for (const [what, text] of Object.entries(others)) {
    it(`is another with another ${what}`, () => assert.notEqual(keyOf(text), keyOf(template)));
  }

  it("is another for a report in another place", () => {
    assert.notEqual(keyOf(template, "docs/report.md"), keyOf(template));
  });
});

describe("a kept template that somebody has damaged", () => {
  it("is looked for again", async () => {
    const repo = await newRepo();
    repo.write(reportPath, answered(template, 8, answer("a")));
    await repo.ok("commit", "--quiet", "-a", "-m", "Answer");
    const notes = (await repo.run("ls", ".git/report-hook")).stdout
      .split("\n")
      .filter((name) => name.startsWith("template-"));
    assert.equal(notes.length, 1);
    repo.write(`.git/report-hook/${notes[0]}`, '{"key": "');
    repo.write(reportPath, answered(template, 8, answer("b")));
    await repo.ok("commit", "--quiet", "-a", "-m", "Answer again");
    assert.match(await repo.ok("show", `HEAD:${pageFile}`), /b119/);
  });
});
