/** The same as in advice.test.ts, in every other way to commit. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered } from "../helpers/answers.js";
import { reportPath } from "../helpers/repo.js";
import { copied, damaged, old, oldRepo } from "../helpers/stopped.js";

describe("what is printed where a commit is stopped puts right exactly that, in", () => {
  const kinds: Readonly<Record<string, readonly string[]>> = {
    "git commit of a path": ["commit", "-m", "Three", reportPath],
    "git commit --only": ["commit", "-m", "Three", "--only", reportPath],
    "git commit --include": ["commit", "-m", "Three", "--include", reportPath],
    "git commit --amend": ["commit", "-a", "--amend", "--no-edit"],
  };
  for (const [name, args] of Object.entries(kinds)) {
    it(name, async () => {
      const repo = await oldRepo();
      repo.write(reportPath, damaged);
      await copied(repo, () => repo.git(...args));
    });
  }

  it("git commit -p", async () => {
    const repo = await oldRepo();
    repo.write(reportPath, damaged);
    await copied(repo, () => repo.run("sh", "-c", "yes | git commit -p -m Three"));
  });

  it("git commit --include of another file, with the report staged", async () => {
    const repo = await oldRepo();
    repo.write(reportPath, damaged);
    await repo.ok("add", reportPath);
    repo.write("notes.md", "more notes\n");
    await copied(repo, () => repo.git("commit", "-m", "Three", "--include", "notes.md"));
  });

  for (const [name, end] of Object.entries({
    "git commit": ["commit", "--no-edit"],
    "--continue": ["merge", "--continue"],
  })) {
    it(`the end of a merge by ${name}`, async () => {
      const repo = await oldRepo();
      await repo.ok("checkout", "-q", "-b", "side");
      repo.write(reportPath, answered(old, 3, answer("theirs")));
      await repo.ok("commit", "-q", "-a", "-m", "Theirs");
      await repo.ok("checkout", "-q", "main");
      repo.write(reportPath, answered(old, 3, answer("ours")));
      await repo.ok("commit", "-q", "-a", "-m", "Ours");
      assert.notEqual((await repo.git("merge", "side")).code, 0);
      repo.write(reportPath, damaged);
      await repo.ok("add", "-A");
      await copied(repo, () => repo.git(...end));
      assert.equal((await repo.ok("rev-list", "--parents", "-1", "HEAD")).split(" ").length, 3);
    });
  }

  it("an amend of what is staged", async () => {
    const repo = await oldRepo();
    repo.write(reportPath, damaged);
    await repo.ok("add", reportPath);
    await copied(repo, () => repo.git("commit", "--amend", "--no-edit"));
  });

  it("a commit from a folder below", async () => {
    const repo = await oldRepo();
    repo.write(reportPath, damaged);
    const below = repo.as({ folder: join(repo.folder, "reports") });
    await copied(below, () => below.git("commit", "-a", "-m", "Three"));
  });

  it("a commit in a linked worktree", async () => {
    const repo = await oldRepo();
    const folder = join(repo.folder, "..", "linked");
    await repo.ok("worktree", "add", "--quiet", folder);
    const linked = repo.as({ folder });
    linked.write(reportPath, damaged);
    await copied(linked, () => linked.git("commit", "-a", "-m", "Three"));
  });

  it("a repository with two reports: the one that stopped is named", async () => {
    const repo = await oldRepo();
    repo.write(".report-hook.json", JSON.stringify({ reports: [reportPath, "second report/README.md"] }));
    repo.write("second report/README.md", old);
    await repo.ok("add", ".");
    await repo.ok("commit", "--quiet", "--no-verify", "-m", "A second report");
    repo.write(reportPath, damaged);
    await copied(repo, () => repo.git("commit", "-a", "-m", "Three"));
  });
});
