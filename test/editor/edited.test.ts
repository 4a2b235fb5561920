/** What an editor shows is what the next commit says. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { knowDocument } from "../../src/live/documents.js";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { newRepo, reportPath } from "../helpers/repo.js";
import { assertSame } from "./same-findings.js";

describe("a document in an editor", () => {
  it("has the findings of the next commit, word for word, edit by edit", async () => {
    const repo = await newRepo();
    const edits = [
      answered(template, 8, answer("kite")),
      answered(template, 8, answer("kite", 230)),
      answered(answered(template, 8, answer("kite", 230)), 9, "![a](figures/gone.png)"),
      broken(template, 7),
      template.replace("### Question 9\n", ""),
    ];
    for (const text of edits) {
      await assertSame(repo, text);
      await repo.ok("reset", "--quiet", "--hard");
    }
  });

  it("knows what was there before", async () => {
    const repo = await newRepo();
    repo.write(reportPath, broken(template, 7));
    await repo.ok("commit", "--no-verify", "--quiet", "-am", "break");
    await assertSame(repo, answered(broken(template, 7), 8, answer("kite")));
  });

  it("is none of ours where no configuration names it", async () => {
    const repo = await newRepo();
    repo.write("notes.md", template);
    assert.equal(await knowDocument(join(repo.folder, "notes.md"), template), null);
  });
});
