/** What `init` and `uninstall` leave to the people who wrote it, in files of every kind. */
import assert from "node:assert/strict";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { template } from "../helpers/answers.js";
import { emptyRepo, type Ran, type Repo, reportPath } from "../helpers/repo.js";

const framework =
  "repos:\n  - repo: local\n    hooks:\n      - id: t\n        name: t\n        entry: 'true'\n        language: system\n";

async function withFiles(files: Readonly<Record<string, string>>, report = reportPath): Promise<Repo> {
  const repo = await emptyRepo({ hooks: false });
  repo.write(report, template);
  for (const [path, text] of Object.entries(files)) repo.write(path, text);
  await repo.ok("add", ".");
  await repo.ok("commit", "-q", "-m", "Begin");
  return repo;
}

const init = (repo: Repo, ...args: string[]): Promise<Ran> => repo.run("report-hook", "init", ...args);

async function comesAndGoes(repo: Repo): Promise<void> {
  assert.equal((await init(repo, "--manager", "git")).code, 0);
  assert.match((await init(repo, "--manager", "git")).out, /nothing to do/);
  assert.equal((await repo.run("report-hook", "uninstall")).code, 0);
  assert.equal(await repo.ok("status", "--porcelain"), "");
}

describe("init, then uninstall", () => {
  it("leaves lines such as its own that were there before", async () => {
    await comesAndGoes(
      await withFiles({
        ".gitignore": "x\nreports/report.standalone.html\n",
        ".prettierignore": "reports/report.html\n",
        ".pre-commit-config.yaml": `exclude: ^reports/report\\.html$|^vendor/\n${framework}`,
      }),
    );
  });

  for (const name of [".gitattributes", ".gitignore", ".prettierignore"]) {
    it(`leaves a ${name} of mixed line ends as it was`, async () => {
      await comesAndGoes(await withFiles({ [name]: "a\r\nb\r\nc\n" }));
    });
  }

  it("takes two names of one file for one file", async () => {
    const repo = await withFiles({ ".gitignore": "x\n" });
    symlinkSync(".gitignore", join(repo.folder, ".prettierignore"));
    await repo.ok("add", ".");
    await repo.ok("commit", "-q", "-m", "Link");
    await comesAndGoes(repo);
  });

  it("reads a package.json with a byte order mark", async () => {
    await comesAndGoes(await withFiles({ "package.json": '\uFEFF{\n  "name": "x"\n}\n' }));
  });

  it("adds to an exclude of several lines, as pre-commit documents it, and takes that out again", async () => {
    for (const lineEnd of ["\n", "\r\n"]) {
      const block = "exclude: |\n  (?x)^(\n    data/.*|\n    notebooks/.*\n  )$\n";
      const own = `${block}${framework}`.replaceAll("\n", lineEnd);
      const repo = await withFiles({ ".pre-commit-config.yaml": own });
      await init(repo, "--manager", "git");
      const added = `  )$${lineEnd}  |^reports/report\\.html$${lineEnd}`;
      assert.equal(repo.read(".pre-commit-config.yaml"), own.replace(`  )$${lineEnd}`, added));
      assert.match((await init(repo, "--manager", "git")).out, /nothing to do/);
      assert.equal((await repo.run("report-hook", "uninstall")).code, 0);
      assert.equal(repo.read(".pre-commit-config.yaml"), own);
    }
  });

  it("excludes every page of reports that a pattern names", async () => {
    const config = '{ "reports": ["groups/*/README.md"] }\n';
    const repo = await withFiles(
      { ".report-hook.json": config, ".pre-commit-config.yaml": framework },
      "groups/a/README.md",
    );
    await init(repo, "--manager", "git");
    assert.match(repo.read(".pre-commit-config.yaml"), /^exclude: \^groups\/\[\^\/\]\*\/report\\\.html\$$/m);
    assert.equal((await repo.run("report-hook", "uninstall")).code, 0);
    assert.equal(repo.read(".pre-commit-config.yaml"), framework);
  });
});

