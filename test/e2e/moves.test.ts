/** The report renamed, moved, deleted, added again, or staged as something else. */
import assert from "node:assert/strict";
import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import { assertPageOf, assertSound, assertStatus } from "../helpers/page.js";
import {
  emptyRepo,
  newFolder,
  pageFile,
  type Ran,
  type Repo,
  reportPath,
  repoWithoutAttributes,
} from "../helpers/repo.js";

const three = answered(template, 3, answer("a"));
const config = (reports: string[], more = {}): string => `${JSON.stringify({ reports, ...more })}\n`;

describe("a report that is no longer there", () => {
  it("deleted: the commit is stopped", async () => {
    const repo = await repoWithoutAttributes();
    await repo.ok("rm", "-q", reportPath);
    const { code, out } = await repo.git("commit", "-m", "Away");
    assert.equal(code, 1);
    assert.match(out, /template\/report-missing/);
    assert.match(out, /git checkout HEAD -- :\/reports\/README\.md/);
  });

  for (const [what, from, to, file] of [
    ["renamed", reportPath, "reports/the report.md", "reports/the report.md"],
    ["moved with its folder", "reports", "docs", "docs/README.md"],
  ] as const) {
    it(`${what}: the commit is stopped, and what is printed gives it its name back with all that is written in it`, async () => {
      const repo = await repoWithoutAttributes();
      await repo.ok("mv", from, to);
      const text = answered(template, 5, answer("evening"));
      repo.write(file, text);
      await repo.ok("add", ".");
      const { code, out } = await repo.git("commit", "-m", "Away");
      assert.equal(code, 1);
      assert.match(out, /template\/report-missing/);
      const command = /((?:mkdir|git mv) [^;]*);/.exec(out.replaceAll(/\n +/g, " "))?.[1] ?? "";
      assert.equal((await repo.run("sh", "-c", command)).code, 0, out);
      await repo.ok("commit", "-m", "Back");
      assert.equal((await repo.git("show", `HEAD:${reportPath}`)).stdout, text);
    });
  }

  it("deleted as report-hook becomes a part of the repository: its template is not the report under another name", async () => {
    const repo = await repoWithoutAttributes();
    await repo.ok("rm", "-q", reportPath);
    assert.equal((await repo.run("report-hook", "init", "--vendor")).code, 0);
    await repo.ok("add", "-A");
    const { code, out } = await repo.git("commit", "-m", "Away");
    assert.equal(code, 1, out);
    assert.match(out, /is not there any more/);
    assert.match(out, /git checkout HEAD -- :\/reports\/README\.md/);
  });

  it("deleted, one of several that are named in objects: the commit is stopped", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(".report-hook.json", config([], { reports: [{ files: reportPath }, { files: "other/README.md" }] }));
    repo.write("other/README.md", three);
    await repo.ok("add", "-A");
    await repo.ok("commit", "-q", "-m", "Two");
    await repo.ok("rm", "-q", "other/README.md");
    assert.match((await repo.run("report-hook")).out, /other\/README\.md is not there any more/);
    assert.equal((await repo.git("commit", "-m", "Away")).code, 1);
  });

  it("deleted, one of many documents that a pattern names: that is their own business", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(".report-hook.json", config([], { reports: [reportPath, { files: "other/*.md" }] }));
    repo.write("other/one.md", three);
    await repo.ok("add", "-A");
    await repo.ok("commit", "-q", "-m", "Two");
    await repo.ok("rm", "-q", "other/one.md");
    await repo.ok("commit", "-m", "Away");
  });

  it("emptied: the commit is stopped", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(reportPath, "");
    const { code, out } = await repo.git("commit", "-a", "-m", "Empty");
    assert.equal(code, 1);
    assert.match(out, /template\/report-missing/);
  });

  it("deleted with --no-verify: later commits are not stopped, and adding it again brings the page", async () => {
    const repo = await repoWithoutAttributes();
    await repo.ok("rm", "-q", reportPath);
    await repo.ok("commit", "--no-verify", "-m", "Away");
    repo.write("train.py", "more\n");
    await repo.ok("commit", "-a", "-m", "Train");
    repo.write(reportPath, three);
    await repo.ok("add", reportPath);
    await repo.ok("commit", "-m", "Back");
    await assertPageOf(repo);
    await assertStatus(repo);
  });
});

