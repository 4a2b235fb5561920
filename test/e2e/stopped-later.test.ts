/** Commits that something after report-hook stops: the page stays behind, known as ours, and is in nobody's way. */
import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import { assertPageOf, assertSound, assertStatus, pageOf } from "../helpers/page.js";
import { copies, newRepo, pageFile, type Repo, reportPath } from "../helpers/repo.js";

const three = answered(template, 3, answer("a"));

/** A repository with two branches, each with another answer to question 3. */
const twoSides = copies(async () => {
  const repo = await newRepo();
  await repo.ok("branch", "side");
  repo.write(reportPath, three);
  await repo.ok("commit", "-a", "-m", "Three");
  await repo.ok("checkout", "-q", "side");
  repo.write(reportPath, answered(template, 3, answer("b")));
  await repo.ok("commit", "-a", "-m", "Three, too");
  return repo;
});

/** Makes the next commit fail after the pre-commit hook. */
const stops: Record<string, (repo: Repo) => Repo | Promise<Repo>> = {
  "an empty message": (repo) => repo.as({ env: { GIT_EDITOR: "true" } }),
  "an editor that fails": (repo) => repo.as({ env: { GIT_EDITOR: "false" } }),
  "a later hook": (repo) => {
    repo.write(".git/hooks/commit-msg", "#!/bin/sh\nexit 1\n");
    chmodSync(join(repo.folder, ".git/hooks/commit-msg"), 0o755);
    return repo.as({ env: { GIT_EDITOR: "echo x >" } });
  },
  "signing that fails": (repo) =>
    repo.as({
      env: {
        GIT_EDITOR: "echo x >",
        GIT_CONFIG_COUNT: "2",
        GIT_CONFIG_KEY_0: "commit.gpgsign",
        GIT_CONFIG_VALUE_0: "true",
        GIT_CONFIG_KEY_1: "gpg.program",
        GIT_CONFIG_VALUE_1: "false",
      },
    }),
};

for (const [what, stopped] of Object.entries(stops)) {
  describe(`a commit stopped by ${what}`, () => {
    it("plain: page and report stay staged, and the next commit is right", async () => {
      const repo = await newRepo();
      repo.write(reportPath, three);
      await repo.ok("add", reportPath);
      const { code } = await (await stopped(repo)).git("commit");
      assert.notEqual(code, 0);
      await assertStatus(repo, `M  ${reportPath}`, `M  ${pageFile}`);
      assert.equal(repo.read(pageFile), await pageOf(three));
      await assertSound(repo);
      await repo.run("rm", "-f", ".git/hooks/commit-msg");
      repo.write(reportPath, answered(three, 4, answer("b")));
      await repo.ok("commit", "-a", "-m", "Three and four");
      await assertPageOf(repo);
      await assertStatus(repo);
    });

    it("-a: report and page are left changed on disk, and the next commit is right", async () => {
      const repo = await newRepo();
      repo.write(reportPath, three);
      await (await stopped(repo)).git("commit", "-a");
      await assertStatus(repo, ` M ${reportPath}`, ` M ${pageFile}`);
      await assertSound(repo);
      await repo.run("rm", "-f", ".git/hooks/commit-msg");
      repo.write(reportPath, answered(template, 4, answer("b")));
      await repo.ok("commit", "-m", "Four", reportPath);
      await assertPageOf(repo);
      await assertStatus(repo);
    });

    it("of a path: nothing is staged, and `git checkout -- <page>` takes the page back", async () => {
      const repo = await newRepo();
      repo.write(reportPath, three);
      await (await stopped(repo)).git("commit", reportPath);
      await assertStatus(repo, ` M ${reportPath}`, ` M ${pageFile}`);
      await repo.ok("checkout", "--", reportPath, pageFile);
      await assertStatus(repo);
      await assertSound(repo);
    });

    it("at the end of a merge: merge --abort works, and so does the merge after it", async () => {
      const repo = await twoSides();
      assert.notEqual((await repo.git("merge", "main")).code, 0);
      const resolved = answered(template, 3, answer("both"));
      repo.write(reportPath, resolved);
      await repo.ok("add", reportPath, pageFile);
      const { code } = await (await stopped(repo)).git(
        "commit",
        "-m",
        what === "an empty message" ? "" : "Merge",
        ...(what === "an editor that fails" ? ["-e"] : []),
      );
      assert.notEqual(code, 0);
      await assertPageOf(repo, "");
      await repo.ok("merge", "--abort");
      await assertStatus(repo);
      await repo.run("rm", "-f", ".git/hooks/commit-msg");
      await repo.git("merge", "main");
      repo.write(reportPath, resolved);
      await repo.ok("add", reportPath, pageFile);
      await repo.ok("commit", "-m", "Merge");
      await assertPageOf(repo);
      await assertStatus(repo);
    });
  });
}

describe("after a plain commit that was stopped later", () => {
  for (const args of [["reset", "--merge"], ["reset", "--hard"], ["reset", "-q"], ["stash"]]) {
    it(`git ${args.join(" ")} works`, async () => {
      const repo = await newRepo();
      repo.write(reportPath, three);
      await repo.ok("add", reportPath);
      await repo.as({ env: { GIT_EDITOR: "false" } }).git("commit");
      await repo.ok(...args);
      await assertSound(repo);
      repo.write(reportPath, answered(template, 4, answer("b")));
      await repo.ok("commit", "-a", "-m", "Four");
      await assertPageOf(repo);
      await assertStatus(repo);
    });
  }
});
