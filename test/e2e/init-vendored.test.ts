/** A repository that keeps report-hook among its own files: whoever clones it is checked, with nothing but Node and git. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFileSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parse } from "yaml";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { assertPageOf } from "../helpers/page.js";
import { emptyRepo, newFolder, type Repo, reportPath } from "../helpers/repo.js";

const folder = ".report-hook";

describe("init --vendor", () => {
  it("puts under 1.5 MB into the repository, with a hash of each file and its licences, marked as not people's own", async () => {
    const repo = await vendored();
    const files = filesIn(repo);
    const size = files.reduce((sum, path) => sum + lstatSync(join(repo.folder, folder, path)).size, 0);
    assert.ok(size < 1_500_000, `${size} bytes`);
    const manifest = JSON.parse(repo.read(`${folder}/manifest.json`));
    assert.deepEqual(
      Object.keys(manifest.files).sort(),
      files.filter((path) => path !== "manifest.json"),
    );
    assert.ok(files.includes("LICENSE") && files.includes("dist/THIRD-PARTY-NOTICES.txt"));
    const attributes = await repo.ok("check-attr", "-a", `${folder}/dist/command.js`);
    for (const said of ["linguist-vendored: set", "linguist-generated: set", "text: unset"])
      assert.ok(attributes.includes(said), attributes);
  });

  it("checks whoever clones it, by one line of git's", async () => {
    const clone = await cloned(await vendored());
    await clone.ok("config", "core.hooksPath", `${folder}/hooks`);
    await isChecked(clone);
    clone.write("train.py", "more\n");
    await clone.ok("add", ".");
    const options = { NODE_OPTIONS: "--require=/does/not/exist" };
    await clone.as({ env: options }).ok("commit", "-q", "-m", "Nothing of the report");
  });

  for (const [where, hooksPath] of [
    ["among its own files", null],
    ["in a folder that people share", ".githooks"],
  ] as const)
    it(`says where git does not see what a program is how its hooks stay some: ${where}`, async () => {
      const repo = await emptyRepo({ hooks: false });
      repo.write(reportPath, template);
      await repo.ok("config", "core.fileMode", "false");
      if (hooksPath !== null) await repo.ok("config", "core.hooksPath", hooksPath);
      const init = ["report-hook", "init", ...(hooksPath === null ? ["--vendor"] : [])] as const;
      const { out } = await repo.run(...init);
      const [, command = ""] = /^note: .* \(core\.fileMode\); before you commit: (git add .+)$/m.exec(out) ?? [];
      repo.write("reports/notes.txt", "below\n");
      const added = await repo.as({ folder: join(repo.folder, "reports") }).run("sh", "-c", command);
      assert.equal(added.code, 0, added.out);
      await repo.ok("add", ".");
      assert.match((await repo.run(...init)).out, /nothing to do\n$/);
      await repo.ok("commit", "-q", "-m", "Check the report");
      const clone = await cloned(repo);
      await clone.ok("config", "core.fileMode", "true");
      const shared = hooksPath ?? `${folder}/hooks`;
      for (const hook of ["pre-commit", "post-applypatch"])
        assert.equal(lstatSync(join(clone.folder, shared, hook)).mode & 0o111, 0o111, hook);
      await clone.ok("config", "core.hooksPath", shared);
      await isChecked(hooksPath === null ? clone : clone.as({ env: repo.env }));
    });

  it("checks whoever clones it and has hooks already, by its own init", async () => {
    const clone = await cloned(await vendored());
    clone.write(".git/hooks/pre-commit", "#!/bin/sh\ntest ! -f stop\n");
    await clone.run("chmod", "+x", ".git/hooks/pre-commit");
    const { code, out } = await clone.run("node", `${folder}/report-hook.js`, "init");
    assert.equal(code, 0, out);
    await isChecked(clone);
    clone.write("stop", "");
    assert.notEqual((await clone.git("commit", "-q", "--allow-empty", "-m", "Stopped")).code, 0);
    assert.equal(await clone.ok("status", "--porcelain"), "?? stop");
  });

  it("explains a rule with the words of the package", async () => {
    const repo = await vendored();
    const there = await repo.run("node", `${folder}/report-hook.js`, "explain", "too-many-images");
    const { stdout } = await repo.run("report-hook", "explain", "too-many-images");
    assert.match(stdout, /## Configuration\n/);
    assert.equal(there.stdout, stdout);
  });

  it("says what a person types there", async () => {
    const clone = await cloned(await vendored());
    const { out } = await clone.run("node", `${folder}/report-hook.js`, "init", "--dry-run");
    assert.equal((await clone.run("node", `${folder}/report-hook.js`, "--version")).code, 0, out);
    rmSync(join(clone.folder, reportPath));
    const said = (await clone.run("node", `${folder}/report-hook.js`, "init", "--dry-run")).out;
    assert.match(said, /yet: node \.report-hook\/report-hook\.js init --template bundled/);
  });

  it("says in a clone without the hook what puts it there, until it is there", async () => {
    const repo = await vendored();
    const line = "git config core.hooksPath .report-hook/hooks";
    const told = `git checks a commit only where it has the hook: in each clone once, ${line}`;
    const says = async (clone: Repo, env: NodeJS.ProcessEnv, ...words: string[]): Promise<boolean> => {
      const { stdout } = await clone
        .as({ env: { PATH: process.env.PATH, ...env } })
        .run("node", `${folder}/report-hook.js`, ...words);
      return stdout.includes(told);
    };
    const clone = await cloned(repo);
    assert.match((await repo.run("report-hook", "init", "--vendor")).out, /nothing to do/);
    assert.ok(await says(clone, {}, "status"));
    assert.ok(await says(clone, {}, "--all"));
    assert.ok(await says(clone, { CI: "true" }, "--all", "--format", "github"));
    assert.ok(!(await says(clone, {}, "--all", "--format", "json")));
    await clone.ok(...line.split(" ").slice(1));
    assert.ok(!(await says(clone, {}, "status")));
    assert.ok(!(await says(clone, {}, "--all")));
  });

  it("says in a clone with hooks of its own what leaves them at work", async () => {
    const clone = await cloned(await vendored());
    const hook = join(clone.folder, ".git/hooks/pre-push");
    writeFileSync(hook, "#!/bin/sh\n", { mode: 0o755 });
    const { stdout } = await clone.run("node", `${folder}/report-hook.js`, "status");
    assert.doesNotMatch(stdout, /core\.hooksPath/);
    assert.match(stdout, /node \.report-hook\/report-hook\.js init$/m);
    assert.equal((await clone.run("node", `${folder}/report-hook.js`, "init")).code, 0);
    assert.equal((await clone.git("config", "core.hooksPath")).code, 1);
    assert.ok(readFileSync(hook, "utf8").startsWith("#!/bin/sh"));
    assert.match(readFileSync(join(clone.folder, ".git/hooks/pre-commit"), "utf8"), /report-hook/);
  });

  it("says where a hook manager starts the check that another hook stands in its place", async () => {
    const repo = await emptyRepo({ hooks: false });
    repo.write(reportPath, template);
    repo.write(".pre-commit-config.yaml", "repos: []\n");
    await repo.ok("add", ".");
    await repo.ok("commit", "-qm", "Begin");
    await repo.run("report-hook", "init", "--vendor", "--manager", "pre-commit");
    await repo.ok("add", ".");
    await repo.ok("commit", "-q", "--no-verify", "-m", "Check the report");
    const clone = await cloned(repo);
    const status = async (): Promise<string> => (await clone.run("node", `${folder}/report-hook.js`, "status")).stdout;
    assert.match(await status(), /each clone once, pre-commit install$/m);
    const hook = join(clone.folder, ".git/hooks/pre-commit");
    writeFileSync(hook, "#!/bin/sh\necho a hook of mine\n", { mode: 0o755 });
    assert.match(await status(), /node \.report-hook\/report-hook\.js init$/m);
    writeFileSync(hook, "#!/bin/sh\n# File generated by pre-commit: https://pre-commit.com\n", { mode: 0o755 });
    assert.doesNotMatch(await status(), /each clone once/);
  });

  it("is checked in CI with no install", async () => {
    const clone = await cloned(await vendored());
    const { code, stdout } = await clone.run("node", `${folder}/report-hook.js`, "--all", "--format", "github");
    assert.equal(code, 1);
    assert.match(stdout, /^::error file=reports\/README\.md,/m);
  });

  it("tells a group by the README's workflow, on a push and in a pull request, that a question lost its answer line", async () => {
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    const workflow = parse(/^```yaml\n(name: Report\n[^]*?)^```$/m.exec(readme)?.[1] ?? "");
    const { run, env } = workflow.jobs.report.steps.at(-1);
    assert.match(env.BASE, /pull_request.*origin\/.*github\.base_ref.*github\.event\.before/);
    const member = await cloned(await vendored());
    await member.ok("checkout", "-q", "-b", "answers");
    const before = await member.ok("rev-parse", "HEAD");
    const text = broken(template, 22);
    member.write(reportPath, text);
    await member.ok("commit", "-q", "--no-verify", "-am", "Break question 22");
    for (const base of ["origin/main", before, "0".repeat(40)]) {
      const place = member.as({ env: { PATH: process.env.PATH, CI: "true", BASE: base } });
      const { code, stdout } = await place.run("bash", "-e", "-c", run);
      assert.equal(code, 1, base);
      const errors = stdout.split("\n").filter((line) => line.startsWith("::error"));
      assert.equal(errors.length, 1, `${base}: ${errors.join("\n")}`);
      assert.match(errors[0] ?? "", /file=reports\/README\.md,line=\d+,.*template\/answer-line-missing::Question 22/);
      assert.match(stdout, /^::notice file=reports\/README\.md,title=report-hook::course checker: cannot read/m);
    }
  });

  it("says in one line of what it leaves out, to stay small, where it is", async () => {
    const clone = await cloned(await vendored());
    for (const args of [
      ["lsp", "--stdio"],
      ["preview", "--no-open"],
      ["class", "."],
      ["collect", "list.csv"],
      ["complete", "bash"],
    ]) {
      const { code, out } = await clone.run("node", `${folder}/report-hook.js`, ...args);
      assert.equal(code, 2, args[0]);
      assert.match(
        out,
        /^report-hook: .* for lsp, preview, class, collect and complete install report-hook itself\n$/,
        args[0],
      );
    }
  });

  it("says of a mistyped option what was meant, though it has not all commands", async () => {
    const clone = await cloned(await vendored());
    const { code, out } = await clone.run("node", `${folder}/report-hook.js`, "fix", "--dryrun");
    assert.deepEqual([code, out], [2, "report-hook: unknown option --dryrun; did you mean --dry-run?\n"]);
  });

  it("refuses a changed file in one line", async () => {
    const clone = await cloned(await vendored());
    const command = [`${folder}/report-hook.js`, "--version"] as const;
    for (const path of [
      "dist/command.js",
      "dist/raw.js",
      "hooks/common.sh",
      "docs/rules/answer/unfilled.md",
      "manifest.json",
    ]) {
      appendFileSync(join(clone.folder, folder, path), "\n<<<<<<<\n");
      const { code, out } = await clone.run("node", ...command);
      assert.equal(code, 2, path);
      assert.match(
        out,
        new RegExp(
          `^report-hook: \\.report-hook/${path.replace(".", "\\.")} is not the file that was put there: .*\\n$`,
        ),
      );
      await clone.ok("checkout", "HEAD", "--", folder);
      assert.equal((await clone.run("node", ...command)).code, 0);
    }
    rmSync(join(clone.folder, folder, "dist/colour.js"));
    assert.match((await clone.run("node", ...command)).out, /dist\/colour\.js is not the file/);
  });

  it("stops a commit of a changed file, before all others have that, and lets one of anything else through", async () => {
    const clone = await cloned(await vendored());
    await clone.ok("config", "core.hooksPath", `${folder}/hooks`);
    appendFileSync(join(clone.folder, folder, "dist/rows.js"), "\n// ours\n");
    const { code, out } = await clone.git("commit", "-q", "-a", "-m", "Format all files");
    assert.notEqual(code, 0);
    assert.match(out, /^report-hook: \.report-hook\/dist\/rows\.js is not the file that was put there: .*\n$/);
    await clone.ok("checkout", "HEAD", "--", `:/${folder}`);
    clone.write("train.py", "print()\n");
    clone.write(`${folder}/notes.txt`, "A file of our own.\n");
    await clone.ok("add", "train.py", folder);
    assert.equal((await clone.git("commit", "-q", "-m", "Train")).out, "");
  });

  it("is seen by git where the repository ignores names that begin with a dot, and no more once it is taken out", async () => {
    const repo = await emptyRepo();
    const ignored = ".*\n!.gitignore\n";
    repo.write(".gitignore", ignored);
    repo.write(reportPath, template);
    await repo.ok("add", ".");
    await repo.ok("commit", "--quiet", "-m", "Begin");
    assert.equal((await repo.run("report-hook", "init", "--vendor")).code, 0);
    await repo.ok("add", ".");
    const staged = await repo.ok("diff", "--cached", "--name-only");
    for (const path of [`${folder}/manifest.json`, `${folder}/dist/command.js`, ".gitattributes"])
      assert.ok(staged.split("\n").includes(path), path);
    assert.match((await repo.run("report-hook", "init", "--vendor")).out, /nothing to do/);
    assert.equal((await repo.run("report-hook", "uninstall")).code, 0);
    assert.equal(repo.read(".gitignore"), ignored);
  });

  it("is not taken back to an older version", async () => {
    const repo = await vendored();
    const manifest = `${folder}/manifest.json`;
    repo.write(manifest, repo.read(manifest).replace(/"version":"[^"]*"/, '"version":"99.0.0"'));
    const { code, out } = await repo.run("report-hook", "init", "--vendor");
    assert.equal(code, 2, out);
    assert.match(out, /^report-hook: \.report-hook holds version 99\.0\.0, and this is [^\n]*\n$/);
    assert.match(repo.read(manifest), /99\.0\.0/);
  });

  it("keeps its bytes whatever git does to line ends", async () => {
    const clone = await cloned(await vendored(), "-c", "core.autocrlf=true");
    assert.equal((await clone.run("node", `${folder}/report-hook.js`, "--version")).code, 0);
  });

  it("is renewed by running it again, and says when nothing is new", async () => {
    const repo = await vendored();
    assert.match((await repo.run("report-hook", "init", "--vendor")).out, /nothing to do/);
    const manifest = JSON.parse(repo.read(`${folder}/manifest.json`));
    manifest.files["dist/old.js"] = "0";
    repo.write(`${folder}/dist/old.js`, "old");
    repo.write(`${folder}/dist/command.js`, "old");
    repo.write(`${folder}/manifest.json`, JSON.stringify(manifest));
    assert.equal((await repo.run("report-hook", "init", "--vendor")).code, 0);
    assert.ok(!repo.has(`${folder}/dist/old.js`));
    assert.equal(await repo.ok("status", "--porcelain"), "");
  });

  it("is said to be old where a newer report-hook tells the status", async () => {
    const repo = await vendored();
    assert.doesNotMatch((await repo.run("report-hook", "status")).out, /holds version/);
    repo.write(`${folder}/manifest.json`, JSON.stringify({ version: "0.9.3", files: {} }));
    assert.match(
      (await repo.run("report-hook", "status")).out,
      /^\.report-hook holds version 0\.9\.3, and this is .* renews it$/m,
    );
  });

  it("is taken out, but for files that somebody has changed", async () => {
    const repo = await vendored();
    writeFileSync(join(repo.folder, folder, "LICENSE"), "changed");
    const { code, out } = await repo.run("report-hook", "uninstall");
    assert.equal(code, 0, out);
    assert.match(out, /\.report-hook\/LICENSE stays, since it was changed/);
    assert.deepEqual(filesIn(repo), ["LICENSE"]);
    for (const path of [".report-hook.json", ".gitignore", ".git/hooks/pre-commit"]) assert.ok(!repo.has(path), path);
  });

  it("takes itself out", async () => {
    const repo = await vendored();
    const { code, out } = await repo.run("node", `${folder}/report-hook.js`, "uninstall");
    assert.equal(code, 0, out);
    assert.ok(!repo.has(folder));
  });

  it("takes itself out of a clone that git takes the hooks of from it, once", async () => {
    const clone = await cloned(await vendored());
    await clone.ok("config", "core.hooksPath", `${folder}/hooks`);
    const { code, out } = await clone.run("node", `${folder}/report-hook.js`, "uninstall");
    assert.equal(code, 0, out);
    assert.ok(!clone.has(folder));
    assert.equal((await clone.git("config", "core.hooksPath")).code, 1);
  });

  it("leaves a person's own setting for all repositories, and says so", async () => {
    const clone = await cloned(await vendored());
    await clone.ok("config", "--global", "core.hooksPath", `${folder}/hooks`);
    const { code, out } = await clone.run("node", `${folder}/report-hook.js`, "uninstall");
    assert.equal(code, 0, out);
    assert.match(out, /core\.hooksPath is set outside this repository and stays/);
    assert.ok(!clone.has(folder));
  });

  it("is whole in each clone where the repository ignores what builds are called", async () => {
    const repo = await emptyRepo({ hooks: false });
    repo.write(reportPath, template);
    repo.write(".gitignore", "dist/\nhooks/\n*.js\n*.md\n!README.md\n");
    await repo.ok("add", ".");
    await repo.ok("commit", "-q", "-m", "Begin");
    assert.equal((await repo.run("report-hook", "init", "--vendor")).code, 0);
    await repo.ok("add", ".");
    await repo.ok("commit", "-q", "-m", "Check the report");
    const clone = await cloned(repo);
    await clone.ok("config", "core.hooksPath", `${folder}/hooks`);
    await isChecked(clone);
  });

  it("removes no file that a manifest of somebody's names elsewhere", async () => {
    const repo = await vendored();
    const victim = join(newFolder(), "victim");
    writeFileSync(victim, "theirs");
    const hash = createHash("sha256").update("theirs").digest("base64url").slice(0, 22);
    repo.write(
      `${folder}/manifest.json`,
      JSON.stringify({ version: "1", files: { [`../${reportPath}`]: hash, [victim]: hash } }),
    );
    await repo.run("report-hook", "uninstall");
    assert.equal(readFileSync(victim, "utf8"), "theirs");
    assert.ok(repo.has(reportPath));
  });
});

/** A repository of a group with report-hook in it, as its first member leaves it. */
async function vendored(): Promise<Repo> {
  const repo = await emptyRepo({ hooks: false });
  repo.write(reportPath, template);
  const { code, out } = await repo.run("report-hook", "init", "--vendor");
  assert.equal(code, 0, out);
  assert.match(out, /^in each other clone, once: git config core\.hooksPath \.report-hook\/hooks$/m);
  await repo.ok("add", ".");
  await repo.ok("commit", "-q", "-m", "Check the report");
  return repo;
}

/** Another member's clone, on a machine where nothing is installed. */
async function cloned(repo: Repo, ...options: string[]): Promise<Repo> {
  const clone = repo.as({ folder: join(newFolder(), "clone"), env: { PATH: process.env.PATH } });
  await repo.ok(...options, "clone", "-q", repo.folder, clone.folder);
  return clone;
}

/** Answers a question, which goes through with its page, and breaks one, which does not. */
async function isChecked(repo: Repo): Promise<void> {
  repo.write(reportPath, answered(template, 3, answer("first")));
  await repo.ok("commit", "-q", "-a", "-m", "Answer question 3");
  await assertPageOf(repo);
  repo.write(reportPath, broken(repo.read(reportPath), 4));
  const { code, out } = await repo.git("commit", "-q", "-a", "-m", "Break question 4");
  assert.notEqual(code, 0);
  assert.match(out, /template\/answer-line-missing/);
  await repo.ok("reset", "-q", "--hard");
}

function filesIn(repo: Repo): string[] {
  return readdirSync(join(repo.folder, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => lstatSync(join(repo.folder, folder, path)).isFile())
    .sort();
}
