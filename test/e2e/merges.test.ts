/** Merges, rebases and picks that are more than two branches with different questions. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { useDriver } from "../helpers/branches.js";
import { assertPageOf, assertSound, assertStatus } from "../helpers/page.js";
import { newRepo, pageFile, type Repo, reportPath } from "../helpers/repo.js";
import { replaced } from "../helpers/report.js";

const three = answered(template, 3, answer("a"));
const staleLine = /report\.html is out of date in this commit/;

/** A repository where `main` and `side` each have one more commit with these reports. */
async function twoBranches(
  ours: string,
  theirs: string,
  prepare: (repo: Repo) => Promise<void> = async () => undefined,
): Promise<Repo> {
  const repo = await newRepo();
  await prepare(repo);
  await repo.ok("checkout", "-q", "-b", "side");
  repo.write(reportPath, theirs);
  await repo.ok("commit", "-q", "-a", "-m", "Theirs");
  await repo.ok("checkout", "-q", "main");
  repo.write(reportPath, ours);
  await repo.ok("commit", "-q", "-a", "-m", "Ours");
  return repo;
}

for (const [driver, prepare] of [
  ["with the merge driver", useDriver],
  ["without the merge driver", async () => undefined],
] as const) {
  describe(`two branches that change the same question, ${driver}`, () => {
    it("merge: once the report is resolved, however the page is added, the commit has its page", async () => {
      const repo = await twoBranches(three, answered(template, 3, answer("b")), prepare);
      const { code } = await repo.git("merge", "side");
      assert.notEqual(code, 0);
      repo.write(reportPath, answered(template, 3, answer("both")));
      await repo.ok("add", "-A");
      const commit = await repo.git("commit", "--no-edit");
      assert.equal(commit.code, 0, commit.out);
      await assertPageOf(repo);
      await assertStatus(repo);
      assert.equal((await repo.ok("rev-list", "--parents", "-1", "HEAD")).split(" ").length, 3);
    });

    it("merge --continue", async () => {
      const repo = await twoBranches(three, answered(template, 3, answer("b")), prepare);
      await repo.git("merge", "side");
      repo.write(reportPath, answered(template, 3, answer("both")));
      await repo.ok("add", "-A");
      await repo.ok("merge", "--continue");
      await assertPageOf(repo);
      await assertStatus(repo);
    });

    it("cherry-pick --continue", async () => {
      const repo = await twoBranches(three, answered(template, 3, answer("b")), prepare);
      assert.notEqual((await repo.git("cherry-pick", "side")).code, 0);
      repo.write(reportPath, answered(template, 3, answer("both")));
      await repo.ok("add", "-A");
      await repo.ok("cherry-pick", "--continue");
      await assertPageOf(repo);
      await assertStatus(repo);
    });

    it("revert --continue", async () => {
      const repo = await newRepo();
      await prepare(repo);
      repo.write(reportPath, three);
      await repo.ok("commit", "-a", "-m", "Three");
      repo.write(reportPath, answered(template, 3, answer("b")));
      await repo.ok("commit", "-a", "-m", "Three again");
      assert.notEqual((await repo.git("revert", "--no-edit", "HEAD~1")).code, 0);
      repo.write(reportPath, answered(template, 3, answer("both")));
      await repo.ok("add", "-A");
      await repo.ok("revert", "--continue");
      await assertPageOf(repo);
      await assertStatus(repo);
    });

    it("rebase --continue, which asks no hook: said in one line, and right in the next commit", async () => {
      const repo = await twoBranches(three, answered(template, 3, answer("b")), prepare);
      await repo.ok("checkout", "-q", "side");
      assert.notEqual((await repo.git("rebase", "main")).code, 0);
      repo.write(reportPath, answered(template, 3, answer("both")));
      await repo.ok("add", "-A");
      const { code, out } = await repo.git("rebase", "--continue");
      assert.equal(code, 0, out);
      assert.match(out, staleLine);
      repo.write("train.py", "more\n");
      await repo.ok("commit", "-a", "-m", "Next");
      await assertPageOf(repo);
      await assertStatus(repo);
      await assertSound(repo);
    });
  });
}

