import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nodeRepo, reportHook, tellStory } from "./story.js";

describe("husky 9", () => {
  it("runs the check after the commands that are there", async () => {
    const repo = await nodeRepo("husky@9");
    await repo.run("npx", "--no-install", "husky", "init");
    repo.write(".husky/pre-commit", "echo theirs ran");
    await tellStory(repo, {
      finds: /found husky \(\.husky\); the hook goes into husky\n/,
      meanwhile: async () => {
        const { out } = await repo.git("commit", "--allow-empty", "-m", "Nothing");
        assert.match(out, /^theirs ran\n/);
      },
    });
  });

  it("is started where the repository only asks for it, and then stopped again", async () => {
    const repo = await nodeRepo("husky@9");
    await tellStory(repo, { finds: /found husky \(package\.json\)[^]*run +husky/ });
  });

  it("says in one line what to do where a teammate has not installed the package", async () => {
    const repo = await nodeRepo("husky@9");
    await reportHook(repo, "init", "--template", "bundled");
    await repo.run("rm", "-r", "node_modules/report-hook");
    await repo.ok("add", ".");
    const { code, out } = await repo.git("commit", "-m", "Begin");
    assert.equal(code, 1);
    assert.equal(
      out.split("\n")[0],
      "report-hook is not installed: run npm install, then commit again (REPORT_HOOK=0 commits without)",
    );
    const all = repo.as({ env: { REPORT_HOOK: "0" } });
    assert.equal((await all.git("commit", "-m", "Begin")).code, 0);
  });
});
