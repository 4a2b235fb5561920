/** Pages that people wrote into: nothing that is not in a commit is overwritten. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import { assertPageOf, assertSound, assertStatus, pageOf } from "../helpers/page.js";
import { emptyRepo, newFolder, newRepo, pageFile, reportPath } from "../helpers/repo.js";

const three = answered(template, 3, answer("a"));
const mine = "<p>my own words</p>\n";

describe("a page that somebody has edited", () => {
  it("on disk only: the right page goes into the commit, and the file is left alone, which is said", async () => {
    const repo = await newRepo();
    repo.write(pageFile, mine);
    repo.write(reportPath, three);
    const { code, out } = await repo.git("commit", "-m", "Three", reportPath);
    assert.equal(code, 0, out);
    assert.match(out, /reports\/report\.html on disk is left alone: it holds changes that are in no commit/);
    await assertPageOf(repo);
    assert.equal(repo.read(pageFile), mine);
    await assertStatus(repo, ` M ${pageFile}`);
    await assertSound(repo);
  });

  it("by one character in a page of ours, on disk only: left alone", async () => {
    const repo = await newRepo();
    const edited = repo.read(pageFile).replace("</h1>", " !</h1>");
    repo.write(pageFile, edited);
    repo.write(reportPath, three);
    await repo.ok("commit", "-m", "Three", reportPath);
    await assertPageOf(repo);
    assert.equal(repo.read(pageFile), edited);
  });

  for (const [what, args] of [
    ["staged", ["commit", "-m", "Three"]],
    ["with commit -a", ["commit", "-a", "-m", "Three"]],
    ["named as a path", ["commit", "-m", "Three", reportPath, pageFile]],
  ] as const) {
    it(`${what}: the commit is stopped, and the page stays as it is`, async () => {
      const repo = await newRepo();
      repo.write(pageFile, mine);
      repo.write(reportPath, three);
      if (what === "staged") await repo.ok("add", ".");
      const { code, out } = await repo.git(...args);
      assert.equal(code, 1);
      assert.match(out, /page\/edited/);
      assert.equal(repo.read(pageFile), mine);
      if (what === "staged") assert.equal((await repo.git("cat-file", "blob", `:${pageFile}`)).stdout, mine);
      await assertSound(repo);
    });
  }

  it("and staged, while the disk has another edit: both stay", async () => {
    const repo = await newRepo();
    repo.write(pageFile, mine);
    repo.write(reportPath, three);
    await repo.ok("add", ".");
    repo.write(pageFile, `${mine}${mine}`);
    assert.equal((await repo.git("commit", "-m", "Three")).code, 1);
    assert.equal(repo.read(pageFile), `${mine}${mine}`);
    assert.equal((await repo.git("cat-file", "blob", `:${pageFile}`)).stdout, mine);
  });

  it("on disk, and in a stash only, which keeps nothing once it is dropped: left alone", async () => {
    const repo = await newRepo();
    repo.write(pageFile, mine);
    await repo.ok("stash", "-q");
    await repo.ok("stash", "apply", "-q");
    repo.write(reportPath, three);
    await repo.ok("commit", "-m", "Three", reportPath);
    assert.equal(repo.read(pageFile), mine);
    await assertPageOf(repo);
  });

  it("staged, in a commit that only the reflog has: the commit is stopped", async () => {
    const repo = await newRepo();
    repo.write(pageFile, mine);
    await repo.ok("commit", "-q", "-a", "--no-verify", "-m", "Mine");
    await repo.ok("reset", "-q", "--soft", "HEAD^");
    repo.write(reportPath, three);
    await repo.ok("add", reportPath);
    const { code, out } = await repo.git("commit", "-m", "Three");
    assert.equal(code, 1, out);
    assert.equal((await repo.git("cat-file", "blob", `:${pageFile}`)).stdout, mine);
  });

  for (const level of ["warning", "note", "off"]) {
    it(`staged, where page/edited is at "${level}": committed as it is, which is said`, async () => {
      const repo = await newRepo();
      repo.write(".report-hook.json", `{"rules": {"page/edited": "${level}"}}`);
      repo.write(pageFile, mine);
      repo.write(reportPath, three);
      await repo.ok("add", ".");
      const { code, out } = await repo.git("commit", "-m", "Three");
      assert.equal(code, 0, out);
      assert.match(out, /committed with the changes made by hand/);
      assert.equal(repo.read(pageFile), mine);
      assert.equal((await repo.git("cat-file", "blob", `HEAD:${pageFile}`)).stdout, mine);
    });
  }

  it("staged, where the report was empty before: the commit is stopped, and the page stays", async () => {
    const repo = await newRepo();
    repo.write(reportPath, "");
    await repo.ok("commit", "-q", "-a", "--no-verify", "-m", "Empty");
    await repo.ok("commit", "-q", "--allow-empty", "-m", "Page of the empty report");
    repo.write(pageFile, mine);
    await repo.ok("add", ".");
    const { code, out } = await repo.git("commit", "-m", "Mine");
    assert.equal(code, 1, out);
    assert.match(out, /page\/edited/);
    assert.equal(repo.read(pageFile), mine);
    assert.equal((await repo.git("cat-file", "blob", `:${pageFile}`)).stdout, mine);
  });

  it("staged alone, without the report: the commit is stopped too", async () => {
    const repo = await newRepo();
    repo.write(pageFile, mine);
    await repo.ok("add", ".");
    assert.equal((await repo.git("commit", "-m", "Mine")).code, 1);
  });

  it("staged, but the commit names only the report: the staged page stays staged", async () => {
    const repo = await newRepo();
    repo.write(pageFile, mine);
    await repo.ok("add", ".");
    repo.write(reportPath, three);
    const { code, out } = await repo.git("commit", "-m", "Three", reportPath);
    assert.equal(code, 0, out);
    await assertPageOf(repo);
    assert.equal((await repo.git("cat-file", "blob", `:${pageFile}`)).stdout, mine);
    assert.equal(repo.read(pageFile), mine);
    await assertStatus(repo, `M  ${pageFile}`);
  });

  it("not tracked, of the person's own: left alone, and the page is in the commit", async () => {
    const repo = await emptyRepo();
    repo.write(pageFile, mine);
    repo.write(reportPath, template);
    await repo.ok("add", reportPath);
    const { code, out } = await repo.git("commit", "-m", "Begin");
    assert.equal(code, 0, out);
    assert.match(out, /left alone/);
    await assertPageOf(repo);
    assert.equal(repo.read(pageFile), mine);
  });

  it("ignored, of the person's own: left alone and not committed", async () => {
    const repo = await emptyRepo();
    repo.write(".gitignore", "*.html\n");
    repo.write(pageFile, mine);
    repo.write(reportPath, template);
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Begin");
    assert.equal(repo.read(pageFile), mine);
    assert.equal(await repo.ok("ls-files", pageFile), "");
  });
});

describe("a page that may be replaced", () => {
  it("committed by the course's own script: replaced, since history has it", async () => {
    const repo = await newRepo();
    repo.write(pageFile, mine);
    await repo.ok("commit", "-a", "--no-verify", "-m", "By script");
    repo.write(reportPath, three);
    await repo.ok("commit", "-a", "-m", "Three");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("that page with CRLF on disk", async () => {
    const repo = await newRepo();
    repo.write(pageFile, repo.read(pageFile).replaceAll("\n", "\r\n"));
    repo.write(reportPath, three);
    await repo.ok("commit", "-m", "Three", reportPath);
    assert.equal(repo.read(pageFile), await pageOf(three));
    await assertStatus(repo);
  });

  it("taken from another commit", async () => {
    const repo = await newRepo();
    await repo.ok("checkout", "-q", "-b", "side");
    repo.write(pageFile, mine);
    await repo.ok("commit", "-a", "--no-verify", "-m", "Mine");
    await repo.ok("checkout", "-q", "main");
    await repo.ok("checkout", "side", "--", pageFile);
    repo.write(reportPath, three);
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Three");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("rendered by us for a commit that never came to be, in another worktree too", async () => {
    const repo = await newRepo();
    repo.write(reportPath, three);
    await repo.as({ env: { GIT_EDITOR: "false" } }).git("commit", "-a");
    const folder = newFolder("linked");
    await repo.ok("worktree", "add", "-q", "-b", "side", folder);
    const linked = repo.as({ folder });
    linked.write(pageFile, repo.read(pageFile));
    linked.write(reportPath, answered(template, 4, answer("b")));
    await linked.ok("commit", "-m", "Four", reportPath);
    await assertPageOf(linked);
    await assertStatus(linked);
  });
});

describe("something else in the page's place", () => {
  it("a symbolic link on disk: not followed, and the page is in the commit", async () => {
    const repo = await newRepo();
    const target = join(newFolder(), "target");
    writeFileSync(target, "theirs\n");
    await repo.run("rm", pageFile);
    symlinkSync(target, join(repo.folder, pageFile));
    repo.write(reportPath, three);
    const { code, out } = await repo.git("commit", "-m", "Three", reportPath);
    assert.equal(code, 0, out);
    assert.match(out, /a symbolic link stands in its place/);
    await assertPageOf(repo);
    assert.equal((await repo.run("cat", target)).stdout, "theirs\n");
  });

  it("a symbolic link that is staged: the commit is stopped", async () => {
    const repo = await newRepo();
    await repo.run("rm", pageFile);
    symlinkSync("../train.py", join(repo.folder, pageFile));
    repo.write(reportPath, three);
    assert.equal((await repo.git("commit", "-a", "-m", "Three")).code, 1);
    assert.equal((await repo.run("cat", "train.py")).stdout, "print('training')\n");
  });

  it("a folder: left alone", async () => {
    const repo = await newRepo();
    await repo.run("rm", pageFile);
    mkdirSync(join(repo.folder, pageFile));
    repo.write(reportPath, three);
    const { code, out } = await repo.git("commit", "-m", "Three", reportPath);
    assert.equal(code, 0, out);
    assert.match(out, /left alone/);
    await assertPageOf(repo);
  });

  it("a symbolic link in place of the report's folder, out of the repository: nothing is written there", async () => {
    const repo = await newRepo();
    repo.write(reportPath, three);
    await repo.ok("add", reportPath);
    const outside = newFolder("outside");
    await repo.run("mv", "reports", "real");
    symlinkSync(outside, join(repo.folder, "reports"));
    const { code, out } = await repo.git("commit", "-m", "Three");
    assert.equal(code, 0, out);
    assert.match(out, /its folder is a symbolic link/);
    await assertPageOf(repo);
    assert.equal((await repo.run("ls", "-A", outside)).stdout, "");
  });
});

describe("a page that was taken out of the index", () => {
  it("and is ignored now stays out", async () => {
    const repo = await newRepo();
    await repo.ok("rm", "-q", "--cached", pageFile);
    repo.write(".gitignore", "*.html\n");
    repo.write(reportPath, three);
    await repo.ok("add", ".");
    const { code, out } = await repo.git("commit", "-m", "No page");
    assert.equal(code, 0, out);
    assert.match(out, /is written, but the repository ignores it/);
    assert.equal(await repo.ok("ls-tree", "-r", "--name-only", "HEAD", pageFile), "");
    assert.equal(await repo.ok("ls-files", pageFile), "");
    assert.equal(repo.read(pageFile), await pageOf(three));
    await assertStatus(repo);
  });
});

describe("an executable page", () => {
  it("stays executable", async () => {
    const repo = await newRepo();
    chmodSync(join(repo.folder, pageFile), 0o755);
    await repo.ok("commit", "-a", "--no-verify", "-m", "Executable");
    repo.write(reportPath, three);
    await repo.ok("commit", "-a", "-m", "Three");
    await assertPageOf(repo);
    await assertStatus(repo);
    await repo.run("rm", pageFile);
    repo.write(reportPath, template);
    await repo.ok("commit", "-m", "Again", reportPath);
    await assertPageOf(repo);
    await assertStatus(repo);
    assert.equal(statSync(join(repo.folder, pageFile)).mode & 0o111, 0o111);
  });
});

describe("a page without write permission", () => {
  it("is replaced, as git replaces such files", async () => {
    const repo = await newRepo();
    chmodSync(join(repo.folder, pageFile), 0o444);
    repo.write(reportPath, three);
    await repo.ok("commit", "-a", "-m", "Three");
    await assertPageOf(repo);
    await assertStatus(repo);
  });
});

describe("the page that the course's script makes", () => {
  const report =
    "# Our beds, of which there are far too many for us\n\n### Question 1\n\n> **What grows?**\n>\n> Answer:\n\nPeas\n";
  const theirs =
    "<p>for us</p>\n<h3>Question 1</h3>\n<blockquote>\n<p><strong>What grows?</strong></p>\n<p>Answer:</p>\n</blockquote>\n<p>Peas</p>";

  it("is nobody's work: staged, the report's page takes its place", async () => {
    const repo = await emptyRepo();
    repo.write(reportPath, report);
    repo.write(pageFile, theirs);
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Both");
    assert.match(await repo.ok("show", `HEAD:${pageFile}`), /<meta name="generator" content="report-hook">/);
    await assertSound(repo);
  });

  it("with a word of somebody's in it stops the commit", async () => {
    const repo = await emptyRepo();
    repo.write(reportPath, report);
    repo.write(pageFile, theirs.replace("Peas", "Peas and beans"));
    await repo.ok("add", ".");
    const { code, out } = await repo.git("commit", "-m", "Both");
    assert.equal(code, 1);
    assert.match(out, /page\/edited/);
  });
});