describe("a merge without conflict", () => {
  it("says nothing where the page is right", async () => {
    const repo = await twoBranches(three, answered(template, 8, answer("b")));
    const { code, out } = await repo.git("merge", "--no-edit", "side");
    assert.equal(code, 0, out);
    assert.doesNotMatch(out, staleLine);
    await assertPageOf(repo);
  });

  it("of a teammate's branch without the hook: one line, and the next commit is right", async () => {
    const repo = await newRepo();
    await repo.ok("checkout", "-q", "-b", "side");
    repo.write(reportPath, answered(template, 8, answer("b")));
    await repo.as({ env: { REPORT_HOOK: "0" } }).ok("commit", "-a", "-m", "Theirs");
    await repo.ok("checkout", "-q", "main");
    repo.write(reportPath, three);
    await repo.ok("commit", "-a", "-m", "Ours");
    const { code, out } = await repo.git("merge", "--no-edit", "side");
    assert.equal(code, 0, out);
    assert.equal(out.match(new RegExp(staleLine, "g"))?.length, 1);
    repo.write("train.py", "more\n");
    await repo.ok("commit", "-m", "Next", "train.py");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("that is a fast-forward to a teammate's commit without the hook: one line", async () => {
    const repo = await newRepo();
    await repo.ok("checkout", "-q", "-b", "side");
    repo.write(reportPath, three);
    await repo.as({ env: { REPORT_HOOK: "0" } }).ok("commit", "-a", "-m", "Theirs");
    await repo.ok("checkout", "-q", "main");
    assert.match((await repo.git("merge", "side")).out, staleLine);
    await repo.ok("commit", "--allow-empty", "-m", "Next");
    await assertPageOf(repo);
  });

  it("is stopped by damage that neither side has, and not by less", async () => {
    const parts = (first: number, last: number): string =>
      answered(template, 3, [answer("f", first), answer("m", 40), answer("l", last)].join("\n\n"));
    const prepare = async (repo: Repo): Promise<void> => {
      repo.write(reportPath, parts(60, 60));
      await repo.ok("commit", "-q", "-a", "-m", "Three");
    };
    const good = await twoBranches(parts(70, 60), parts(60, 70), prepare);
    await good.ok("merge", "--no-edit", "side");
    const repo = await twoBranches(parts(90, 60), parts(60, 90), prepare);
    const { code, out } = await repo.git("merge", "--no-edit", "side");
    assert.notEqual(code, 0);
    assert.match(out, /answer\/too-long/);
  });

  it("is stopped where one side shows a figure that the other has taken out", async () => {
    const shows = answered(template, 7, `${answer("s", 60)}\n\n![plot](figures/plot.png)`);
    const repo = await newRepo();
    repo.write("reports/figures/plot.png", "plot");
    await repo.ok("add", "-A");
    await repo.ok("commit", "-q", "-m", "A figure");
    await repo.ok("checkout", "-q", "-b", "side");
    repo.write(reportPath, shows);
    await repo.ok("commit", "-q", "-a", "-m", "Theirs");
    await repo.ok("checkout", "-q", "main");
    await repo.ok("rm", "-q", "reports/figures/plot.png");
    await repo.ok("commit", "-q", "-m", "Ours");
    const { code, out } = await repo.git("merge", "--no-edit", "side");
    assert.notEqual(code, 0);
    assert.match(out, /Question 7[^]*error[^]*answer\/image-missing/);
    await repo.ok("merge", "--abort");
    await assertStatus(repo);
  });

  it("is not stopped by damage that one side has already", async () => {
    const repo = await newRepo();
    await repo.ok("checkout", "-q", "-b", "side");
    repo.write(reportPath, broken(template, 8));
    await repo.ok("commit", "-a", "--no-verify", "-m", "Theirs");
    await repo.ok("checkout", "-q", "main");
    repo.write(reportPath, three);
    await repo.ok("commit", "-a", "-m", "Ours");
    const { code, out } = await repo.git("merge", "--no-edit", "side");
    assert.equal(code, 0, out);
  });

  it("--no-commit, then commit", async () => {
    const repo = await twoBranches(three, answered(template, 8, answer("b")));
    await repo.ok("merge", "--no-commit", "--no-ff", "side");
    await repo.ok("commit", "--no-edit");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("--squash, then commit", async () => {
    const repo = await twoBranches(three, answered(template, 8, answer("b")));
    await repo.ok("merge", "--squash", "side");
    await repo.ok("commit", "-m", "Squashed");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("--squash of a branch whose page is old, then commit", async () => {
    const repo = await newRepo();
    await repo.ok("checkout", "-q", "-b", "side");
    repo.write(reportPath, answered(template, 8, answer("b")));
    await repo.as({ env: { REPORT_HOOK: "0" } }).ok("commit", "-a", "-m", "Theirs");
    await repo.ok("checkout", "-q", "main");
    repo.write(reportPath, three);
    await repo.ok("commit", "-a", "-m", "Ours");
    await repo.ok("merge", "--squash", "side");
    await repo.ok("commit", "-m", "Squashed");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("cherry-pick -n of two commits, then commit", async () => {
    const repo = await twoBranches(three, answered(template, 8, answer("b")));
    await repo.ok("cherry-pick", "-n", "side");
    await repo.ok("commit", "-m", "Picked");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("pull --rebase", async () => {
    const origin = await newRepo();
    const repo = await newRepo();
    await repo.ok("remote", "add", "origin", origin.folder);
    origin.write(reportPath, answered(template, 8, answer("b")));
    await origin.ok("commit", "-a", "-m", "Theirs");
    repo.write(reportPath, three);
    await repo.ok("commit", "-a", "-m", "Ours");
    await repo.ok("pull", "-q", "--rebase", "origin", "main");
    await assertPageOf(repo);
    await assertPageOf(repo, "HEAD~1");
    await assertStatus(repo);
  });
});

describe("a teammate's report that the course's checker cannot read", () => {
  const line =
    /^report-hook: the course checker can no longer read reports\/README\.md: 26 answers, 27 expected; question 8 .*\(line \d+\); see (.*)$/gm;
  const damaged = replaced(broken(template, 8), "--- question 8 fill here ---", "none");

  /** A repository with a commit of its own, and one that has the damage two commits further. */
  async function two(): Promise<Repo> {
    const [origin, repo] = [await newRepo(), await newRepo()];
    await repo.ok("remote", "add", "origin", origin.folder);
    origin.write(reportPath, damaged);
    await origin.ok("commit", "-q", "-a", "--no-verify", "-m", "Damage");
    origin.write(reportPath, answered(damaged, 9, answer("b")));
    await origin.ok("commit", "-q", "-a", "--no-verify", "-m", "More");
    return repo;
  }

  for (const [name, own, pull] of [
    ["a pull that is a fast-forward", false, ["pull", "--ff-only"]],
    ["a pull that merges", true, ["pull", "--no-rebase", "--no-edit"]],
    ["a pull that rebases", true, ["pull", "--rebase"]],
  ] as const) {
    it(`is told of once, with its place, after ${name}, with a command that shows it`, async () => {
      const repo = await two();
      if (own) {
        repo.write(reportPath, three);
        await repo.ok("commit", "-q", "-a", "-m", "Ours");
      }
      const { code, out } = await repo.git(...pull, "-q", "origin", "main");
      assert.equal(code, 0, out);
      const found = [...out.matchAll(line)];
      assert.equal(found.length, 1, out);
      const shown = await repo.run("sh", "-c", found[0]?.[1] ?? "");
      assert.match(shown.out, /question 8/);
      const again = await repo.git("commit", "-q", "--allow-empty", "--no-verify", "-m", "Nothing");
      assert.doesNotMatch(again.out, /can no longer read/);
    });
  }
});

describe("an octopus merge", () => {
  it("ends with the right page", async () => {
    const repo = await newRepo();
    for (const [branch, number] of [
      ["one", 3],
      ["two", 8],
      ["four", 15],
    ] as const) {
      await repo.ok("checkout", "-q", "-b", branch, "main");
      repo.write(reportPath, answered(template, number, answer(branch)));
      await repo.ok("commit", "-a", "-m", branch);
    }
    await repo.ok("checkout", "-q", "main");
    const { code, out } = await repo.git("merge", "--no-edit", "one", "two", "four");
    assert.equal(code, 0, out);
    assert.equal((await repo.ok("rev-list", "--parents", "-1", "HEAD")).split(" ").length, 4);
    await assertPageOf(repo);
    await assertStatus(repo);
  });
});

describe("a merge where one side has deleted", () => {
  it("the report: the other's change can be kept", async () => {
    const repo = await newRepo();
    await repo.ok("checkout", "-q", "-b", "side");
    await repo.ok("rm", "-q", reportPath, pageFile);
    await repo.ok("commit", "--no-verify", "-m", "Away");
    await repo.ok("checkout", "-q", "main");
    repo.write(reportPath, three);
    await repo.ok("commit", "-a", "-m", "Three");
    assert.notEqual((await repo.git("merge", "side")).code, 0);
    await repo.ok("add", reportPath, pageFile);
    await repo.ok("commit", "--no-edit");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("the report: the deletion can be kept, since the commit did not begin it", async () => {
    const repo = await newRepo();
    await repo.ok("checkout", "-q", "-b", "side");
    await repo.ok("rm", "-q", reportPath, pageFile);
    await repo.ok("commit", "--no-verify", "-m", "Away");
    await repo.ok("checkout", "-q", "main");
    repo.write(reportPath, three);
    await repo.ok("commit", "-a", "-m", "Three");
    await repo.git("merge", "side");
    await repo.ok("rm", "-q", reportPath, pageFile);
    const { code, out } = await repo.git("commit", "--no-edit");
    assert.equal(code, 0, out);
  });

  it("the page alone: it comes back with the report", async () => {
    const repo = await newRepo();
    await repo.ok("checkout", "-q", "-b", "side");
    await repo.ok("rm", "-q", pageFile);
    await repo.ok("commit", "--no-verify", "-m", "No page");
    await repo.ok("checkout", "-q", "main");
    repo.write(reportPath, three);
    await repo.ok("commit", "-a", "-m", "Three");
    await repo.git("merge", "side");
    await repo.ok("rm", "-q", pageFile);
    await repo.ok("commit", "--no-edit");
    await assertPageOf(repo);
    await assertStatus(repo);
  });
});

describe("picks and patches", () => {
  it("cherry-pick of a teammate's commit without the hook: one line, and the next commit is right", async () => {
    const repo = await newRepo();
    await repo.ok("checkout", "-q", "-b", "side");
    repo.write(reportPath, three);
    await repo.as({ env: { REPORT_HOOK: "0" } }).ok("commit", "-a", "-m", "Theirs");
    await repo.ok("checkout", "-q", "main");
    assert.match((await repo.git("cherry-pick", "side")).out, staleLine);
    await repo.ok("commit", "--allow-empty", "-m", "Next");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("revert", async () => {
    const repo = await newRepo();
    repo.write(reportPath, three);
    await repo.ok("commit", "-a", "-m", "Three");
    repo.write(reportPath, answered(three, 8, answer("b")));
    await repo.ok("commit", "-a", "-m", "Eight");
    await repo.ok("revert", "--no-edit", "HEAD~1");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  for (const three of [[], ["--3way"]]) {
    it(`am ${three.join("")} of patches with their pages`, async () => {
      const repo = await newRepo();
      await repo.ok("checkout", "-q", "-b", "side");
      for (const number of [3, 8]) {
        repo.write(reportPath, answered(repo.read(reportPath), number, answer(`q${number}`)));
        await repo.ok("commit", "-a", "-m", `Answer ${number}`);
      }
      await repo.ok("format-patch", "-q", "-o", ".git/patches", "main");
      await repo.ok("checkout", "-q", "main");
      repo.write(reportPath, answered(template, 15, answer("q15")));
      await repo.ok("commit", "-a", "-m", "Answer 15");
      const { code, out } = await repo.run("sh", "-c", `git am ${three.join("")} .git/patches/*`);
      assert.equal(code, 0, out);
      assert.doesNotMatch(out, staleLine);
      await assertPageOf(repo);
      await assertPageOf(repo, "HEAD~1");
      await assertStatus(repo);
    });
  }

  it("am of a teammate's patch without the page: one line, and the next commit is right", async () => {
    const repo = await newRepo();
    await repo.ok("checkout", "-q", "-b", "side");
    repo.write(reportPath, three);
    await repo.as({ env: { REPORT_HOOK: "0" } }).ok("commit", "-a", "-m", "Theirs");
    await repo.ok("format-patch", "-q", "-o", ".git/patches", "main");
    await repo.ok("checkout", "-q", "main");
    const { code, out } = await repo.run("sh", "-c", "git am .git/patches/*");
    assert.equal(code, 0, out);
    assert.equal(out.match(new RegExp(staleLine, "g"))?.length, 1);
    await repo.ok("commit", "--allow-empty", "-m", "Next");
    await assertPageOf(repo);
  });

  for (const backend of ["--merge", "--apply"]) {
    it(`rebase ${backend} of a teammate's commits without the hook: one line for all, and the next commit is right`, async () => {
      const repo = await newRepo();
      await repo.ok("checkout", "-q", "-b", "side");
      const theirs = repo.as({ env: { REPORT_HOOK: "0" } });
      for (const number of [3, 8]) {
        repo.write(reportPath, answered(repo.read(reportPath), number, answer(`q${number}`)));
        await theirs.ok("commit", "-a", "-m", `Answer ${number}`);
      }
      await repo.ok("checkout", "-q", "main");
      repo.write("train.py", "more\n");
      await repo.ok("commit", "-a", "-m", "Train");
      const { code, out } = await repo.git("rebase", backend, "main", "side");
      assert.equal(code, 0, out);
      assert.equal(out.match(new RegExp(staleLine, "g"))?.length, 1, out);
      await repo.ok("commit", "--allow-empty", "-m", "Next");
      await assertPageOf(repo);
      await assertStatus(repo);
    });
  }
});
