/** Hooks that `init` copied into a clone stay as they are when report-hook is updated: the first commit then says how to renew them. */
import assert from "node:assert/strict";
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import { emptyRepo, type Repo, reportPath } from "../helpers/repo.js";

const renews = /are another build's: .*report-hook init --manager git renews them/;

/** A repository with copied hooks, and a commit in it. */
async function withCopies(): Promise<Repo> {
  const repo = await emptyRepo({ hooks: false });
  repo.write(reportPath, template);
  await repo.ok("add", ".");
  await repo.ok("commit", "--quiet", "-m", "Begin");
  const { code, out } = await repo.run("report-hook", "init", "--manager", "git");
  assert.equal(code, 0, out);
  return repo;
}

const copyOf = (repo: Repo, name: string): string => join(repo.folder, ".git/hooks/report-hook", name);

async function commit(repo: Repo, text: string): Promise<string> {
  repo.write(reportPath, answered(template, 8, answer(text)));
  const { code, out } = await repo.git("commit", "--quiet", "-a", "-m", "Answer");
  assert.equal(code, 0, out);
  return out;
}

/** The copies as an earlier build left them. */
function age(repo: Repo, build: string | null): void {
  appendFileSync(copyOf(repo, "common.sh"), "# as it was then\n");
  if (build === null) rmSync(copyOf(repo, "build"));
  else writeFileSync(copyOf(repo, "build"), `${build}\n`);
}

describe("copied hooks", () => {
  it("say which build they are, and nothing where that is the command's", async () => {
    const repo = await withCopies();
    assert.match(readFileSync(copyOf(repo, "build"), "utf8"), /^build-[0-9a-f]{16}\n$/);
    assert.doesNotMatch(await commit(repo, "a"), renews);
  });

  for (const [what, build] of [
    ["are another build's", "build-0123456789abcdef"],
    ["are from before they said so", null],
  ] as const) {
    it(`are told of once where they ${what}, and renewed by init`, async () => {
      const repo = await withCopies();
      age(repo, build);
      assert.match(await commit(repo, "a"), renews);
      assert.doesNotMatch(await commit(repo, "b"), renews);
      const { out } = await repo.run("report-hook", "init", "--manager", "git");
      assert.match(out, /common\.sh/);
      assert.doesNotMatch(readFileSync(copyOf(repo, "common.sh"), "utf8"), /as it was then/);
      assert.doesNotMatch(await commit(repo, "c"), renews);
    });
  }

  it("are not told of where this build would copy the same", async () => {
    const repo = await withCopies();
    writeFileSync(copyOf(repo, "build"), "build-0123456789abcdef\n");
    assert.doesNotMatch(await commit(repo, "a"), renews);
  });

  it("are gone after uninstall", async () => {
    const repo = await withCopies();
    const { code } = await repo.run("report-hook", "uninstall");
    assert.equal(code, 0);
    assert.ok(!repo.has(".git/hooks/report-hook"));
  });
});