describe("init", () => {
  it("reads a lefthook.jsonc, and makes no other file that would come before it", async () => {
    const own = '{\n  // ours\n  "pre-commit": { "commands": { "own": { "run": "true" } } }\n}\n';
    const repo = await withFiles({ "lefthook.jsonc": own });
    assert.match((await init(repo)).out, /found lefthook \(lefthook\.jsonc\)/);
    assert.ok(!repo.has("lefthook.yml"));
    assert.match(repo.read("lefthook.jsonc"), /\/\/ ours\n[^]*"report-hook"/);
    assert.equal((await repo.run("report-hook", "uninstall")).code, 0);
    assert.equal(repo.read("lefthook.jsonc"), own);
  });

  it("makes no lefthook.yml beside a file that it does not know", async () => {
    const repo = await withFiles({ "package.json": '{ "devDependencies": { "lefthook": "3" } }', "lefthook.ron": "" });
    const { code, out } = await init(repo);
    assert.equal(code, 2);
    assert.match(out, /^report-hook: lefthook\.ron cannot be edited: .+\n$/);
  });

  it("says by what lefthook may pass over all jobs", async () => {
    const repo = await withFiles({
      "lefthook.yml": "pre-commit:\n  only: [{ref: release}]\n  commands:\n    a:\n      run: 'true'\n",
    });
    assert.match(
      (await init(repo)).out,
      /note: lefthook\.yml:2: by only of pre-commit lefthook may pass over report-hook/,
    );
  });

  it("edits the file that pre-commit was told to read", async () => {
    const repo = await withFiles({ ".pre-commit-config.yaml": framework, "cfg/pc.yaml": framework });
    const hook =
      "#!/usr/bin/env bash\n# File generated by pre-commit: https://pre-commit.com\nARGS=(hook-impl --config=cfg/pc.yaml)\n";
    repo.write(".git/hooks/pre-commit", hook);
    await init(repo);
    assert.match(repo.read("cfg/pc.yaml"), /id: report-hook/);
    assert.doesNotMatch(repo.read(".pre-commit-config.yaml"), /id: report-hook/);
    assert.equal((await repo.run("report-hook", "uninstall")).code, 0);
    assert.equal(repo.read("cfg/pc.yaml"), framework);
  });

  it("takes .pre-commit-config.yml for prek's, which alone reads it", async () => {
    const repo = await withFiles({ ".pre-commit-config.yml": framework });
    assert.match((await init(repo)).out, /^found prek \(\.pre-commit-config\.yml\)/);
  });

  it("edits no file that a prek.toml puts out of force", async () => {
    const repo = await withFiles({ "prek.toml": "repos = []\n", ".pre-commit-config.yaml": framework });
    const { code, out } = await init(repo, "--manager", "prek");
    assert.equal(code, 2);
    assert.match(out, /prek\.toml cannot be edited: add/);
    repo.write("prek.toml", "# report-hook-pre-commit, added by hand\n");
    assert.doesNotMatch((await init(repo, "--manager", "prek")).out, /cannot be edited/);
    assert.doesNotMatch(repo.read(".pre-commit-config.yaml"), /id: report-hook/);
  });

  it("puts nothing where git looks for no hooks", async () => {
    const repo = await withFiles({});
    await repo.ok("config", "core.hooksPath", "");
    const { code, out } = await init(repo);
    assert.equal(code, 2);
    assert.match(out, /^report-hook: core\.hooksPath is set to nothing, so that git runs no hook: .+\n$/);
    assert.equal(await repo.ok("status", "--porcelain"), "");
  });

  it("leaves a hook of simple-git-hooks, whose configuration lies elsewhere, alone", async () => {
    const repo = await withFiles({ "client/package.json": "{}" });
    const hook = '#!/bin/sh\nif [ "$SKIP_SIMPLE_GIT_HOOKS" = 1 ]; then exit 0; fi\ntrue\n';
    repo.write(".git/hooks/pre-commit", hook);
    const { code, out } = await init(repo);
    assert.equal(code, 2);
    assert.match(out, /simple-git-hooks has made git's pre-commit hook/);
    assert.equal(readFileSync(join(repo.folder, ".git/hooks/pre-commit"), "utf8"), hook);
  });
});

describe("uninstall", () => {
  it("takes out the task of a report that was called otherwise when it was added", async () => {
    const manifest = '{\n  "lint-staged": {\n    "*.js": "true"\n  }\n}\n';
    const repo = await withFiles({ "package.json": manifest });
    await init(repo);
    await repo.ok("mv", reportPath, "report.md");
    repo.write(".report-hook.json", repo.read(".report-hook.json").replace(reportPath, "report.md"));
    await init(repo);
    assert.equal((await repo.run("report-hook", "uninstall")).code, 0);
    assert.equal(repo.read("package.json"), manifest);
  });

  it("leaves a core.hooksPath that somebody has set since", async () => {
    const repo = await withFiles({});
    repo.write(".git/report-hook/init", '{"activated":["husky"],"reports":{}}\n');
    await repo.ok("config", "core.hooksPath", ".githooks");
    await repo.run("report-hook", "uninstall");
    assert.equal(await repo.ok("config", "core.hooksPath"), ".githooks");
  });
});
