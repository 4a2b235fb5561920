/** A second `init` after a hook manager has come: what people's own hook did with git alone, it goes on doing. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { template } from "../helpers/answers.js";
import { emptyRepo, type Repo, reportPath } from "../helpers/repo.js";
import { answers } from "../managers/story.js";

const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));
const own = "#!/bin/sh\ntest ! -f stop\n";
const framework = "repos:\n- repo: local\n  hooks:\n  - {id: t, name: t, entry: 'true', language: system}\n";
const skip = answers("pre-commit") ? false : "pre-commit is not installed here: apt-get install pre-commit";

describe("init with git alone, then with", () => {
  it("lefthook: the own hook is back in its place, and lefthook is not started over it", async () => {
    const repo = await withOwnHook();
    repo.write("lefthook.yml", "pre-commit:\n  commands:\n    t:\n      run: 'true'\n");
    const { out } = await repo.run("report-hook", "init", "--manager", "lefthook");
    assert.match(out, /\nnot quite done\n/);
    assert.match(out, /lefthook would set git's pre-commit hook aside/);
    assert.equal(repo.read(".git/hooks/pre-commit"), own);
    await stops(repo);
  });

  it("simple-git-hooks: it is refused, and all stays as it was", async () => {
    const repo = await withOwnHook();
    repo.write("package.json", '{ "simple-git-hooks": { "pre-commit": "true" } }\n');
    const { code, out } = await repo.run("report-hook", "init", "--manager", "simple-git-hooks");
    assert.equal(code, 2);
    assert.match(out, /^report-hook: simple-git-hooks would delete git's pre-commit hook: .+\n$/);
    await stops(repo);
  });

  it("pre-commit: the own hook runs besides, and is back after uninstall", { skip }, async () => {
    const repo = await withOwnHook();
    repo.write(".pre-commit-config.yaml", framework);
    await repo.ok("add", ".");
    assert.equal((await repo.run("report-hook", "init")).code, 0);
    await stops(repo);
    assert.equal((await repo.run("report-hook", "uninstall")).code, 0);
    assert.equal(repo.read(".git/hooks/pre-commit"), own);
    await stops(repo);
  });

  it("pre-commit, where there is no own hook: nothing is left after uninstall", { skip }, async () => {
    const repo = await prepared();
    assert.equal((await repo.run("report-hook", "init", "--manager", "git")).code, 0);
    repo.write(".pre-commit-config.yaml", framework);
    await repo.ok("add", ".");
    // As the manager itself does it, over a hook of ours.
    await repo.run("pre-commit", "install");
    assert.equal((await repo.run("report-hook", "init")).code, 0);
    assert.equal((await repo.run("report-hook", "uninstall")).code, 0);
    await repo.run("pre-commit", "uninstall");
    await repo.ok("commit", "-q", "--allow-empty", "-m", "After");
    assert.ok(!repo.has(".git/hooks/pre-commit"));
    assert.ok(!repo.has(".git/hooks/pre-commit.legacy"));
  });
});

async function prepared(): Promise<Repo> {
  const repo = await emptyRepo({ hooks: false });
  repo.write(reportPath, template);
  repo.write(".gitignore", "node_modules\nstop\n");
  mkdirSync(join(repo.folder, "node_modules"));
  symlinkSync(join(modules, "lefthook"), join(repo.folder, "node_modules/lefthook"));
  await repo.ok("add", ".");
  await repo.ok("commit", "-q", "-m", "Begin");
  return repo;
}

async function withOwnHook(): Promise<Repo> {
  const repo = await prepared();
  repo.write(".git/hooks/pre-commit", own);
  chmodSync(join(repo.folder, ".git/hooks/pre-commit"), 0o755);
  assert.equal((await repo.run("report-hook", "init", "--manager", "git")).code, 0);
  await repo.ok("add", ".");
  await stops(repo);
  return repo;
}

/** Whether the own hook still has its say. */
async function stops(repo: Repo): Promise<void> {
  repo.write("stop", "");
  assert.equal((await repo.git("commit", "-q", "--allow-empty", "-m", "Stopped by the own hook")).code, 1);
}
