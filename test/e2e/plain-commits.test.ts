/** Commits of every ordinary kind: the page of the commit's report is in the commit, and nothing else changes. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { assertPageOf, assertSound, assertStatus, pageOf } from "../helpers/page.js";
import { emptyRepo, newRepo, pageFile, reportPath } from "../helpers/repo.js";

describe("a commit that changes one answer", () => {
  it("has the page in it with `git commit`", async () => {
    const repo = await newRepo();
    repo.write(reportPath, answered(template, 3, answer("a")));
    await repo.ok("add", reportPath);
    const { out } = await repo.git("commit", "-m", "Answer 3");
    assert.match(out, /reports\/report\.html is in this commit/);
    await assertPageOf(repo);
    await assertStatus(repo);
    assert.equal(await repo.ok("show", "--stat", "--format=", "--name-only", "HEAD"), `${reportPath}\n${pageFile}`);
    await assertSound(repo);
  });

  it("has the page in it with `git commit -a`", async () => {
    const repo = await newRepo();
    repo.write(reportPath, answered(template, 3, answer("a")));
    await repo.ok("commit", "-a", "-m", "Answer 3");
    await assertPageOf(repo);
    await assertStatus(repo);
    await assertSound(repo);
  });

  it("has the page in it with `git commit <path>`, and the status is clean afterwards", async () => {
    const repo = await newRepo();
    repo.write(reportPath, answered(template, 3, answer("a")));
    await repo.ok("commit", "-m", "Answer 3", reportPath);
    await assertPageOf(repo);
    await assertStatus(repo);
    await assertSound(repo);
  });

  it("has the page in it with `git commit --only <path>` while other files are staged", async () => {
    const repo = await newRepo();
    repo.write(reportPath, answered(template, 3, answer("a")));
    repo.write("train.py", "print('more')\n");
    await repo.ok("add", "train.py");
    await repo.ok("commit", "-m", "Answer 3", "--only", reportPath);
    await assertPageOf(repo);
    await assertStatus(repo, "M  train.py");
    await assertSound(repo);
  });

  it("has the page in it with `git commit --include <path>`", async () => {
    const repo = await newRepo();
    repo.write(reportPath, answered(template, 3, answer("a")));
    repo.write("train.py", "print('more')\n");
    await repo.ok("add", "train.py");
    await repo.ok("commit", "-m", "Answer 3", "--include", reportPath);
    await assertPageOf(repo);
    await assertStatus(repo);
  });
});

describe("a partially staged report", () => {
  it("commits what was staged, with its page, and leaves the rest as it was", async () => {
    const repo = await newRepo();
    const staged = answered(template, 3, answer("a"));
    const later = answered(staged, 4, answer("b"));
    repo.write(reportPath, staged);
    await repo.ok("add", reportPath);
    repo.write(reportPath, later);
    await repo.ok("commit", "-m", "Answer 3");
    assert.equal(await repo.ok("show", `HEAD:${reportPath}`), staged.trim());
    await assertPageOf(repo);
    assert.equal(repo.read(reportPath), later);
    assert.equal(repo.read(pageFile), await pageOf(staged));
    await assertStatus(repo, ` M ${reportPath}`);
  });

  it("is not stopped by what is broken only on disk", async () => {
    const repo = await newRepo();
    repo.write(reportPath, answered(template, 3, answer("a")));
    await repo.ok("add", reportPath);
    repo.write(reportPath, broken(template, 5));
    await repo.ok("commit", "-m", "Answer 3");
    await assertPageOf(repo);
  });
});

describe("a commit that breaks the template", () => {
  for (const [kind, args] of [
    ["plain", []],
    ["-a", ["-a"]],
    ["of a path", [reportPath]],
  ] as const) {
    it(`is stopped and writes nothing (${kind})`, async () => {
      const repo = await newRepo();
      repo.write(reportPath, broken(template, 5));
      if (kind === "plain") await repo.ok("add", reportPath);
      const before = {
        head: await repo.ok("rev-parse", "HEAD"),
        page: repo.read(pageFile),
        status: await repo.ok("status", "--porcelain"),
      };
      const { code, out } = await repo.git("commit", "-m", "Break", ...args);
      assert.equal(code, 1);
      assert.match(out, /template\/answer-line-missing/);
      assert.match(out, /REPORT_HOOK=0/);
      const now = {
        head: await repo.ok("rev-parse", "HEAD"),
        page: repo.read(pageFile),
        status: await repo.ok("status", "--porcelain"),
      };
      assert.deepEqual(now, before);
      await assertSound(repo);
    });
  }

  it("goes through with REPORT_HOOK=0", async () => {
    const repo = await newRepo();
    repo.write(reportPath, broken(template, 5));
    await repo.as({ env: { REPORT_HOOK: "0" } }).ok("commit", "-a", "-m", "Break");
  });

  it("goes through with --no-verify, with a line that says the page is old, and the next commit renders it", async () => {
    const repo = await newRepo();
    repo.write(reportPath, answered(template, 3, answer("a")));
    const { out } = await repo.git("commit", "--no-verify", "-a", "-m", "In haste");
    assert.match(out, /^report-hook: reports\/report\.html is out of date in this commit/m);
    repo.write("train.py", "print('more')\n");
    await repo.ok("commit", "-a", "-m", "Something else");
    await assertPageOf(repo);
    await assertStatus(repo);
  });
});

describe("a commit that does not touch the report", () => {
  it("starts no node", async () => {
    const repo = await newRepo();
    repo.write("train.py", "print('more')\n");
    const { code, out } = await repo
      .as({ env: { NODE_OPTIONS: "--require=/does/not/exist" } })
      .git("commit", "-a", "-m", "Train");
    assert.equal(code, 0, out);
    assert.doesNotMatch(out, /exist/);
    assert.equal(await repo.ok("show", "--format=", "--name-only"), "train.py");
  });
});

describe("a first commit", () => {
  it("has the page in it", async () => {
    const repo = await emptyRepo();
    repo.write(reportPath, template);
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Begin");
    await assertPageOf(repo);
    await assertStatus(repo);
    await assertSound(repo);
  });

  it("goes through without a report", async () => {
    const repo = await emptyRepo();
    repo.write("a.txt", "a\n");
    await repo.ok("add", ".");
    const { out } = await repo.git("commit", "-m", "Begin");
    assert.doesNotMatch(out, /report-hook/);
  });
});
