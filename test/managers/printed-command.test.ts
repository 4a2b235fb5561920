/** What a stopped commit prints is copied into a person's shell, for each way to install report-hook, and then the commit goes through. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { newFolder, type Repo, repoAt, reportPath } from "../helpers/repo.js";
import { answers, environment, installed, nodeRepo, npm, plainRepo, tarball } from "./story.js";

const project = fileURLToPath(new URL("../..", import.meta.url));
const noPreCommit = answers("pre-commit") ? false : "pre-commit is not installed here: apt-get install pre-commit";
const minutes = { timeout: 300_000 };

/** A repository whose `package.json` asks for report-hook, and on its PATH a package manager from npm. */
async function managedRepo(manager: string, files: Readonly<Record<string, string>> = {}): Promise<Repo> {
  const tools = newFolder("tools");
  assert.ok(installed(tools, manager), "the registry cannot be reached");
  symlinkSync(join(tools, "node_modules", ".bin"), join(tools, "bin"));
  const repo = repoAt(newFolder("repository"), environment([join(tools, "bin")]));
  repo.write("package.json", '{\n  "name": "group",\n  "private": true\n}\n');
  repo.write(".gitignore", "node_modules/\n.yarn/\n.pnp.*\n");
  for (const [path, text] of Object.entries(files)) repo.write(path, text);
  await repo.ok("init", "--quiet");
  return repo;
}

/** Runs a command that must succeed. */
async function runs(repo: Repo, ...command: readonly [string, ...string[]]): Promise<string> {
  const { code, out } = await repo.run(...command);
  assert.equal(code, 0, `${command.join(" ")}\n${out}`);
  return out;
}

/** Begins the report, has a commit stopped, and runs what is printed for that before the same commit again. */
async function copies(repo: Repo, printed: RegExp): Promise<void> {
  if (!existsSync(join(repo.folder, reportPath))) repo.write(reportPath, template);
  await repo.ok("add", ".");
  await repo.ok("commit", "--quiet", "-m", "Begin");
  const written = answered(template, 3, answer("three"));
  repo.write(reportPath, broken(written, 3));
  await repo.ok("add", reportPath);
  const stopped = await repo.git("commit", "-m", "Three");
  assert.equal(stopped.code, 1, stopped.out);
  const command = /^ *(\S.* fix --staged --question 3)$/m.exec(stopped.out)?.[1] ?? "";
  assert.match(command, printed, stopped.out);
  await runs(repo, "sh", "-c", command);
  await repo.ok("commit", "--quiet", "-m", "Three");
  assert.equal((await repo.git("show", `HEAD:${reportPath}`)).stdout, written);
  await copiesOfParts(repo, written, printed);
}

/** The same for several questions, with a rule where more would change, and for a section of a document of any shape. */
async function copiesOfParts(repo: Repo, written: string, printed: RegExp): Promise<void> {
  const listed = answered(written, 5, `${answer("five")}\n- a list\n- without a line above it`);
  const before = "# Decision\n\n## Context\n\nWe dug.\n\n## Pros, cons & risks?\n\nNone.\n";
  repo.write("docs/template.md", "# Decision\n\n## Context\n\n## Pros, cons & risks?\n\n## Costs\n");
  repo.write("docs/1.md", before);
  const reports = [reportPath, { files: "docs/[0-9].md", template: "docs/template.md" }];
  repo.write(".report-hook.json", JSON.stringify({ reports }));
  repo.write(reportPath, listed);
  await repo.ok("add", ".");
  await repo.ok("commit", "--quiet", "--no-verify", "-m", "Documents");
  repo.write(reportPath, [5, 7, 8].reduce(broken, listed));
  repo.write("docs/1.md", before.replace("## Pros, cons & risks?\n\n", ""));
  await repo.ok("add", ".");
  const stopped = await repo.git("commit", "-m", "Four");
  assert.equal(stopped.code, 1, stopped.out);
  const commands = [...stopped.out.matchAll(/^ {2}(\S.* fix --staged .*)$/gm)].map(([, command = ""]) => command);
  assert.equal(commands.length, 2, stopped.out);
  assert.match(commands[0] ?? "", / --question 5,7,8 --rule template\/answer-line-missing reports\/README\.md$/);
  assert.match(commands[1] ?? "", / --section 'pros cons risks' docs\/1\.md$/);
  for (const command of commands) {
    assert.match(command, printed);
    await runs(repo, "sh", "-c", command);
  }
  assert.equal(repo.read(reportPath), listed);
  assert.equal(repo.read("docs/1.md"), before);
}

