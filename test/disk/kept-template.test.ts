/** A template that was found is found again by all that it depends on, and by nothing else. */

import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { coursePatterns } from "../../src/course/patterns.js";
import { templateKey } from "../../src/disk/kept-template.js";
import { answer, answered, template } from "../helpers/answers.js";
import { parseReport } from "../helpers/read.js";
import { emptyRepo, newFolder, newRepo, pageFile, repoAt, reportPath } from "../helpers/repo.js";

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

describe("a template that a shallow clone finds in its past", () => {
  it("is looked for again, since that past grows", async () => {
    const plan = (limits: string, told: string): string =>
      `# Kitchen\n\n## Meals\n\n### Question 1\n\n> **What is cooked?**\n>\n> Answer length: ${limits} words.\n>\n> Answer:\n\n${told}\n`;
    const origin = await emptyRepo({ hooks: false });
    const unfilled = "--- question 1 fill here ---";
    for (const text of [plan("2-5", unfilled), plan("2-9", unfilled), plan("2-9", "Soup of peas and bread")]) {
      origin.write(reportPath, text);
      await origin.ok("add", ".");
      await origin.ok("commit", "-q", "-m", "A version");
    }
    const scan = async (folder: string): Promise<string> =>
      (await repoAt(folder, origin.env).run("report-hook", "--all")).stdout;
    const clone = join(newFolder(), "clone");
    await origin.ok("clone", "-q", "--depth", "2", `file://${origin.folder}`, clone);
    assert.doesNotMatch(await scan(clone), /2-5/);
    await origin.ok("-C", clone, "fetch", "-q", "--unshallow");
    assert.match(await scan(clone), /the template 2-5 words/);
    assert.equal(await scan(clone), await scan(origin.folder));
  });
});
