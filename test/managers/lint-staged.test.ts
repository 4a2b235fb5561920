import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pageFile, reportPath } from "../helpers/repo.js";
import { nodeRepo, tellStory } from "./story.js";

describe("lint-staged 16, started by husky", () => {
  for (const call of ["lint-staged", "lint-staged --no-stash"]) {
    it(`puts the page into the commit: ${call}`, async () => {
      const repo = await nodeRepo("husky@9", "lint-staged@16");
      await repo.run("npx", "--no-install", "husky", "init");
      repo.write(".husky/pre-commit", `npx --no-install ${call}\n`);
      repo.write(".lintstagedrc.yaml", "# ours\n'*.py':\n  - echo\n");
      await tellStory(repo, {
        args: ["--manager", "lint-staged"],
        finds: /found husky \(\.husky\), lint-staged \(\.lintstagedrc\.yaml\); the hook goes into lint-staged\n/,
        // lint-staged shows a task's output only when it fails.
        silent: true,
        meanwhile: async () => {
          const report = repo.read(reportPath);
          repo.write(reportPath, report.replace("second0", "staged0"));
          await repo.ok("add", reportPath);
          repo.write(reportPath, report.replace("second0", "unstaged0"));
          assert.equal((await repo.git("commit", "-m", "Half of it")).code, 0);
          assert.match(await repo.ok("show", `HEAD:${pageFile}`), /staged0/);
          assert.doesNotMatch(await repo.ok("show", `HEAD:${pageFile}`), /unstaged0/);
          assert.match(repo.read(reportPath), /unstaged0/);
          assert.equal(await repo.ok("status", "--porcelain"), `M ${reportPath}`);
          await repo.ok("checkout", reportPath);
        },
      });
    });
  }
});
