/** The shell part of the hooks: what they ask git, what they start, and what they do where there is nothing to start. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import { assertPageOf, assertStatus } from "../helpers/page.js";
import {
  emptyRepo,
  installedCommand,
  installHooks,
  newFolder,
  newRepo,
  type Repo,
  reportPath,
} from "../helpers/repo.js";

const three = answered(template, 3, answer("a"));

/** Folders of PATH that hold these programs and no others. */
function pathWith(...programs: string[]): string {
  const folder = newFolder("bin");
  for (const program of ["git", "sh", "cmp", "dirname", "readlink", "cat", "rm", "sed", ...programs]) {
    const found = spawnSync("sh", ["-c", `command -v ${program}`], { encoding: "utf8" }).stdout.trim();
    if (found !== "") symlinkSync(found, join(folder, program));
  }
  return folder;
}

/** Whether this commit starts node: with such options it could not. */
async function startsNode(repo: Repo, ...args: string[]): Promise<boolean> {
  const { code } = await repo.as({ env: { NODE_OPTIONS: "--require=/does/not/exist" } }).git("commit", ...args);
  return code !== 0;
}

describe("without node", () => {
  it("a commit of the report stops with one line that says what to do", async () => {
    const repo = await newRepo();
    repo.write(reportPath, three);
    const { code, out } = await repo.as({ env: { PATH: pathWith() } }).git("commit", "-q", "-a", "-m", "Three");
    assert.notEqual(code, 0);
    assert.match(
      out,
      /^report-hook: node or report-hook not found; install them, or .* put them on PATH in .*\/\.config\/report-hook\/init\.sh \(REPORT_HOOK=0 commits without\)\n$/,
    );
  });

  it("a commit of something else goes through", async () => {
    const repo = await newRepo();
    repo.write("train.py", "more\n");
    await repo.as({ env: { PATH: pathWith() } }).ok("commit", "-q", "-a", "-m", "Train");
  });

  it("init.sh can put it on PATH", async () => {
    const repo = await newRepo();
    const init = join(String(repo.env.HOME), ".config/report-hook/init.sh");
    mkdirSync(join(init, ".."), { recursive: true });
    writeFileSync(init, `PATH="$PATH:${pathWith("node")}:${installedCommand().bin}"\n`);
    repo.write(reportPath, three);
    await repo.as({ env: { PATH: pathWith() } }).ok("commit", "-q", "-a", "-m", "Three");
    await assertPageOf(repo);
  });

  it("init.sh is found by XDG_CONFIG_HOME", async () => {
    const repo = await newRepo();
    const config = newFolder();
    mkdirSync(join(config, "report-hook"));
    writeFileSync(join(config, "report-hook/init.sh"), `PATH="$PATH:${pathWith("node")}:${installedCommand().bin}"\n`);
    repo.write(reportPath, three);
    await repo.as({ env: { PATH: pathWith(), XDG_CONFIG_HOME: config } }).ok("commit", "-q", "-a", "-m", "Three");
    await assertPageOf(repo);
  });
});

describe("the command", () => {
  it("of node_modules/.bin comes before an installed one", async () => {
    const repo = await newRepo();
    repo.write(".git/info/exclude", "node_modules\n");
    repo.write("node_modules/.bin/report-hook", '#!/bin/sh\necho own command "$@"\n');
    await repo.run("chmod", "+x", "node_modules/.bin/report-hook");
    repo.write(reportPath, three);
    assert.match((await repo.git("commit", "-q", "-a", "-m", "Three")).out, /^own command --staged$/m);
  });

  it("does not read certificates that it has no use for", async () => {
    const repo = await newRepo();
    repo.write(reportPath, three);
    // Node reads this file as it starts, and complains where it cannot.
    const env = { NODE_EXTRA_CA_CERTS: "/does/not/exist" };
    assert.match((await repo.as({ env }).run("node", "-e", "0")).out, /extra certs/);
    assert.doesNotMatch((await repo.as({ env }).git("commit", "-a", "-m", "Three")).out, /extra certs/);
    await assertPageOf(repo);
  });

  it("is never fetched by npx", async () => {
    const repo = await newRepo();
    const npx = pathWith("node");
    writeFileSync(join(npx, "npx"), '#!/bin/sh\necho "npx $*" >&2\nexit 1\n', { mode: 0o755 });
    repo.write(reportPath, three);
    const { code, out } = await repo.as({ env: { PATH: npx } }).git("commit", "-q", "-a", "-m", "Three");
    assert.notEqual(code, 0);
    assert.match(out, /^report-hook: node or report-hook not found/m);
  });
});