/** A repository whose report shows two figures in question 19 and 20; the file of the second is missing. */
async function withFigures(): Promise<Repo> {
  const repo = await repoWithoutAttributes();
  const shown = answered(template, 19, "![Bucket](figures/bucket.png)");
  repo.write(reportPath, answered(shown, 20, "![Registry](figures/lost.png)"));
  repo.write("reports/figures/bucket.png", "png\n");
  await repo.ok("add", ".");
  await repo.ok("commit", "--no-verify", "-m", "Figures");
  return repo;
}

/** Commits what is staged with a configuration that names the report's new place. */
async function moveTo(repo: Repo, path: string): Promise<Ran> {
  repo.write(".report-hook.json", config([path]));
  await repo.ok("add", ".");
  return repo.git("commit", "-m", "Move");
}

describe("a report that moves together with the configuration", () => {
  it("keeps its unchanged questions unchanged, and its page moves along", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(reportPath, answered(template, 5, answer("short", 4)));
    await repo.ok("commit", "-a", "-m", "Five");
    await repo.ok("mv", "reports", "docs");
    repo.write(".report-hook.json", config(["docs/README.md"]));
    await repo.ok("add", ".report-hook.json");
    const { code, out } = await repo.git("commit", "-m", "Move");
    assert.equal(code, 0, out);
    assert.doesNotMatch(out, /too-short/);
    await assertPageOf(repo, "HEAD", "docs/README.md", "docs/report.html");
    await assertStatus(repo);
    repo.write("docs/README.md", three);
    await repo.ok("commit", "-a", "-m", "Three");
    await assertPageOf(repo, "HEAD", "docs/README.md", "docs/report.html");
    await assertStatus(repo);
  });

  it("is stopped where its figures stay behind, and is told what they were", async () => {
    const repo = await withFigures();
    mkdirSync(join(repo.folder, "handin"));
    await repo.ok("mv", reportPath, "handin/README.md");
    const { code, out } = await moveTo(repo, "handin/README.md");
    assert.equal(code, 1, out);
    assert.match(out, /error {2}the image "handin\/figures\/bucket\.png" is not in the commit\n/);
    assert.match(out, /Move it along with the report: it stayed at "reports\/figures\/bucket\.png"/);
    assert.match(out, /1 problem in 1 changed question;/);
    assert.doesNotMatch(out, /lost\.png/, "which was missing before");
    await repo.ok("mv", "reports/figures", "handin/figures");
    const moved = await repo.git("commit", "-m", "Move");
    assert.equal(moved.code, 0, moved.out);
    assert.match(moved.out, /no problems; 27 unchanged questions/);
  });

  it("is stopped where it is a copy without its figures, beside the report that stays", async () => {
    const repo = await withFigures();
    repo.write("handin/README.md", repo.read(reportPath));
    const { code, out } = await moveTo(repo, "handin/README.md");
    assert.equal(code, 1, out);
    assert.match(out, /error {2}the image "handin\/figures\/bucket\.png" is not in the commit\n/);
    cpSync(join(repo.folder, "reports/figures"), join(repo.folder, "handin/figures"), { recursive: true });
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Copy");
  });

  it("is stopped where a path leads out of the repository from the new place", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(reportPath, answered(template, 19, "![Bucket](../media/bucket.png)"));
    repo.write("media/bucket.png", "png\n");
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Figure");
    await repo.ok("mv", reportPath, "README.md");
    const { code, out } = await moveTo(repo, "README.md");
    assert.equal(code, 1, out);
    assert.match(out, /error {2}the image "\.\.\/media\/bucket\.png" lies outside the repository\n/);
  });

  it("is told that its old page stays, with the command that takes it out", async () => {
    const repo = await repoWithoutAttributes();
    mkdirSync(join(repo.folder, "hand in"));
    await repo.ok("mv", reportPath, "hand in/README.md");
    const { code, out } = await moveTo(repo, "hand in/README.md");
    assert.equal(code, 0, out);
    const [, command = ""] = /reports\/report\.html, .* stays: (git rm .*)/.exec(out) ?? [];
    assert.equal((await repo.run("sh", "-c", command)).code, 0, out);
    const { out: after } = await repo.git("commit", "-m", "Without the old page");
    assert.doesNotMatch(after, /stays/);
    assert.equal((await repo.git("cat-file", "-e", `HEAD:${pageFile}`)).code, 128);
    await assertPageOf(repo, "HEAD", "hand in/README.md", "hand in/report.html");
    await assertStatus(repo);
  });

  it("is stopped where the configuration names a place with no report", async () => {
    const repo = await repoWithoutAttributes();
    await repo.ok("rm", "-q", reportPath);
    repo.write(".report-hook.json", config(["docs/README.md"]));
    await repo.ok("add", ".report-hook.json");
    assert.equal((await repo.git("commit", "-m", "Move")).code, 1);
  });
});

