/** With report-hook among a repository's files: the first member runs init, a second clones and does what the team does anyway. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { assertPageOf } from "../helpers/page.js";
import { newFolder, type Repo, reportPath } from "../helpers/repo.js";
import { answers, installed, plainRepo } from "./story.js";

interface Team {
  readonly files: Readonly<Record<string, string>>;
  /** The npm packages that the repository asks for. */
  readonly packages: readonly string[];
  /** What a member runs in a new clone. */
  readonly joins: readonly string[];
  readonly skip?: string | false;
}

const manifest = (more: object): string => `${JSON.stringify({ name: "group", private: true, ...more }, null, 2)}\n`;
const checks =
  "repos:\n  - repo: local\n    hooks:\n      - {id: own, name: own, entry: 'true', language: system}\nexclude: ^data/\n";
const noPreCommit = answers("pre-commit") ? false : "pre-commit is not installed here: apt-get install pre-commit";

const teams: Readonly<Record<string, Team>> = {
  "pre-commit": {
    files: { ".pre-commit-config.yaml": checks },
    packages: [],
    joins: ["pre-commit", "install"],
    skip: noPreCommit,
  },
  prek: {
    files: { ".pre-commit-config.yaml": checks, "package.json": manifest({}) },
    packages: ["@j178/prek"],
    joins: ["npx", "--no-install", "prek", "install"],
  },
  husky: {
    files: { ".husky/pre-commit": "exec true\n", "package.json": manifest({ scripts: { prepare: "husky" } }) },
    packages: ["husky"],
    joins: ["npm", "run", "prepare"],
  },
  lefthook: {
    files: { "lefthook.yml": "pre-push:\n  parallel: true\n", "package.json": manifest({}) },
    packages: ["lefthook"],
    joins: ["npx", "--no-install", "lefthook", "install"],
  },
  "simple-git-hooks": {
    files: { "package.json": manifest({ "simple-git-hooks": { "pre-commit": "exit 0 # nothing" } }) },
    packages: ["simple-git-hooks"],
    joins: ["npx", "--no-install", "simple-git-hooks"],
  },
};

describe("a second member, who has installed nothing", () => {
  for (const [manager, team] of Object.entries(teams)) {
    it(`is checked with ${manager} at the first commit`, { skip: team.skip ?? false }, async () => {
      const first = await plainRepo();
      for (const [path, text] of Object.entries(team.files)) first.write(path, text);
      first.write(".gitignore", "node_modules/\n");
      first.write(reportPath, template);
      if (team.packages.length > 0)
        assert.ok(installed(first.folder, ...team.packages), "the registry cannot be reached");
      const init = await first.run("report-hook", "init", "--vendor", "--manager", manager);
      assert.equal(init.code, 0, init.out);
      assert.match(init.out, /\ndone: /);
      await first.ok("add", ".");
      await first.ok("commit", "-m", "Check the report");

      const second = await clone(first);
      if (team.packages.length > 0) assert.ok(installed(second.folder, ...team.packages));
      const [program = "", ...args] = team.joins;
      const joined = await second.run(program, ...args);
      assert.equal(joined.code, 0, joined.out);
      await isChecked(second);

      const out = await first.run("node", ".report-hook/report-hook.js", "uninstall");
      assert.equal(out.code, 0, out.out);
      for (const [path, text] of Object.entries(team.files))
        assert.equal(first.read(path).includes("report-hook"), text.includes("report-hook"), path);
      assert.ok(!first.has(".report-hook"));
    });
  }
});

/** A clone of another person, whose PATH leads to no report-hook. */
async function clone(repo: Repo): Promise<Repo> {
  const folder = join(newFolder(), "clone");
  await repo.ok("clone", "-q", repo.folder, folder);
  return repo.as({ folder, env: { PATH: process.env.PATH } });
}

async function isChecked(repo: Repo): Promise<void> {
  repo.write(reportPath, answered(template, 3, answer("first")));
  const good = await repo.git("commit", "-a", "-m", "Answer question 3");
  assert.equal(good.code, 0, good.out);
  await assertPageOf(repo);
  repo.write(reportPath, broken(repo.read(reportPath), 4));
  const { code, out } = await repo.git("commit", "-a", "-m", "Break question 4");
  assert.notEqual(code, 0, out);
  assert.match(out, /template\/answer-line-missing/);
}
