/** Pages that were committed without the hook: which commits put them right, and what is watched afterwards. */
import assert from "node:assert/strict";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { assertPageOf, assertStatus } from "../helpers/page.js";
import {
  emptyRepo,
  installHooks,
  newFolder,
  newRepo,
  pageFile,
  type Repo,
  repoAt,
  reportPath,
} from "../helpers/repo.js";

const three = answered(template, 3, answer("a"));

async function commitFile(repo: Repo, name: string): Promise<void> {
  repo.write(name, `${name}\n`);
  await repo.ok("add", name);
  await repo.ok("commit", "-q", "-m", name);
}

/** A commit of the report that no hook saw. */
async function commitUnseen(repo: Repo, report: string): Promise<void> {
  repo.write(reportPath, report);
  await repo.ok("commit", "-q", "-a", "--no-verify", "-m", "Unseen");
}

describe("a page that a commit takes away", () => {
  const gone = /reports\/report\.html is missing from this commit/;

  it("is told of, and put back by the branch's next commit, whatever that touches", async () => {
    const repo = await newRepo();
    await repo.ok("rm", "-q", "--cached", pageFile);
    const { out } = await repo.git("commit", "-q", "--no-verify", "-m", "No page");
    assert.match(out, gone);
    await commitFile(repo, "a.txt");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("with the commit that brought it, by a revert, is put back by an amend of that", async () => {
    const repo = await emptyRepo();
    repo.write(reportPath, template);
    await repo.ok("add", ".");
    await repo.ok("commit", "-q", "--no-verify", "-m", "Begin");
    repo.write(reportPath, three);
    await repo.ok("commit", "-q", "-a", "-m", "Three");
    const { out } = await repo.git("revert", "--no-edit", "HEAD");
    assert.match(out, gone);
    await repo.ok("commit", "-q", "--amend", "--no-edit");
    await assertPageOf(repo);
  });

  it("is no page of a report that never had one", async () => {
    const repo = await emptyRepo();
    for (const text of [template, three]) {
      repo.write(reportPath, text);
      await repo.ok("add", ".");
      assert.doesNotMatch((await repo.git("commit", "-q", "--no-verify", "-m", "No page")).out, /missing|out of date/);
    }
  });
});

describe("an old page in a commit", () => {
  it("is put right by the branch's next commit, whatever was committed on another branch meanwhile", async () => {
    const repo = await newRepo();
    await repo.ok("branch", "side");
    await commitUnseen(repo, three);
    await repo.ok("checkout", "-q", "side");
    await commitFile(repo, "a.txt");
    await repo.ok("checkout", "-q", "main");
    await commitFile(repo, "b.txt");
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("is put right on each branch that has it", async () => {
    const repo = await newRepo();
    await commitUnseen(repo, three);
    await repo.ok("checkout", "-q", "-b", "side");
    await commitFile(repo, "a.txt");
    await assertPageOf(repo);
    await repo.ok("checkout", "-q", "main");
    await commitFile(repo, "b.txt");
    await assertPageOf(repo);
  });

  it("is put right in another working tree than the one it was committed in", async () => {
    const repo = await newRepo();
    const folder = newFolder("linked");
    await repo.ok("worktree", "add", "-q", "-b", "side", folder);
    await commitUnseen(repo.as({ folder }), three);
    await repo.ok("merge", "-q", "--ff-only", "side");
    await commitFile(repo, "a.txt");
    await assertPageOf(repo);
  });

  it("costs the commits of other branches no start of node", async () => {
    const repo = await newRepo();
    await repo.ok("branch", "side");
    await commitUnseen(repo, three);
    await repo.ok("checkout", "-q", "side");
    await commitFile(repo.as({ env: { NODE_OPTIONS: "--require=/does/not/exist" } }), "a.txt");
  });
});

describe("a commit that a person's own post-merge hook makes", () => {
  const own = (change: string): string =>
    `#!/bin/sh\n[ -e stamped ] && exit\ntouch stamped\n${change}\ngit commit -q -a -m Stamped\n`;

  it("after a fast-forward has its page: that git names the merged side to it does not make it a merge", async () => {
    const repo = await newRepo();
    await repo.ok("checkout", "-q", "-b", "side");
    await commitFile(repo, "a.txt");
    await repo.ok("checkout", "-q", "main");
    repo.write("three.md", three);
    repo.write(".git/hooks/post-merge", own(`cp three.md ${reportPath}`));
    await repo.ok("merge", "-q", "side");
    assert.equal(await repo.ok("log", "-1", "--format=%s"), "Stamped");
    await assertPageOf(repo);
  });

  it("after a squash has its page too", async () => {
    const repo = await newRepo();
    await repo.ok("checkout", "-q", "-b", "side");
    repo.write(reportPath, three);
    await repo.ok("commit", "-q", "-a", "-m", "Three");
    await repo.ok("checkout", "-q", "main");
    repo.write(".git/hooks/post-merge", own(`git checkout -q HEAD -- ${pageFile}`));
    await repo.ok("merge", "-q", "--squash", "side");
    assert.equal(await repo.ok("log", "-1", "--format=%s"), "Stamped");
    await assertPageOf(repo);
  });
});

describe("what the hooks watch", () => {
  const figure = "reports/images/a.png";
  const shown = answered(template, 3, `${answer("a")}\n\n![a](images/a.png)`);

  for (const [what, merge] of [
    ["a pull", ["pull", "-q", "--no-rebase", "--no-edit"]],
    ["a pull that rebases", ["pull", "-q", "--rebase"]],
  ] as const) {
    it(`a figure that ${what} brought: a commit that takes only that away is stopped`, async () => {
      const origin = await newRepo();
      const folder = newFolder("clone");
      await origin.ok("clone", "-q", origin.folder, folder);
      installHooks(join(folder, ".git"));
      const clone = repoAt(folder, origin.env);
      clone.write(reportPath, answered(template, 8, answer("b")));
      await clone.ok("commit", "-q", "-a", "-m", "Eight");
      origin.write(figure, "image");
      origin.write(reportPath, shown);
      await origin.ok("add", ".");
      await origin.ok("commit", "-q", "-m", "Figure");
      await clone.ok(...merge);
      await clone.ok("rm", "-q", figure);
      const { code, out } = await clone.git("commit", "-m", "No figure");
      assert.equal(code, 1, out);
      assert.match(out, /answer\/image-missing/);
    });
  }

  for (const [what, go] of [
    ["a checkout", ["checkout", "-q", "side"]],
    ["a reset", ["reset", "-q", "--hard", "side"]],
    ["a rebase", ["rebase", "-q", "side"]],
  ] as const) {
    it(`a figure that ${what} brought, of which no hook was told`, async () => {
      const repo = await newRepo();
      await repo.ok("checkout", "-q", "-b", "side");
      repo.write(figure, "image");
      repo.write(reportPath, shown);
      await repo.ok("add", ".");
      await repo.ok("commit", "-q", "-m", "Figure");
      await repo.ok("checkout", "-q", "main");
      repo.write(reportPath, answered(template, 8, answer("b")));
      await repo.ok("commit", "-q", "-a", "-m", "Eight");
      await repo.ok("-c", "core.hooksPath=/dev/null", ...go);
      await repo.ok("rm", "-q", figure);
      const { code, out } = await repo.git("commit", "-m", "No figure");
      assert.equal(code, 1, out);
      assert.match(out, /answer\/image-missing/);
    });
  }

  it("what else lies beside the report, of which nothing is said", async () => {
    const repo = await newRepo();
    for (const text of ["one", "two"]) {
      repo.write("reports/notes.txt", text);
      await repo.ok("add", ".");
      const { code, out } = await repo.git("commit", "-q", "-m", "Notes");
      assert.deepEqual([code, out], [0, ""]);
    }
  });

  it("a figure in a fresh clone", async () => {
    const repo = await newRepo();
    repo.write(figure, "image");
    repo.write(reportPath, shown);
    await repo.ok("add", ".");
    await repo.ok("commit", "-q", "-m", "Figure");
    rmSync(join(repo.folder, ".git/report-hook"), { recursive: true });
    await repo.ok("rm", "-q", figure);
    assert.equal((await repo.git("commit", "-m", "No figure")).code, 1);
  });

  for (const [what, config] of [
    ["on one line", '{"report-hook":{"reports":["docs/report.md"]}}'],
    ["with its brace on the next line", '{\n  "report-hook":\n  {\n    "reports": ["docs/report.md"]\n  }\n}\n'],
    [
      "with a blank before its colon, and CRLF",
      '{\r\n  "report-hook" :\r\n\t{ "reports": ["docs/report.md"] }\r\n}\r\n',
    ],
  ] as const) {
    it(`the report that package.json names, ${what}`, async () => {
      const repo = await emptyRepo();
      repo.write("package.json", config);
      repo.write("docs/report.md", template);
      await repo.ok("add", ".");
      await repo.ok("commit", "-q", "-m", "Begin");
      assert.ok(existsSync(join(repo.folder, "docs/report.html")));
      rmSync(join(repo.folder, ".git/report-hook"), { recursive: true });
      repo.write("docs/report.md", broken(template, 4));
      assert.equal((await repo.git("commit", "-a", "-m", "Broken")).code, 1);
    });
  }

  it("nothing of a package.json that only depends on report-hook", async () => {
    const repo = await emptyRepo();
    repo.write("package.json", '{"devDependencies": {"report-hook": "^1.0.0"}, "scripts": {"a": "b"}}\n');
    await repo.ok("add", ".");
    await repo.as({ env: { NODE_OPTIONS: "--require=/does/not/exist" } }).ok("commit", "-q", "-m", "Begin");
  });
});

describe("a partial clone that leaves the report out", () => {
  for (const filter of ["blob:none", "tree:0"]) {
    it(`${filter}: commits of everything else go through`, async () => {
      const origin = await emptyRepo();
      origin.write(".report-hook.json", '{"page": "report.html"}');
      origin.write(reportPath, template);
      origin.write("src/a.py", "a\n");
      await origin.ok("add", ".");
      await origin.ok("commit", "-q", "-m", "Begin");
      await origin.ok("config", "uploadpack.allowFilter", "true");
      const folder = newFolder("clone");
      await origin.ok("clone", "-q", `--filter=${filter}`, "--sparse", `file://${origin.folder}`, folder);
      const clone = repoAt(folder, origin.env);
      await clone.ok("sparse-checkout", "set", "src");
      installHooks(join(folder, ".git"));
      clone.write("src/a.py", "b\n");
      await clone.ok("commit", "-q", "-a", "-m", "Other");
      assert.equal(await clone.ok("diff", "--name-only", "HEAD^", "HEAD"), "src/a.py");
    });
  }
});
