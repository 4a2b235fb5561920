import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { findRepository, fromHere } from "../../src/git/repository.js";
import { emptyRepo, newFolder } from "../helpers/repo.js";

describe("the repository of a folder", () => {
  for (const name of ["plain", "with\nline break", "false\nfalse", "-dash"]) {
    it(`is found from a sub-folder of ${JSON.stringify(name)}`, async () => {
      const repo = await emptyRepo({ name, hooks: false });
      const inside = join(repo.folder, "a", "b");
      mkdirSync(inside, { recursive: true });
      assert.deepEqual(await findRepository(inside), {
        top: repo.folder,
        prefix: "a/b/",
        gitDir: join(repo.folder, ".git"),
        commonDir: join(repo.folder, ".git"),
        through: null,
      });
    });
  }

  it("is none outside, and none in git's own folder", async () => {
    const repo = await emptyRepo({ hooks: false });
    assert.equal(await findRepository(newFolder()), null);
    assert.equal(await findRepository(join(repo.folder, ".git")), null);
  });
});

describe("a repository that a damaged one lies in", () => {
  it("is that of the damaged one's folder, as for git", async (test) => {
    const repo = await emptyRepo({ hooks: false });
    const inner = join(repo.folder, "inner");
    await repo.ok("init", "-q", inner);
    const before = process.cwd();
    process.chdir(inner);
    test.after(() => process.chdir(before));
    assert.equal((await findRepository())?.top, inner);
    writeFileSync(join(inner, ".git/HEAD"), "");
    assert.equal((await findRepository())?.top, repo.folder);
  });
});

describe("a working tree that core.worktree puts elsewhere", () => {
  it("is none of the folder that the repository lies in, and one where it is put", async () => {
    const repo = await emptyRepo({ hooks: false });
    await repo.ok("config", "core.worktree", newFolder("elsewhere"));
    assert.equal(await findRepository(repo.folder), null);
    await repo.ok("config", "core.worktree", repo.folder);
    assert.equal((await findRepository(repo.folder))?.top, repo.folder);
  });
});

describe("a path as seen from the current folder", () => {
  const from = (prefix: string, path: string): string =>
    fromHere({ top: "/r", prefix, gitDir: "", commonDir: "", through: null }, path);

  it("goes up and down", () => {
    assert.equal(from("", "reports/README.md"), "reports/README.md");
    assert.equal(from("reports/", "reports/README.md"), "README.md");
    assert.equal(from("src/deep/", "reports/README.md"), "../../reports/README.md");
    assert.equal(from("reports/figures/", "reports/README.md"), "../README.md");
    assert.equal(from("reports/", "README.md"), "../README.md");
  });
});
