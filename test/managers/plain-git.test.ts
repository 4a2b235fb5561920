import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { reportPath } from "../helpers/repo.js";
import { plainRepo, reportHook, tellStory } from "./story.js";

describe("git alone", () => {
  it("works in its hooks folder", async () => {
    await tellStory(await plainRepo(), { finds: /found no hook manager; the hook goes into git's own hooks/ });
  });

  it("works after a hook that is there already, and gives it back", async () => {
    const repo = await plainRepo();
    repo.write(".git/hooks/pre-commit", '#!/bin/sh\necho "theirs ran"\n[ ! -e stop ]\n');
    chmodSync(join(repo.folder, ".git/hooks/pre-commit"), 0o755);
    await tellStory(repo, {
      finds: /rename {2}\.git\/hooks\/pre-commit to pre-commit\.chained/,
      meanwhile: async () => {
        repo.write(reportPath, `${repo.read(reportPath)}\n`);
        repo.write("stop", "");
        const stopped = await repo.git("commit", "-am", "Stopped by theirs");
        assert.equal(stopped.code, 1);
        assert.equal(stopped.out, "theirs ran\n");
        await repo.ok("checkout", reportPath);
        await repo.run("rm", "stop");
      },
    });
  });

  it("works in a hooks folder that the repository shares", async () => {
    const repo = await plainRepo();
    await repo.ok("config", "core.hooksPath", ".githooks");
    await tellStory(repo, { finds: /create .*\.githooks\/: 6 files/ });
  });

  it("works in a worktree", async () => {
    const repo = await plainRepo();
    await repo.ok("add", ".");
    await repo.ok("commit", "--quiet", "-m", "Begin");
    await repo.ok("worktree", "add", "--quiet", "../tree");
    const tree = repo.as({ folder: join(repo.folder, "../tree") });
    assert.equal((await reportHook(tree, "init", "--template", "bundled")).code, 0);
    await tree.ok("add", ".");
    const { code, out } = await tree.git("commit", "-m", "Begin the report");
    assert.equal(code, 0);
    assert.match(out, /page: reports\/report\.html is in this commit/);
  });

  it("leaves hooks of the whole machine alone, and says what to do", async () => {
    const repo = await plainRepo();
    await repo.ok("config", "--global", "core.hooksPath", "~/hooks");
    const { code, out } = await reportHook(repo, "init");
    assert.equal(code, 2);
    assert.match(
      out,
      /^report-hook: git takes the hooks .* run git config core\.hooksPath \.git\/hooks, after which those hooks no longer run here\n$/,
    );
  });
});
