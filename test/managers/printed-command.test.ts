/** What a stopped commit prints is copied into a person's shell, for each way to install report-hook, and then the commit goes through. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { newFolder, type Repo, repoAt, reportPath } from "../helpers/repo.js";
import { replaced } from "../helpers/report.js";
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

/** A list that is shown otherwise, and dashes: what a fix of the whole question would change too. */
const flattened = `${answer("five")}\n- a list\n- without a line above it\n\n---`;

/** The report at HEAD: question 12 and a section's heading are damaged already; nobody must touch them. */
const before = replaced(
  broken(answered(answered(template, 3, answer("three")), 5, flattened), 12),
  "## In the cloud\n",
  "## In the fog\n",
);

/** Ways to commit damage, each with what is printed for it. */
const situations: readonly {
  readonly damage: (report: string) => string;
  readonly staged: boolean;
  readonly commit: readonly string[];
  readonly asked: string;
}[] = [
  { damage: (report) => broken(report, 3), staged: true, commit: [], asked: "--staged --question 3" },
  {
    damage: (report) => [1, 2, 3, 6].reduce(broken, report),
    staged: false,
    commit: ["-a"],
    asked: "--question 1-3,6",
  },
  {
    damage: (report) => broken(report, 5),
    staged: false,
    commit: ["--only", reportPath],
    asked: "--question 5 --rule template/answer-line-missing",
  },
  {
    damage: (report) => broken(report, 4),
    staged: true,
    commit: ["--include", "notes.md"],
    asked: "--staged --question 4",
  },
  {
    damage: (report) => replaced(report, "## Working together\n", "## Working alone\n"),
    staged: true,
    commit: ["--amend"],
    asked: "--staged --rule template/section-changed --section 'Working together'",
  },
];

/** Begins the report, has commits stopped, and runs what is printed for each before the same commit again. */
async function copies(repo: Repo, printed: RegExp): Promise<void> {
  const config = repo.has(".report-hook.json") ? JSON.parse(repo.read(".report-hook.json")) : {};
  repo.write(".report-hook.json", JSON.stringify({ ...config, rules: { "template/section-changed": "error" } }));
  repo.write(reportPath, template);
  await repo.ok("add", ".");
  await repo.ok("commit", "--quiet", "-m", "Begin");
  repo.write(reportPath, before);
  repo.write("notes.md", "notes\n");
  await repo.ok("add", ".");
  await repo.ok("commit", "--quiet", "--no-verify", "-m", "Damage");
  for (const [at, { damage, staged, commit, asked }] of situations.entries()) {
    const written = answered(before, 8, answer(`eight${at}`));
    repo.write(reportPath, damage(written));
    repo.write("notes.md", `notes ${at}\n`);
    if (staged) await repo.ok("add", reportPath);
    const stopped = await repo.git("commit", "-m", asked, ...commit);
    assert.equal(stopped.code, 1, stopped.out);
    const commands = [...stopped.out.matchAll(/^ *(\S.* fix --.*)$/gm)].map(([, command = ""]) => command);
    assert.equal(commands.length, 1, stopped.out);
    const [command = ""] = commands;
    assert.match(command, printed, stopped.out);
    assert.ok(command.endsWith(` fix ${asked}`), command);
    assert.doesNotMatch(await runs(repo, "sh", "-c", command), /nothing to fix/);
    await repo.ok("commit", "--quiet", "-m", asked, ...commit);
    assert.equal((await repo.git("show", `HEAD:${reportPath}`)).stdout, written, command);
  }
  await copiesForDocument(repo, printed);
}

/** The same for a section of a document of any shape, where another was missing before. */
async function copiesForDocument(repo: Repo, printed: RegExp): Promise<void> {
  const written = "# Decision\n\n## Context\n\nWe dug.\n\n## Pros, cons & risks?\n\nNone.\n";
  repo.write("docs/template.md", "# Decision\n\n## Context\n\n## Pros, cons & risks?\n\n## Costs\n");
  repo.write("docs/1.md", written);
  const reports = [reportPath, { files: "docs/[0-9].md", template: "docs/template.md" }];
  repo.write(".report-hook.json", JSON.stringify({ reports }));
  await repo.ok("add", ".");
  await repo.ok("commit", "--quiet", "--no-verify", "-m", "Documents");
  repo.write("docs/1.md", written.replace("## Pros, cons & risks?\n\n", ""));
  await repo.ok("add", ".");
  const stopped = await repo.git("commit", "-m", "Document");
  assert.equal(stopped.code, 1, stopped.out);
  const command = /^ *(\S.* fix --staged .*--section 'pros cons risks' docs\/1\.md)$/m.exec(stopped.out)?.[1] ?? "";
  assert.match(command, printed, stopped.out);
  await runs(repo, "sh", "-c", command);
  assert.equal(repo.read("docs/1.md"), written);
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

  it("installed globally, and the commit is made by a program that does not know where", minutes, async () => {
    const repo = await plainRepo();
    await runs(repo, "report-hook", "init", "--manager", "git", "--template", "bundled");
    await copies(repo.as({ env: { ...repo.env, PATH: "/usr/bin:/bin" } }), /cli\.js fix/);
  });

  it("started by prek", minutes, async () => {
    const tools = newFolder("prek");
    assert.ok(installed(tools, "@j178/prek"), "the registry cannot be reached");
    const repo = await plainRepo(join(tools, "node_modules", ".bin"));
    repo.write(
      ".pre-commit-config.yaml",
      "repos:\n  - repo: local\n    hooks:\n      - {id: own, name: own, entry: 'true', language: system}\n",
    );
    await runs(repo, "prek", "install");
    await runs(repo, "report-hook", "init", "--manager", "prek", "--template", "bundled");
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
