/** The shell part of the hooks: what they ask git, what they start, and what they do where there is nothing to start. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { answer, answered, broken, template } from "../helpers/answers.js";
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

const project = fileURLToPath(new URL("../..", import.meta.url));
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

/** Gives this person a file of settings for the hooks. */
async function putOnPath(repo: Repo, line: string): Promise<void> {
  const init = join(String(repo.env.HOME), ".config/report-hook/init.sh");
  mkdirSync(join(init, ".."), { recursive: true });
  writeFileSync(init, `${line}\n`);
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
      /^report-hook: Node\.js was not found; install version 20\.17 or newer, or .* put it on PATH in .*\/\.config\/report-hook\/init\.sh \(REPORT_HOOK=0 commits without\)\n$/,
    );
  });

  it("a commit of something else goes through", async () => {
    const repo = await newRepo();
    repo.write("train.py", "more\n");
    await repo.as({ env: { PATH: pathWith() } }).ok("commit", "-q", "-a", "-m", "Train");
  });

  it("init.sh can put it on PATH", async () => {
    const repo = await newRepo();
    await putOnPath(repo, `PATH="$PATH:${pathWith("node")}:${installedCommand().bin}"`);
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

describe("a Node that does not serve", () => {
  const kinds: readonly (readonly [string, string, RegExp])[] = [
    [
      "an old one",
      "echo v16.20.2",
      /^report-hook: Node\.js 20\.17 or newer is needed, and .*\/node is v16\.20\.2; .*\n$/,
    ],
    ["one that is just too old", "echo v20.16.0", /^report-hook: Node\.js 20\.17 or newer is needed, and .*\n$/],
    [
      "a version manager's without a version",
      "echo No version is set >&2; exit 126",
      /^report-hook: Node\.js 20\.17 or newer is needed, and .*\/node is one that does not run; .*\n$/,
    ],
    ["one that fails with the exit code of a finding", "echo error >&2; exit 1", /^report-hook: Node\.js .*\n$/],
    ["one of another name", "exit 0", /^report-hook: Node\.js 20\.17 or newer is needed, and .* is no Node\.js; .*\n$/],
  ];
  for (const [name, body, says] of kinds) {
    it(`is told in one line, and init.sh is read first: ${name}`, async () => {
      const repo = await newRepo();
      const wrong = pathWith();
      writeFileSync(join(wrong, "node"), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
      repo.write(reportPath, three);
      const { code, out } = await repo.as({ env: { PATH: wrong } }).git("commit", "-q", "-a", "-m", "Three");
      assert.notEqual(code, 0);
      assert.match(out, says);
      await putOnPath(repo, `PATH="${pathWith("node")}:${installedCommand().bin}:$PATH"`);
      await repo.as({ env: { PATH: wrong } }).ok("commit", "-q", "-a", "-m", "Three");
      await assertPageOf(repo);
    });
  }

  it("needs no home folder to be told", async () => {
    const repo = await newRepo();
    repo.write(reportPath, three);
    const { code, out } = await repo.run(
      "env",
      "-u",
      "HOME",
      `PATH=${pathWith()}`,
      "GIT_CONFIG_GLOBAL=/dev/null",
      "git",
      "-c",
      "user.name=Ada",
      "-c",
      "user.email=ada@example.org",
      "commit",
      "-qam",
      "Three",
    );
    assert.notEqual(code, 0);
    assert.match(out, /^report-hook: Node\.js was not found; .* in \$HOME\/\.config\/report-hook\/init\.sh .*\n$/);
  });

  it("is passed over for the one that init remembers", async () => {
    const repo = await newRepo();
    await repo.ok("config", "report-hook.node", process.execPath);
    await repo.ok("config", "report-hook.command", installedCommand().command);
    repo.write(reportPath, three);
    await repo.as({ env: { PATH: pathWith() } }).ok("commit", "-q", "-a", "-m", "Three");
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
    const bin = newFolder("bin");
    const tell = `\${NODE_EXTRA_CA_CERTS:-none}`;
    writeFileSync(join(bin, "node"), `#!/bin/sh\necho "certificates: ${tell}" >&2\nexec '${process.execPath}' "$@"\n`);
    chmodSync(join(bin, "node"), 0o755);
    const env = { NODE_EXTRA_CA_CERTS: "/a/file", PATH: [bin, repo.env.PATH].join(delimiter) };
    assert.match((await repo.as({ env }).run("node", "-e", "0")).out, /certificates: \/a\/file/);
    assert.match((await repo.as({ env }).git("commit", "-a", "-m", "Three")).out, /^certificates: none$/m);
    await assertPageOf(repo);
  });

  it("is never what the repository itself calls report-hook", async () => {
    const repo = await newRepo();
    const bin = pathWith("node");
    symlinkSync(spawnSync("sh", ["-c", "command -v npm"], { encoding: "utf8" }).stdout.trim(), join(bin, "npm"));
    const trap = '#!/bin/sh\necho sprung >"$OLDPWD/sprung" || echo sprung >sprung\n';
    for (const path of ["evil.sh", "node_modules/.bin/report-hook", "prefix/bin/report-hook"]) {
      repo.write(path, trap);
      await repo.run("chmod", "+x", path);
    }
    repo.write("package.json", '{"name": "x", "version": "1.0.0", "bin": {"report-hook": "./evil.sh"}}\n');
    repo.write(".npmrc", "prefix=./prefix\n");
    repo.write(reportPath, three);
    await repo.ok("add", "--force", ".");
    const { code, out } = await repo.as({ env: { PATH: bin } }).git("commit", "-q", "-m", "Three");
    assert.ok(!repo.has("sprung"), out);
    assert.notEqual(code, 0);
    assert.match(out, /^report-hook: it is not installed: npm install --global <.*>, or .*$/m);
  });

  it("is installed by what the repository is installed by", async () => {
    const repo = await newRepo();
    repo.write("package.json", JSON.stringify({ devDependencies: { "report-hook": "1.0.0" } }, null, 2));
    repo.write(reportPath, three);
    const commit = async (): Promise<string> =>
      (await repo.as({ env: { PATH: pathWith("node") } }).git("commit", "-q", "-a", "-m", "Three")).out;
    const says = (command: string): string => `report-hook: the package is not installed here: run ${command},`;
    assert.ok((await commit()).startsWith(says("npm install")));
    repo.write("yarn.lock", "");
    assert.ok((await commit()).startsWith(says("yarn install")));
    repo.write("pnpm-lock.yaml", "");
    assert.ok((await commit()).startsWith(says("pnpm install")));
  });

  it("is found in the package that the hook lies in", async () => {
    const repo = await newRepo();
    const package_ = newFolder("report-hook");
    installHooks(package_);
    symlinkSync(join(installedCommand().command, ".."), join(package_, "dist"));
    await repo.ok("config", "core.hooksPath", join(package_, "hooks"));
    repo.write(reportPath, three);
    await repo.as({ env: { PATH: pathWith("node") } }).ok("commit", "-q", "-a", "-m", "Three");
    await assertPageOf(repo);
  });
});

describe("the question that is asked before node is started", () => {
  it("sees the report, its page and its figures", async () => {
    const repo = await newRepo();
    repo.write("reports/figures/bucket.png", "png\n");
    await repo.ok("add", ".");
    // All that lies beside the report: a checkout may have brought an answer that shows it.
    assert.ok(await startsNode(repo, "-q", "-m", "A figure that no answer shows"));
    await repo.ok("commit", "-q", "-m", "A figure that no answer shows");
    repo.write("figures/bucket.png", "png\n");
    await repo.ok("add", ".");
    assert.ok(!(await startsNode(repo, "-q", "-m", "A figure elsewhere")));
    repo.write(reportPath, answered(template, 19, "![x](figures/bucket.png)"));
    assert.ok(await startsNode(repo, "-q", "-a", "-m", "The report"));
    await repo.ok("commit", "-q", "-a", "-m", "The report");
    repo.write("reports/figures/bucket.png", "other\n");
    assert.ok(await startsNode(repo, "-q", "-a", "-m", "Its figure"));
    await repo.ok("commit", "-q", "-a", "-m", "Its figure");
    await repo.ok("rm", "-q", "reports/report.html");
    assert.ok(await startsNode(repo, "-q", "-m", "Its page"));
  });

  it("reads a list of paths only where one lies elsewhere than usual", async () => {
    const repo = await newRepo();
    const list = ".git/report-hook/watch";
    repo.write(reportPath, three);
    await repo.ok("commit", "-q", "-a", "-m", "Three");
    assert.ok(!repo.has(list));
    repo.write("figures/bucket.png", "png\n");
    repo.write(reportPath, answered(three, 19, "![x](../figures/bucket.png)"));
    await repo.ok("add", ".");
    await repo.ok("commit", "-q", "-m", "A figure elsewhere");
    assert.ok(repo.has(list));
    repo.write("figures/bucket.png", "other\n");
    assert.ok(await startsNode(repo, "-q", "-a", "-m", "Its figure"));
    await repo.ok("commit", "-q", "-a", "-m", "Its figure");
    repo.write(reportPath, answered(three, 19, "No figure."));
    await repo.ok("commit", "-q", "-a", "-m", "None");
    assert.ok(!repo.has(list));
    repo.write("figures/bucket.png", "png\n");
    assert.ok(!(await startsNode(repo, "-q", "-a", "-m", "Nobody's figure")));
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

  const written: readonly (readonly [string, string, boolean])[] = [
    ["its brace on the next line", '{\n  "report-hook":\n  {"reports": ["docs/report.md"]}\n}\n', true],
    ["its colon on the next line", '{\n  "report-hook"\n  : {"reports": ["docs/report.md"]}\n}\n', true],
    ["no white space", '{"scripts":{"report-hook":"x"},"report-hook":{"reports":["docs/report.md"]}}', true],
    ["no configuration, but our name", '{"scripts":{"report-hook": "x"},"keywords":["report-hook","x"]}', false],
  ];
  for (const [how, text, configured] of written) {
    it(`reads package.json as people write it: ${how}`, async () => {
      const repo = await emptyRepo();
      repo.write("package.json", text);
      repo.write("docs/report.md", template);
      await repo.ok("add", ".");
      assert.equal(await startsNode(repo, "-q", "-m", "Begin"), configured);
    });
  }

  it("is the same from a folder below", async () => {
    for (const worktree of [false, true]) {
      const main = await newRepo();
      const repo = worktree ? main.as({ folder: join(newFolder(), "linked") }) : main;
      if (worktree) await main.ok("worktree", "add", "-q", "-b", "linked", repo.folder);
      repo.write("client/a.txt", "a\n");
      const hook = join(main.folder, ".git/hooks/pre-commit");
      for (const call of ["report-hook --staged || exit $?", `sh "${hook}.own" || exit $?`]) {
        writeFileSync(`${hook}.own`, readFileSync(join(project, "hooks/pre-commit")));
        writeFileSync(hook, `#!/bin/sh\ncd client\n${call}\n`);
        repo.write(reportPath, answered(template, 3, answer(call.replaceAll(/\W/g, "x"))));
        await repo.ok("add", ".");
        await repo.ok("commit", "-q", "-m", "Three");
        await assertPageOf(repo);
        repo.write(reportPath, broken(repo.read(reportPath), 4));
        assert.notEqual((await repo.git("commit", "-q", "-a", "-m", "Four")).code, 0, `${call} lets it through`);
        await repo.ok("reset", "-q", "--hard");
      }
    }
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
      assert.match(out, /is out of date/);
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
