import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nodeRepo, reportHook, tellStory } from "./story.js";

describe("simple-git-hooks", () => {
  it("runs the check after the command that is there", async () => {
    const repo = await nodeRepo("simple-git-hooks@2");
    const text = repo.read("package.json");
    repo.write(
      "package.json",
      text.replace(/\n\}\n$/, ',\n  "simple-git-hooks": {\n    "pre-commit": "echo theirs ran"\n  }\n}\n'),
    );
    await repo.run("npx", "--no-install", "simple-git-hooks");
    await tellStory(repo, { finds: /found simple-git-hooks \(package\.json\); the hook goes into simple-git-hooks\n/ });
  });

  const commands: readonly (readonly [string, boolean])[] = [
    ["set -e; echo lint; false; echo test", false],
    ["true # and no more", true],
    ["exec true", true],
  ];
  it("leaves each command that is there its own end", async () => {
    const repo = await nodeRepo("simple-git-hooks@2");
    const text = repo.read("package.json");
    for (const [command, passes] of commands) {
      const key = JSON.stringify({ "pre-commit": command });
      repo.write("package.json", text.replace(/\n\}\n$/, `,\n  "simple-git-hooks": ${key}\n}\n`));
      const before = repo.read("package.json");
      await repo.run("npx", "--no-install", "simple-git-hooks");
      assert.equal((await repo.git("commit", "-q", "--allow-empty", "-m", "Before")).code === 0, passes, command);
      const { code, out } = await reportHook(repo, "init", "--template", "bundled");
      assert.equal(code, 0, out);
      assert.equal((await repo.git("commit", "-q", "--allow-empty", "-m", "After")).code === 0, passes, command);
      assert.match((await reportHook(repo, "init")).out, /nothing to do/);
      assert.equal((await reportHook(repo, "uninstall")).code, 0);
      assert.equal(repo.read("package.json"), before);
    }
  });

  it("is not started where it would delete a hook of somebody's", async () => {
    const repo = await nodeRepo("simple-git-hooks@2");
    repo.write(".git/hooks/post-checkout", "#!/bin/sh\n");
    const { code, out } = await reportHook(repo, "init");
    assert.equal(code, 2);
    assert.match(out, /^report-hook: simple-git-hooks would delete git's post-checkout hook: .+\n$/);
    assert.equal(await repo.ok("status", "--porcelain"), "?? .gitignore\n?? package-lock.json\n?? package.json");
  });
});
