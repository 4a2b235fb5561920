/** A commit that is stopped has written nothing, however much there was to write. */
import assert from "node:assert/strict";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import { assertPageOf, assertStatus } from "../helpers/page.js";
import { emptyRepo, type Repo } from "../helpers/repo.js";

/** All that the index and the working tree hold. */
async function stateOf(repo: Repo): Promise<string> {
  const files = await repo.run("sh", "-c", "find . -path ./.git -prune -o -type f -exec sha1sum {} + | sort");
  return `${await repo.ok("ls-files", "-s")}\n${files.stdout}`;
}

async function assertStoppedWithoutTrace(repo: Repo, why: RegExp): Promise<void> {
  const before = await stateOf(repo);
  const { code, out } = await repo.git("commit", "-m", "Next");
  assert.notEqual(code, 0, out);
  assert.match(out, why);
  assert.equal(await stateOf(repo), before);
}

async function repoWith(config: object, ...reports: string[]): Promise<Repo> {
  const repo = await emptyRepo();
  repo.write(".report-hook.json", JSON.stringify(config));
  for (const report of reports) repo.write(report, template);
  await repo.ok("add", ".");
  await repo.ok("commit", "-q", "-m", "Begin");
  return repo;
}

/** A folder in the page's place, in the index and on disk. */
async function blockPage(repo: Repo, page: string): Promise<void> {
  await repo.ok("rm", "-q", "--cached", page);
  rmSync(join(repo.folder, page));
  mkdirSync(join(repo.folder, page));
  repo.write(`${page}/a.txt`, "a\n");
  await repo.ok("add", ".");
}

const two = ["a/README.md", "b/README.md"] as const;

describe("several reports", () => {
  for (const blocked of ["a/report.html", "b/report.html"]) {
    it(`of which ${blocked} cannot be put: none is`, async () => {
      const repo = await repoWith({ reports: two }, ...two);
      for (const report of two) repo.write(report, answered(template, 3, answer("a")));
      await blockPage(repo, blocked);
      await assertStoppedWithoutTrace(repo, /is a folder in the commit/);
    });
  }

  it("whose index is locked by another process: none is put", async () => {
    const repo = await repoWith({ reports: two }, ...two);
    for (const report of two) repo.write(report, answered(template, 3, answer("a")));
    await repo.ok("add", ".");
    repo.write(
      ".git/hooks/pre-commit",
      "#!/bin/sh\n: >.git/index.lock\nreport-hook --staged; code=$?\nrm .git/index.lock\nexit $code\n",
    );
    await assertStoppedWithoutTrace(repo, /another process holds/);
  });

  it("that can be put: all are, by plain commits and by commits of paths", async () => {
    const repo = await repoWith({ reports: two }, ...two);
    for (const report of two) repo.write(report, answered(template, 3, answer("a")));
    await repo.ok("commit", "-q", "-a", "-m", "Three");
    for (const report of two) repo.write(report, answered(template, 4, answer("b")));
    await repo.ok("commit", "-q", "-m", "Four", ...two);
    for (const folder of ["a", "b"]) await assertPageOf(repo, "HEAD", `${folder}/README.md`, `${folder}/report.html`);
    await assertStatus(repo);
  });

  it("committed by path with an index of the person's own: all pages are in the index afterwards", async () => {
    const repo = await repoWith({ reports: two }, ...two);
    for (const report of two) repo.write(report, answered(template, 3, answer("a")));
    const own = repo.as({ env: { GIT_INDEX_FILE: ".git/own" } });
    await own.ok("read-tree", "HEAD");
    await own.ok("commit", "-q", "-m", "Three", ...two);
    for (const folder of ["a", "b"]) await assertPageOf(repo, "HEAD", `${folder}/README.md`, `${folder}/report.html`);
    assert.equal(await own.ok("diff", "--cached", "--name-only"), "");
  });
});

describe("a fix and a page", () => {
  const listed = answered(template, 3, `${answer("a")}\n\nWe used:\n* one\n* two`);

  it("of which the page cannot be put: the report is not fixed either", async () => {
    const repo = await repoWith({ fix: "safe" }, "reports/README.md");
    repo.write("reports/README.md", listed);
    await blockPage(repo, "reports/report.html");
    await assertStoppedWithoutTrace(repo, /is a folder in the commit/);
  });

  it("that can be put: both are, and on disk", async () => {
    const repo = await repoWith({ fix: "safe" }, "reports/README.md");
    repo.write("reports/README.md", listed);
    await repo.ok("commit", "-q", "-a", "-m", "Three");
    assert.match(await repo.ok("show", "HEAD:reports/README.md"), /We used:\n\n\* one/);
    await assertPageOf(repo);
    await assertStatus(repo);
  });
});