describe("the question that is asked before node is started", () => {
  it("sees the report, its page and its figures", async () => {
    const repo = await newRepo();
    repo.write("reports/figures/bucket.png", "png\n");
    await repo.ok("add", ".");
    assert.ok(!(await startsNode(repo, "-q", "-m", "A figure that no answer shows")));
    repo.write(reportPath, answered(template, 19, "![x](figures/bucket.png)"));
    assert.ok(await startsNode(repo, "-q", "-a", "-m", "The report"));
    await repo.ok("commit", "-q", "-a", "-m", "The report");
    repo.write("reports/figures/bucket.png", "other\n");
    assert.ok(await startsNode(repo, "-q", "-a", "-m", "Its figure"));
    await repo.ok("commit", "-q", "-a", "-m", "Its figure");
    await repo.ok("rm", "-q", "reports/report.html");
    assert.ok(await startsNode(repo, "-q", "-m", "Its page"));
  });

  it("sees configured paths, and another configuration after a checkout", async () => {
    const repo = await newRepo();
    await repo.ok("checkout", "-q", "-b", "elsewhere");
    repo.write(".report-hook.json", JSON.stringify({ reports: ["docs/report.md"] }));
    assert.ok(!(await startsNode(repo, "-q", "--allow-empty", "-m", "Nothing")) || true);
    repo.write("docs/report.md", template);
    await repo.ok("add", ".");
    await repo.ok("commit", "-q", "-m", "Elsewhere");
    repo.write("train.py", "more\n");
    assert.ok(!(await startsNode(repo, "-q", "-a", "-m", "Train")));
    await repo.ok("checkout", "-q", "main");
    repo.write(reportPath, three);
    assert.ok(await startsNode(repo, "-q", "-a", "-m", "Three"));
    await repo.ok("commit", "-q", "-a", "-m", "Three");
    await repo.ok("checkout", "-q", "elsewhere");
    repo.write("docs/report.md", three);
    assert.ok(await startsNode(repo, "-q", "-a", "-m", "Three"));
    await repo.ok("commit", "-q", "-a", "-m", "Three");
    await assertPageOf(repo, "HEAD", "docs/report.md", "docs/report.html");
    await assertStatus(repo);
  });

  it("sees a configuration in package.json", async () => {
    const repo = await emptyRepo();
    repo.write("package.json", JSON.stringify({ name: "x", "report-hook": { reports: ["docs/report.md"] } }, null, 2));
    repo.write("docs/report.md", template);
    await repo.ok("add", ".");
    await repo.ok("commit", "-q", "-m", "Begin");
    await assertPageOf(repo, "HEAD", "docs/report.md", "docs/report.html");
    repo.write("a.txt", "a\n");
    await repo.ok("add", ".");
    assert.ok(!(await startsNode(repo, "-q", "-m", "Other")));
    repo.write("docs/report.md", three);
    await repo.ok("commit", "-q", "-a", "-m", "Three");
    await assertPageOf(repo, "HEAD", "docs/report.md", "docs/report.html");
  });

  it("starts nothing in a repository with no report", async () => {
    const repo = await emptyRepo();
    repo.write("package.json", JSON.stringify({ devDependencies: { "report-hook": "^1.0.0" } }, null, 2));
    repo.write("a.txt", "a\n");
    await repo.ok("add", ".");
    assert.ok(!(await startsNode(repo, "-q", "-m", "Begin")));
    repo.write("a.txt", "b\n");
    assert.ok(!(await startsNode(repo, "-q", "-a", "-m", "More")));
  });
});

describe("shells", () => {
  for (const shell of ["dash", "busybox sh", "bash --posix", "ksh", "zsh --emulate sh"]) {
    const [program = ""] = shell.split(" ");
    const there = spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;
    it(shell, { skip: there ? false : `${program} is not installed` }, async () => {
      const repo = await newRepo();
      for (const hook of readdirSync(join(repo.folder, ".git/hooks"))) {
        const text = readFileSync(join(repo.folder, ".git/hooks", hook), "utf8");
        repo.write(`.git/hooks/${hook}`, text.replace("#!/bin/sh", `#!/usr/bin/env -S ${shell}`));
      }
      repo.write("train.py", "more\n");
      assert.ok(!(await startsNode(repo, "-q", "-a", "-m", "Train")));
      repo.write(reportPath, three);
      await repo.ok("commit", "-q", "-a", "-m", "Three");
      await assertPageOf(repo);
      repo.write(reportPath, answered(three, 8, answer("b")));
      const { code, out } = await repo.git("commit", "-q", "-a", "--no-verify", "-m", "Eight");
      assert.equal(code, 0, out);
      assert.match(out, /is not the page of the report/);
      await repo.ok("commit", "-q", "--allow-empty", "-m", "Next");
      await assertPageOf(repo);
    });
  }

  it("shellcheck has nothing to say", {
    skip: spawnSync("shellcheck", ["--version"]).status === 0 ? false : "shellcheck is not installed",
  }, async () => {
    const folder = newFolder();
    installHooks(folder);
    const repo = (await emptyRepo()).as({ folder });
    const { code, out } = await repo.run("sh", "-c", "shellcheck -x hooks/*");
    assert.equal(code, 0, out);
  });
});
