/** Where a repository may lie, and how git may be told where it is. */
import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import { assertPageOf, assertSound, assertStatus, pageOf } from "../helpers/page.js";
import {
  emptyRepo,
  installHooks,
  newFolder,
  pageFile,
  type Repo,
  repoAt,
  reportPath,
  repoWithoutAttributes,
} from "../helpers/repo.js";

const three = answered(template, 3, answer("a"));
const threeAndFour = answered(three, 4, answer("b"));

/** A commit of each common kind ends with the right page and a clean status. */
async function assertCommitsWork(repo: Repo): Promise<void> {
  repo.write(reportPath, three);
  await repo.ok("add", reportPath);
  await repo.ok("commit", "-m", "plain");
  await assertPageOf(repo);
  await assertStatus(repo);
  repo.write(reportPath, threeAndFour);
  await repo.ok("commit", "-a", "-m", "all");
  await assertPageOf(repo);
  await assertStatus(repo);
  repo.write(reportPath, answered(threeAndFour, 8, answer("c")));
  await repo.ok("commit", "-m", "path", reportPath);
  await assertPageOf(repo);
  await assertStatus(repo);
  await assertSound(repo);
}

describe("a repository", () => {
  it("as a linked worktree", async () => {
    const repo = await repoWithoutAttributes();
    const folder = newFolder("linked");
    await repo.ok("worktree", "add", "-q", "-b", "side", folder);
    await assertCommitsWork(repo.as({ folder }));
    await assertStatus(repo);
  });

  it("as a submodule", async () => {
    const inner = await repoWithoutAttributes();
    const outer = await emptyRepo();
    await outer.ok("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.folder, "part");
    await outer.ok("commit", "-m", "Add a part");
    const part = repoAt(join(outer.folder, "part"), outer.env);
    installHooks(join(outer.folder, ".git", "modules", "part"));
    await assertCommitsWork(part);
  });

  it("as the worktree of a bare clone", async () => {
    const origin = await repoWithoutAttributes();
    const bare = newFolder("bare.git");
    await origin.ok("clone", "--quiet", "--bare", origin.folder, bare);
    installHooks(bare);
    const folder = newFolder("tree");
    await origin.as({ folder: bare }).ok("worktree", "add", "-q", "-b", "side", folder);
    await assertCommitsWork(origin.as({ folder }));
  });

  it("with a git directory of its own elsewhere", async () => {
    const repo = await repoWithoutAttributes();
    await repo.ok("init", "--quiet", `--separate-git-dir=${join(newFolder(), "git")}`);
    await assertCommitsWork(repo);
  });

  it("as a shallow clone", async () => {
    const origin = await repoWithoutAttributes();
    origin.write(reportPath, answered(template, 5, answer("x")));
    await origin.ok("commit", "-a", "-m", "Five");
    const folder = newFolder("shallow");
    await origin.ok("clone", "--quiet", "--depth=1", `file://${origin.folder}`, folder);
    const repo = origin.as({ folder });
    installHooks(join(folder, ".git"));
    await assertCommitsWork(repo);
  });

  it("on a detached HEAD", async () => {
    const repo = await repoWithoutAttributes();
    await repo.ok("checkout", "--quiet", "--detach");
    await assertCommitsWork(repo);
  });

  it("from a sub-folder", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(reportPath, three);
    const inside = repo.as({ folder: join(repo.folder, "reports") });
    await inside.ok("commit", "-m", "Three", "README.md");
    await assertPageOf(repo);
    await assertStatus(repo);
    repo.write(reportPath, threeAndFour);
    await inside.ok("commit", "-a", "-m", "Four");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("checked by hand from a sub-folder, which stages the page", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(reportPath, three);
    await repo.ok("add", reportPath);
    const inside = repo.as({ folder: join(repo.folder, "reports") });
    const { code, out } = await inside.run("report-hook", "--staged");
    assert.equal(code, 0, out);
    assert.match(out, /^report\.html|page: report\.html/m);
    await assertPageOf(repo, "");
    await assertStatus(repo, `M  ${reportPath}`, `M  ${pageFile}`);
  });

  it("named by GIT_DIR and GIT_WORK_TREE, from elsewhere", async () => {
    const repo = await repoWithoutAttributes();
    const env = { GIT_DIR: join(repo.folder, ".git"), GIT_WORK_TREE: repo.folder };
    const elsewhere = repo.as({ env, folder: newFolder() });
    repo.write(reportPath, three);
    await elsewhere.ok("commit", "-a", "-m", "Three");
    await assertPageOf(repo);
    await assertStatus(repo);
    repo.write(reportPath, threeAndFour);
    await elsewhere.ok("commit", "-m", "Four", join(repo.folder, reportPath));
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("named by GIT_DIR alone, from its top", async () => {
    const repo = await repoWithoutAttributes();
    await assertCommitsWork(repo.as({ env: { GIT_DIR: join(repo.folder, ".git") } }));
  });

  it("named by --git-dir and --work-tree", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(reportPath, three);
    await repo
      .as({ folder: newFolder() })
      .ok(`--git-dir=${repo.folder}/.git`, `--work-tree=${repo.folder}`, "commit", "-a", "-m", "Three");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("with an index file of the person's own", async () => {
    const repo = await repoWithoutAttributes();
    const own = repo.as({ env: { GIT_INDEX_FILE: join(newFolder(), "index") } });
    await own.ok("read-tree", "HEAD");
    repo.write(reportPath, three);
    await own.ok("add", reportPath);
    await own.ok("commit", "-m", "Three");
    await assertPageOf(repo);
    await assertStatus(own);
  });

  it("with a commit of paths in an index file of the person's own", async () => {
    const repo = await repoWithoutAttributes();
    const own = repo.as({ env: { GIT_INDEX_FILE: join(newFolder(), "index") } });
    await own.ok("read-tree", "HEAD");
    repo.write(reportPath, three);
    await own.ok("commit", "-m", "Three", reportPath);
    await assertPageOf(repo);
    await assertStatus(own);
  });

  for (const name of [
    "with spaces",
    'it\'s "quoted"',
    "æøå 日本",
    "-dash",
    "line\nbreak",
    "$(touch x)`touch y`",
    "back\\slash",
  ]) {
    it(`in a folder called ${JSON.stringify(name)}`, async () => {
      await assertCommitsWork(await repoWithoutAttributes({ name }));
    });
  }

  it("through a symbolic link", async () => {
    const repo = await repoWithoutAttributes();
    const link = join(newFolder(), "link");
    symlinkSync(repo.folder, link);
    await assertCommitsWork(repo.as({ folder: link, env: { PWD: link } }));
  });

  it("in a sparse checkout that has the report", async () => {
    const repo = await repoWithoutAttributes();
    repo.write("src/a.py", "a\n");
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Source");
    await repo.ok("sparse-checkout", "set", "reports");
    assert.ok(!repo.has("src/a.py"));
    await assertCommitsWork(repo);
    assert.ok(!repo.has("src/a.py"));
  });

  it("in a sparse checkout that leaves the report out: the page is committed and no file appears", async () => {
    const repo = await repoWithoutAttributes();
    repo.write("src/a.py", "a\n");
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Source");
    await repo.ok("sparse-checkout", "set", "src");
    assert.ok(!repo.has(pageFile));
    const blob = join(newFolder(), "report");
    writeFileSync(blob, three);
    const id = await repo.ok("hash-object", "-w", blob);
    await repo.ok("update-index", "--cacheinfo", `100644,${id},${reportPath}`, "--skip-worktree", reportPath);
    await repo.ok("commit", "-m", "Three");
    await assertPageOf(repo);
    assert.ok(!repo.has(pageFile));
    await assertStatus(repo);
  });

  it("with a sparse index", async () => {
    const repo = await repoWithoutAttributes();
    for (let i = 0; i < 20; i++) repo.write(`src/${i}/a.py`, "a\n");
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Source");
    await repo.ok("sparse-checkout", "set", "--cone", "--sparse-index", "reports");
    await assertCommitsWork(repo);
  });

  it("with SHA-256 objects", async () => {
    const repo = await emptyRepo();
    const folder = newFolder("sha256");
    await repo.as({ folder }).ok("init", "--quiet", "--object-format=sha256");
    installHooks(join(folder, ".git"));
    const other = repo.as({ folder });
    other.write(reportPath, template);
    await other.ok("add", ".");
    await other.ok("commit", "-m", "Begin");
    await assertCommitsWork(other);
  });

  it("that another person owns, where git trusts it (safe.directory)", async () => {
    const repo = await repoWithoutAttributes();
    const { code } = await repo.run("chown", "-R", "12345:12345", repo.folder);
    if (code !== 0 || process.getuid?.() !== 0) return;
    repo.write(reportPath, three);
    const { out } = await repo.git("commit", "-a", "-m", "Three");
    assert.match(out, /dubious ownership/);
    await repo.ok("-c", `safe.directory=${repo.folder}`, "commit", "-a", "-m", "Three");
    await repo.ok("config", "--global", "safe.directory", "*");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("with a page in folders that do not exist yet: they are made", async () => {
    const repo = await repoWithoutAttributes();
    const page = "reports/html/of the report/index.html";
    repo.write(".report-hook.json", JSON.stringify({ page: "html/of the report/index.html" }));
    repo.write(reportPath, three);
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Three");
    await assertPageOf(repo, "HEAD", reportPath, page);
    assert.equal(repo.read(page), await pageOf(three));
    await assertStatus(repo);
  });

  it("with two reports, both in one commit", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(".report-hook.json", JSON.stringify({ reports: [reportPath, "other/README.md"] }));
    repo.write("other/README.md", template);
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Two reports");
    await assertPageOf(repo, "HEAD", "other/README.md", "other/report.html");
    repo.write(reportPath, three);
    repo.write("other/README.md", answered(template, 4, answer("o")));
    await repo.ok("commit", "-a", "-m", "Answers in both");
    await assertPageOf(repo);
    await assertPageOf(repo, "HEAD", "other/README.md", "other/report.html");
    await assertStatus(repo);
    assert.equal(repo.read(pageFile), await pageOf(three));
    mkdirSync(join(repo.folder, "empty"));
    await repo.as({ folder: join(repo.folder, "empty") }).ok("commit", "--allow-empty", "-m", "From an empty folder");
  });
});
