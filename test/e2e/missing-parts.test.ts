/** A file of report-hook's own is gone: what is missing is told in one line, with the command that brings it back, and that command does. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import { assertPageOf } from "../helpers/page.js";
import { copies, emptyRepo, type Repo, reportPath } from "../helpers/repo.js";

const three = answered(template, 3, answer("a"));

/** A repository that `init` has looked after, with its first commit. */
function begun(...args: string[]): () => Promise<Repo> {
  return copies(async () => {
    const repo = await emptyRepo({ hooks: false });
    repo.write("train.py", "print('training')\n");
    await ran(repo, "report-hook", "init", "--template", "bundled", ...args);
    if (args.includes("--vendor")) await repo.ok("config", "core.hooksPath", ".report-hook/hooks");
    await repo.ok("add", ".");
    await repo.ok("commit", "-q", "-m", "Begin");
    return repo;
  });
}

async function ran(repo: Repo, program: string, ...args: string[]): Promise<string> {
  const { code, out } = await repo.run(program, ...args);
  assert.equal(code, 0, out);
  return out;
}

/** Commits something else, then the report: stopped in one line, with a command that is run, after which it goes through. */
async function comesBack(repo: Repo, missing: RegExp): Promise<void> {
  repo.write("train.py", "more\n");
  await repo.ok("add", "train.py");
  const other = await repo.git("commit", "-q", "-m", "Train");
  assert.deepEqual([other.code, other.out], [0, ""]);
  repo.write(reportPath, three);
  await repo.ok("add", reportPath);
  const stopped = await repo.git("commit", "-q", "-m", "Three");
  assert.notEqual(stopped.code, 0);
  assert.match(stopped.out, /^[^\n]+ \(REPORT_HOOK=0 commits without\)\n$/);
  assert.match(stopped.out, missing);
  const without = await repo.as({ env: { REPORT_HOOK: "0" } }).git("commit", "-q", "-m", "Three without");
  assert.equal(without.code, 0, without.out);
  await repo.ok("reset", "-q", "--soft", "HEAD^");
  const [, command = ""] = /missing: (.+) brings it back/.exec(stopped.out) ?? [];
  await ran(repo, "sh", "-c", command);
  await repo.ok("commit", "-q", "-m", "Three");
  await assertPageOf(repo);
}

describe("a part of report-hook that is among the repository's files", () => {
  const vendored = begun("--vendor");
  for (const file of ["hooks/common.sh", "hooks/command.sh"])
    it(`is told of: ${file}`, async () => {
      const repo = (await vendored()).as({ env: { PATH: process.env.PATH } });
      rmSync(join(repo.folder, ".report-hook", file));
      await comesBack(
        repo,
        new RegExp(`\\.report-hook/${file} is missing: git checkout HEAD -- :/\\.report-hook brings`),
      );
    });

  it("is brought back by an installed report-hook where HEAD has none either", async () => {
    const repo = await vendored();
    await repo.ok("rm", "-q", ".report-hook/hooks/common.sh");
    await repo.ok("commit", "-q", "-m", "Gone");
    repo.write(reportPath, three);
    const { code, out } = await repo.git("commit", "-q", "-a", "-m", "Three");
    assert.equal(code, 1, out);
    assert.match(
      out,
      /^report-hook: .*common\.sh is missing: init --vendor of an installed report-hook brings it back/,
    );
    await ran(repo, "report-hook", "init", "--vendor");
    await repo.ok("commit", "-q", "-a", "-m", "Three");
  });

  it("does no harm to a merge, and what runs after a commit is silent", async () => {
    const repo = await vendored();
    await repo.ok("checkout", "-q", "-b", "other");
    repo.write("other.py", "other\n");
    await repo.ok("add", ".");
    await repo.ok("commit", "-q", "-m", "Other");
    await repo.ok("checkout", "-q", "-");
    repo.write("train.py", "more\n");
    await repo.ok("commit", "-q", "-a", "-m", "Train");
    rmSync(join(repo.folder, ".report-hook/hooks/common.sh"));
    const { code, out } = await repo.git("merge", "-q", "other");
    assert.deepEqual([code, out], [0, ""]);
  });
});

describe("a part of the hooks that init has copied", () => {
  const plain = begun("--manager", "git");
  for (const part of ["", "/pre-commit", "/common.sh", "/command.sh"])
    it(`is told of: ${part === "" ? "all of them" : part.slice(1)}`, async () => {
      const repo = await plain();
      rmSync(join(repo.folder, ".git/hooks/report-hook", part), { recursive: true });
      await comesBack(repo, /is missing: node ".+cli\.js" init brings it back/);
    });

  it("is told of where the hook before it asks for its own name", async () => {
    const repo = await emptyRepo({ hooks: false });
    mkdirSync(join(repo.folder, ".git/hooks"), { recursive: true });
    writeFileSync(join(repo.folder, ".git/hooks/pre-commit"), '#!/bin/sh\necho "$0" >/dev/null\n');
    chmodSync(join(repo.folder, ".git/hooks/pre-commit"), 0o755);
    await ran(repo, "report-hook", "init", "--template", "bundled", "--manager", "git");
    rmSync(join(repo.folder, ".git/hooks/report-hook"), { recursive: true });
    await repo.ok("add", ".");
    const { code, out } = await repo.git("commit", "-q", "-m", "Begin");
    assert.equal(code, 1, out);
    const [, command = ""] = /^a part of report-hook is missing: (.+) brings it back \(.*\)\n$/.exec(out) ?? [];
    await ran(repo, "sh", "-c", command);
    await repo.ok("commit", "-q", "-m", "Begin");
  });
});

describe("the command that init writes into a manager's configuration, where its files are gone", () => {
  for (const [manager, file, configuration] of [
    ["lefthook", "lefthook.yml", "pre-commit:\n  commands:\n    theirs:\n      run: true\n"],
    ["simple-git-hooks", "package.json", '{"simple-git-hooks":{"pre-commit":"true"}}\n'],
  ] as const)
    it(manager, async () => {
      const repo = await emptyRepo({ hooks: false });
      repo.write(file, configuration);
      await repo.run("report-hook", "init", "--vendor", "--template", "bundled", "--manager", manager);
      const text = repo.read(file);
      const command =
        manager === "lefthook" ? /run: "(sh .*)"/.exec(text)?.[1] : JSON.parse(text)["simple-git-hooks"]["pre-commit"];
      repo.write(".git/hooks/pre-commit", `#!/bin/sh\n${String(command).replaceAll('\\"', '"')}\n`);
      chmodSync(join(repo.folder, ".git/hooks/pre-commit"), 0o755);
      await repo.ok("add", ".");
      await repo.ok("commit", "-q", "-m", "Begin");
      rmSync(join(repo.folder, ".report-hook"), { recursive: true });
      await comesBack(
        repo,
        /^a part of \.report-hook is missing: git checkout HEAD -- :\/\.report-hook brings it back/,
      );
    });
});
