/** The other ways to make a commit. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { assertPageOf, assertSound, assertStatus, pageOf } from "../helpers/page.js";
import { copies, newRepo, pageFile, type Repo, reportPath } from "../helpers/repo.js";

const three = answered(template, 3, answer("a"));
const threeAndFour = answered(three, 4, answer("b"));

/** A repository whose second commit answers question 3. */
const repoWithThree = copies(async () => {
  const repo = await newRepo();
  repo.write(reportPath, three);
  await repo.ok("commit", "-a", "-m", "Three");
  return repo;
});

/** `git commit -p` or `add -p`, answered by these lines. */
async function withAnswers(repo: Repo, lines: string, ...args: string[]): Promise<void> {
  const { code, out } = await repo.run("sh", "-c", `printf '${lines}' | git ${args.join(" ")}`);
  assert.equal(code, 0, out);
}

describe("git commit -p", () => {
  it("commits the answers that were picked, with their page", async () => {
    const repo = await newRepo();
    repo.write(reportPath, threeAndFour);
    await withAnswers(repo, "y\\nn\\n", "commit", "-p", "-m", "Three");
    assert.equal((await repo.git("show", `HEAD:${reportPath}`)).stdout, three);
    await assertPageOf(repo);
    await assertStatus(repo, ` M ${reportPath}`);
  });

  it("commits the part of one answer that was staged by hand", async () => {
    const repo = await newRepo();
    repo.write(reportPath, answered(template, 3, `${answer("a", 110)}\n\n${answer("z", 20)}`));
    await repo.ok("commit", "-a", "-m", "Two paragraphs");
    repo.write(reportPath, answered(template, 3, `${answer("b", 110)}\n\n${answer("y", 20)}`));
    await withAnswers(repo, "s\\ny\\nn\\n", "add", "-p");
    await repo.ok("commit", "-m", "The first paragraph");
    const committed = (await repo.git("show", `HEAD:${reportPath}`)).stdout;
    assert.match(committed, /b0 b1/);
    assert.doesNotMatch(committed, /y0 y1/);
    await assertPageOf(repo);
    await assertStatus(repo, ` M ${reportPath}`);
  });
});

