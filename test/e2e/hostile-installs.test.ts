/** Repositories that are made to do harm where somebody puts the hook into a clone of them: nothing of theirs runs, and git's own files stay. */
import assert from "node:assert/strict";
import { chmodSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import { emptyRepo, newFolder, type Repo, reportPath } from "../helpers/repo.js";

interface Evil {
  readonly repo: Repo;
  /** What a trap leaves where it has run. */
  readonly sprung: string;
  /** Makes a program of the repository's a trap. */
  readonly trap: (path: string) => void;
  /** Commits all, and clones it. */
  readonly cloned: () => Promise<Repo>;
}

async function evil(): Promise<Evil> {
  const repo = await emptyRepo({ hooks: false });
  repo.write(reportPath, template);
  const sprung = join(newFolder(), "sprung");
  return {
    repo,
    sprung,
    trap(path) {
      repo.write(path, `#!/bin/sh\ntouch '${sprung}'\n`);
      chmodSync(join(repo.folder, path), 0o755);
    },
    async cloned() {
      await repo.ok("add", "-f", ".");
      await repo.ok("commit", "-q", "-m", "Begin");
      const clone = repo.as({ folder: join(newFolder(), "clone") });
      await repo.ok("-c", "protocol.file.allow=always", "clone", "-q", "--recursive", repo.folder, clone.folder);
      return clone;
    },
  };
}

describe("a file of the tree that leads into git's own folder", () => {
  for (const name of [".gitattributes", ".prettierignore", ".gitignore"])
    it(`is not written through: ${name}`, async () => {
      const { repo, trap, sprung, cloned } = await evil();
      trap("e.sh");
      repo.write(".report-hook.json", JSON.stringify({ page: "[core]fsmonitor=./e.sh;x.html" }));
      symlinkSync(".git/config", join(repo.folder, name));
      const clone = await cloned();
      const before = readFileSync(join(clone.folder, ".git/config"), "utf8");
      const { code, out } = await clone.run("report-hook", "init");
      assert.equal(code, 2, out);
      assert.match(out, new RegExp(`\\${name} is a symbolic link into git's own folder`));
      assert.equal(readFileSync(join(clone.folder, ".git/config"), "utf8"), before);
      await clone.ok("status");
      assert.ok(!existsSync(sprung));
    });

  it("is not filled as a folder", async () => {
    const { repo, cloned } = await evil();
    symlinkSync(".git", join(repo.folder, ".report-hook"));
    const clone = await cloned();
    assert.equal((await clone.run("report-hook", "init", "--vendor")).code, 2);
    assert.ok(!existsSync(join(clone.folder, ".git/dist")));
  });
});

describe("a program in the place of an installed one is not run", () => {
  const ways: Readonly<Record<string, (evil: Evil) => Promise<void>>> = {
    "as a file": async ({ trap }) => trap("node_modules/.bin/report-hook"),
    "by a link for the folder": async ({ repo, trap }) => {
      trap("x/.bin/report-hook");
      symlinkSync("x", join(repo.folder, "node_modules"));
    },
    "by a link for its folder": async ({ repo, trap }) => {
      trap("x/report-hook");
      repo.write("node_modules/a", "");
      symlinkSync("../x", join(repo.folder, "node_modules/.bin"));
    },
    "by another repository": async ({ repo, trap }) => {
      const other = await evil();
      other.trap(".bin/report-hook");
      other.repo.write(".bin/report-hook", `#!/bin/sh\ntouch '${join(repo.folder, "../sprung")}'\n`);
      await other.repo.ok("add", ".");
      await other.repo.ok("commit", "-q", "-m", "Begin");
      trap("unused");
      await repo.ok(
        ...["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.repo.folder, "node_modules"],
      );
    },
  };
  for (const [way, make] of Object.entries(ways))
    it(way, async () => {
      const one = await evil();
      await make(one);
      const clone = await one.cloned();
      const installed = await clone.run("report-hook", "init", "--manager", "git");
      assert.equal(installed.code, 0, installed.out);
      clone.write(reportPath, answered(template, 3, answer("three")));
      const { code, out } = await clone.git("commit", "-am", "Three");
      assert.equal(code, 0, out);
      assert.match(out, /report checked/);
      for (const trace of [one.sprung, join(one.repo.folder, "../sprung")]) assert.ok(!existsSync(trace), out);
    });

  it("as a hook manager's package", async () => {
    const { repo, sprung, cloned } = await evil();
    repo.write("package.json", JSON.stringify({ devDependencies: { husky: "9" } }));
    repo.write("node_modules/husky/package.json", JSON.stringify({ bin: { husky: "e.js" } }));
    repo.write("node_modules/husky/e.js", `require("fs").writeFileSync(${JSON.stringify(sprung)}, "");\n`);
    const clone = await cloned();
    const { out } = await clone.run("report-hook", "init");
    assert.match(out, /among this repository's own files/);
    assert.ok(!existsSync(sprung));
  });
});