describe("a report staged as something else", () => {
  it("executable: the page is right, and the mode stays", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(reportPath, three);
    chmodSync(join(repo.folder, reportPath), 0o755);
    await repo.ok("commit", "-a", "-m", "Three");
    await assertPageOf(repo);
    assert.match(await repo.ok("ls-tree", "HEAD", reportPath), /^100755/);
    await assertStatus(repo);
  });

  it("a symbolic link out of the repository: refused in one line, and nothing of its target is read", async () => {
    const repo = await repoWithoutAttributes();
    const secret = join(newFolder(), "secret.md");
    writeFileSync(secret, "### Question 1 secret\n");
    await repo.run("rm", reportPath);
    symlinkSync(secret, join(repo.folder, reportPath));
    const { code, out } = await repo.git("commit", "-a", "-m", "Link");
    assert.notEqual(code, 0);
    assert.match(out, /^report-hook: reports\/README\.md: staged as a symbolic link/m);
    assert.doesNotMatch(out, /secret/);
  });

  it("a link that was there before does not stop other commits", async () => {
    const repo = await repoWithoutAttributes();
    await repo.run("rm", reportPath);
    symlinkSync("../train.py", join(repo.folder, reportPath));
    await repo.ok("commit", "-a", "--no-verify", "-m", "Link");
    repo.write("train.py", "more\n");
    await repo.ok("commit", "-a", "-m", "Train");
    await repo.ok("commit", "--allow-empty", "-m", "Again");
  });

  it("not UTF-8: refused in one line", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(reportPath, Buffer.from(three.replace("a0", "caf\u00e9"), "latin1"));
    const { code, out } = await repo.git("commit", "-a", "-m", "Latin");
    assert.notEqual(code, 0);
    assert.match(out, /^report-hook: reports\/README\.md: not UTF-8/m);
  });

  it("over 8 MB: refused in one line", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(reportPath, `${three}${"x ".repeat(4.2e6)}`);
    const { code, out } = await repo.git("commit", "-a", "-m", "Large");
    assert.notEqual(code, 0);
    assert.match(out, /over 8 MB/);
  });

  it("a folder: the report is missing", async () => {
    const repo = await repoWithoutAttributes();
    await repo.ok("rm", "-q", reportPath);
    repo.write(`${reportPath}/a.md`, "a\n");
    await repo.ok("add", ".");
    assert.equal((await repo.git("commit", "-m", "Folder")).code, 1);
  });
});