describe("the command that a stopped commit prints works in a person's shell, where report-hook is", () => {
  it("a package that npm installed", minutes, async () => {
    const repo = await nodeRepo();
    await runs(repo, "npx", "--no-install", "report-hook", "init", "--manager", "git", "--template", "bundled");
    await copies(repo, /^npx --no-install report-hook fix/);
  });

  it("a package that pnpm installed", minutes, async () => {
    const repo = await managedRepo("pnpm@9");
    await runs(repo, "pnpm", "add", "--save-dev", tarball());
    await runs(repo, "pnpm", "exec", "report-hook", "init", "--manager", "git", "--template", "bundled");
    await copies(repo, /^pnpm exec report-hook fix/);
  });

  it("a package that Yarn installed", minutes, async () => {
    const repo = await managedRepo("yarn@1");
    await runs(repo, "yarn", "add", "--dev", `file:${tarball()}`);
    await runs(repo, "yarn", "--silent", "report-hook", "init", "--manager", "git", "--template", "bundled");
    await copies(repo, /^yarn report-hook fix/);
  });

  for (const manager of ["git", "husky"]) {
    it(`a package of Yarn's Plug'n'Play, with ${manager} for the hook`, minutes, async () => {
      const files = { ".yarnrc.yml": "nodeLinker: pnp\nenableTelemetry: false\n", "yarn.lock": "" };
      const repo = await managedRepo("@yarnpkg/cli-dist", files);
      await runs(repo, "yarn", "add", "--dev", `report-hook@file:${tarball()}`);
      if (manager === "husky") {
        const folder = newFolder("husky");
        const file = npm(folder, "pack", "--silent", "husky").trim();
        await runs(repo, "yarn", "add", "--dev", `husky@file:${join(folder, file)}`);
        await runs(repo, "yarn", "husky");
        repo.write(".husky/pre-commit", "true\n");
      }
      await runs(repo, "yarn", "report-hook", "init", "--manager", manager, "--template", "bundled");
      await copies(repo, /^yarn report-hook fix/);
    });
  }

  it("installed globally", minutes, async () => {
    const repo = await plainRepo();
    await runs(repo, "report-hook", "init", "--manager", "git", "--template", "bundled");
    await copies(repo, /^report-hook fix/);
  });

  it("among the repository's files", minutes, async () => {
    const repo = await plainRepo();
    await runs(repo, "report-hook", "init", "--vendor", "--manager", "git", "--template", "bundled");
    await copies(repo, /^node \.report-hook\/\S+ fix/);
  });

  it("built by pre-commit alone", { ...minutes, skip: noPreCommit }, async () => {
    const source = newFolder("source");
    execFileSync("git", ["clone", "--quiet", "--bare", project, source]);
    execFileSync("git", ["-C", source, "tag", "v9.9.9"]);
    const repo = repoAt(newFolder("repository"), environment([]));
    await repo.ok("init", "--quiet");
    const hook = "hooks:\n      - id: report-hook\n";
    repo.write(".pre-commit-config.yaml", `repos:\n  - repo: file://${source}\n    rev: v9.9.9\n    ${hook}`);
    await runs(repo, "pre-commit", "install");
    const quickly = { npm_config_prefer_offline: "true", npm_config_audit: "false", npm_config_fund: "false" };
    await runs(repo.as({ env: { ...repo.env, ...quickly, HOME: process.env.HOME } }), "pre-commit", "install-hooks");
    await copies(repo, /report-hook.* fix/);
  });
});