describe("git commit --amend", () => {
  it("has the page of the amended report with a staged change", async () => {
    const repo = await repoWithThree();
    repo.write(reportPath, threeAndFour);
    await repo.ok("commit", "-a", "--amend", "--no-edit");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("leaves a right page alone without a staged change", async () => {
    const repo = await repoWithThree();
    await repo.ok("commit", "--amend", "-m", "Better words");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("renews an old page without a staged change", async () => {
    const repo = await newRepo();
    repo.write(reportPath, three);
    await repo.ok("commit", "-a", "--no-verify", "-m", "Three");
    await repo.ok("commit", "--amend", "-m", "Better words");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("renews the page of a first commit", async () => {
    const repo = await newRepo();
    repo.write(reportPath, three);
    await repo.ok("commit", "-a", "--amend", "--no-edit");
    assert.equal(await repo.ok("rev-list", "--count", "HEAD"), "1");
    await assertPageOf(repo);
  });
});

describe("commits without a change of their own", () => {
  it("git commit --allow-empty stays empty", async () => {
    const repo = await newRepo();
    await repo.ok("commit", "--allow-empty", "-m", "Nothing");
    assert.equal(await repo.ok("show", "--format=", "--name-only"), "");
    await assertStatus(repo);
  });

  it("git commit with nothing staged is refused by git as ever", async () => {
    const repo = await newRepo();
    repo.write("train.py", "other\n");
    const { code, out } = await repo.git("commit", "-m", "Nothing");
    assert.equal(code, 1);
    assert.match(out, /no changes added to commit/);
    await assertStatus(repo, " M train.py");
  });

  it("git commit --dry-run writes nothing", async () => {
    const repo = await newRepo();
    repo.write(reportPath, three);
    await repo.ok("add", reportPath);
    await repo.git("commit", "--dry-run");
    await assertStatus(repo, `M  ${reportPath}`);
  });
});

describe("fixup and autosquash", () => {
  it("ends with the right page in every commit", async () => {
    const repo = await repoWithThree();
    repo.write("train.py", "print('more')\n");
    await repo.ok("commit", "-a", "-m", "Train");
    repo.write(reportPath, answered(template, 3, answer("c")));
    await repo.ok("commit", "-a", "--fixup", "HEAD~1");
    await repo.as({ env: { GIT_SEQUENCE_EDITOR: "true" } }).ok("rebase", "-i", "--autosquash", "HEAD~3");
    assert.equal(await repo.ok("rev-list", "--count", "HEAD"), "3");
    for (const commit of ["HEAD", "HEAD~1", "HEAD~2"]) await assertPageOf(repo, commit);
    await assertStatus(repo);
  });
});

describe("rebase -i", () => {
  /** Three commits, each an answer; the second one is stopped at or reworded. */
  async function threeCommits(): Promise<Repo> {
    const repo = await repoWithThree();
    repo.write(reportPath, threeAndFour);
    await repo.ok("commit", "-a", "-m", "Four");
    repo.write(reportPath, answered(threeAndFour, 8, answer("c")));
    await repo.ok("commit", "-a", "-m", "Eight");
    return repo;
  }
  const editor = (command: string): NodeJS.ProcessEnv => ({ GIT_SEQUENCE_EDITOR: `sed -i '1s/^pick/${command}/'` });

  it("has the right page in every commit after an edit that is amended", async () => {
    const repo = await threeCommits();
    await repo.as({ env: editor("edit") }).ok("rebase", "-i", "HEAD~2");
    repo.write(reportPath, answered(three, 4, answer("d")));
    await repo.ok("commit", "-a", "--amend", "--no-edit");
    await repo.ok("rebase", "--continue");
    for (const commit of ["HEAD", "HEAD~1", "HEAD~2"]) await assertPageOf(repo, commit);
    await assertStatus(repo);
  });

  it("has the right page in the commits after an edit that `rebase --continue` commits without asking a hook, or says so once", async () => {
    const repo = await threeCommits();
    await repo.as({ env: editor("edit") }).ok("rebase", "-i", "HEAD~2");
    repo.write(reportPath, answered(three, 4, answer("d")));
    await repo.ok("add", reportPath);
    const { code, out } = await repo.git("rebase", "--continue");
    assert.equal(code, 0, out);
    assert.equal(out.match(/is out of date/g)?.length, 1, out);
    await repo.ok("commit", "--allow-empty", "-m", "Next");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("has the right page in every commit after a reword", async () => {
    const repo = await threeCommits();
    await repo.as({ env: editor("reword") }).ok("rebase", "-i", "HEAD~2");
    for (const commit of ["HEAD", "HEAD~1", "HEAD~2"]) await assertPageOf(repo, commit);
    await assertStatus(repo);
  });

  it("is stopped by git once where a reword makes an old page anew, and what is printed goes on", async () => {
    const repo = await repoWithThree();
    repo.write(reportPath, threeAndFour);
    await repo.ok("commit", "-a", "--no-verify", "-m", "Four");
    repo.write(reportPath, answered(threeAndFour, 8, answer("c")));
    await repo.ok("commit", "-a", "-m", "Eight");
    const { code, out } = await repo.as({ env: editor("reword") }).git("rebase", "-i", "HEAD~2");
    assert.notEqual(code, 0, out);
    assert.match(out, /overwritten/);
    const [, command = ""] = /nothing is wrong: (.*)$/m.exec(out) ?? [];
    const { code: end, out: said } = await repo.run("sh", "-c", command);
    assert.equal(end, 0, said);
    for (const commit of ["HEAD", "HEAD~1", "HEAD~2"]) await assertPageOf(repo, commit);
    await assertStatus(repo);
  });

  it("has the right page after an exec that commits", async () => {
    const repo = await threeCommits();
    await repo.ok("rebase", "--exec", "git commit --amend --no-edit", "HEAD~2");
    for (const commit of ["HEAD", "HEAD~1"]) await assertPageOf(repo, commit);
    await assertStatus(repo);
  });
});

describe("stash", () => {
  it("pop, then commit: the page of what was popped", async () => {
    const repo = await newRepo();
    repo.write(reportPath, three);
    await repo.ok("stash");
    await assertStatus(repo);
    repo.write("train.py", "print('more')\n");
    await repo.ok("commit", "-a", "-m", "Train");
    await repo.ok("stash", "pop");
    await repo.ok("commit", "-a", "-m", "Three");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("pop --index of a report and page that an aborted commit left staged", async () => {
    const repo = await newRepo();
    repo.write(reportPath, three);
    await repo.ok("add", reportPath);
    await repo.as({ env: { GIT_EDITOR: "false" } }).git("commit");
    await assertStatus(repo, `M  ${reportPath}`, `M  ${pageFile}`);
    await repo.ok("stash");
    await repo.ok("stash", "pop", "--index");
    await repo.ok("commit", "-m", "Three");
    await assertPageOf(repo);
    await assertStatus(repo);
  });
});

describe("reset --soft", () => {
  it("then a commit of another answer has its own page", async () => {
    const repo = await repoWithThree();
    await repo.ok("reset", "--soft", "HEAD~1");
    repo.write(reportPath, answered(template, 4, answer("b")));
    await repo.ok("commit", "-a", "-m", "Four");
    await assertPageOf(repo);
    await assertStatus(repo);
  });
});

describe("what was there before", () => {
  it("does not stop a commit of another question, whose page is right", async () => {
    const repo = await newRepo();
    repo.write(reportPath, broken(template, 5));
    await repo.ok("commit", "-a", "--no-verify", "-m", "Break");
    repo.write(reportPath, answered(broken(template, 5), 3, answer("a")));
    const { code, out } = await repo.git("commit", "-a", "-m", "Three");
    assert.equal(code, 0, out);
    assert.match(out, /1 older problem: report-hook --all/);
    await assertPageOf(repo);
  });

  it("is shown only for the questions that the commit changes", async () => {
    const repo = await newRepo();
    repo.write(reportPath, answered(template, 5, answer("long", 300)));
    await repo.ok("commit", "-a", "--no-verify", "-m", "Too long");
    repo.write(reportPath, answered(answered(template, 5, answer("long", 300)), 3, answer("a")));
    const { code, out } = await repo.git("commit", "-a", "-m", "Three");
    assert.equal(code, 0, out);
    assert.doesNotMatch(out, /too-long/);
  });

  it("stops no commit, however much it changes it", async () => {
    const repo = await newRepo();
    repo.write(reportPath, answered(template, 5, answer("long", 300)));
    await repo.ok("commit", "-a", "--no-verify", "-m", "Too long");
    for (const words of [301, 299]) {
      repo.write(reportPath, answered(template, 5, answer("long", words)));
      assert.equal((await repo.git("commit", "-a", "-m", `${words} words`)).code, 0);
    }
  });
});

describe("the page on disk", () => {
  it("is written again where it was deleted", async () => {
    const repo = await newRepo();
    repo.write(reportPath, three);
    await repo.run("rm", pageFile);
    await repo.ok("commit", "-m", "Three", reportPath);
    assert.equal(repo.read(pageFile), await pageOf(three));
    await assertStatus(repo);
    await assertSound(repo);
  });
});