describe("git add -N", () => {
  it("a report that is only promised is not checked, and not committed", async () => {
    const repo = await emptyRepo();
    repo.write("a.txt", "a\n");
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Begin");
    repo.write(reportPath, template);
    await repo.ok("add", "-N", reportPath);
    repo.write("a.txt", "b\n");
    const { code, out } = await repo.git("commit", "-m", "Other", "a.txt");
    assert.equal(code, 0, out);
    assert.equal(await repo.ok("ls-tree", "-r", "--name-only", "HEAD"), "a.txt");
    await repo.ok("commit", "-a", "-m", "Report");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("a page that is only promised is committed with the report's", async () => {
    const repo = await emptyRepo();
    repo.write(reportPath, template);
    repo.write(pageFile, "mine\n");
    await repo.ok("add", reportPath);
    await repo.ok("add", "-N", pageFile);
    const { code, out } = await repo.git("commit", "-m", "Begin");
    assert.equal(code, 0, out);
    await assertPageOf(repo);
    assert.equal(repo.read(pageFile), "mine\n");
    await assertStatus(repo, ` M ${pageFile}`);
  });
});

describe("where the page goes", () => {
  it("is where the configuration says, also for the hooks' question", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(".report-hook.json", config(["docs/hand in/æ.md"], { page: "out/page.html" }));
    repo.write("docs/hand in/æ.md", template);
    mkdirSync(join(repo.folder, "docs/hand in/out"));
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Elsewhere");
    await assertPageOf(repo, "HEAD", "docs/hand in/æ.md", "docs/hand in/out/page.html");
    repo.write("docs/hand in/æ.md", three);
    await repo.ok("commit", "-a", "-m", "Three");
    await assertPageOf(repo, "HEAD", "docs/hand in/æ.md", "docs/hand in/out/page.html");
    await assertStatus(repo);
  });

  it('is nowhere with "page": false', async () => {
    const repo = await emptyRepo();
    repo.write(".report-hook.json", config([reportPath], { page: false }));
    repo.write(reportPath, three);
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Begin");
    assert.ok(!repo.has(pageFile));
    await assertStatus(repo);
    repo.write(reportPath, answered(three, 4, answer("b")));
    await repo.ok("commit", "-a", "-m", "Four");
    assert.ok(!repo.has(pageFile));
  });

  it("is beside the report and not in the commit where the repository ignores it", async () => {
    const repo = await emptyRepo();
    repo.write(".gitignore", "*.html\n");
    repo.write(reportPath, template);
    await repo.ok("add", ".");
    const { code, out } = await repo.git("commit", "-m", "Begin");
    assert.equal(code, 0, out);
    assert.match(out, /the repository ignores it/);
    assert.ok(repo.has(pageFile));
    assert.equal(await repo.ok("ls-files", pageFile), "");
    repo.write(reportPath, three);
    await repo.ok("commit", "-a", "-m", "Three");
    assert.match(repo.read(pageFile), /a0 a1/);
    await assertStatus(repo);
    await assertSound(repo);
  });

  it("is put back where only the page was deleted", async () => {
    const repo = await repoWithoutAttributes();
    await repo.ok("rm", "-q", pageFile);
    repo.write("train.py", "more\n");
    await repo.ok("commit", "-a", "-m", "Without");
    await assertPageOf(repo);
    await assertStatus(repo);
  });
});

describe("a figure", () => {
  const withFigure = answered(template, 19, "![Bucket](figures/bucket.png)");

  it("that is not added stops the commit and says so; added, it goes through", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(reportPath, withFigure);
    repo.write("reports/figures/bucket.png", "png\n");
    await repo.ok("add", reportPath);
    const { code, out } = await repo.git("commit", "-m", "Figure");
    assert.equal(code, 1);
    assert.match(out, /answer\/image-missing/);
    await repo.ok("add", "reports/figures");
    await repo.ok("commit", "-m", "Figure");
    await assertPageOf(repo);
  });

  for (const [what, file] of [
    ["deleted alone", "reports/figures/bucket.png"],
    ["deleted, of which was told that it lies outside the report's folder", "media/bucket.png"],
  ] as const) {
    it(`that is ${what} stops the commit`, async () => {
      const repo = await repoWithoutAttributes();
      repo.write(reportPath, withFigure.replace("figures/bucket.png", `../${file}`));
      repo.write(file, "png\n");
      await repo.ok("add", ".");
      await repo.ok("commit", "-m", "Figure");
      await repo.ok("rm", "-q", file);
      const { code, out } = await repo.git("commit", "-m", "No figure");
      assert.equal(code, 1);
      assert.match(out, /answer\/image-missing/);
    });
  }

  it("in other upper and lower case stops the commit and names the file", async () => {
    const repo = await repoWithoutAttributes();
    repo.write(reportPath, withFigure);
    repo.write("reports/figures/Bucket.PNG", "png\n");
    await repo.ok("add", ".");
    const { code, out } = await repo.git("commit", "-m", "Figure");
    assert.equal(code, 1);
    assert.match(out, /Bucket\.PNG/);
  });
});
