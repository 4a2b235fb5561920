import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import { pageFile, type Repo, reportPath } from "../helpers/repo.js";
import { answers, plainRepo, reportHook, tellOfGraphicalProgram, tellStory, withoutShell } from "./story.js";

const skip = answers("pre-commit") ? false : "pre-commit is not installed here: apt-get install pre-commit";

const config = [
  "# our checks",
  "repos:",
  "-   repo: local",
  "    hooks:",
  "    -   id: theirs # first",
  "        name: theirs",
  "        entry: 'true'",
  "        language: system",
  "        pass_filenames: false",
  "    # -   id: off for now",
  "",
  "ci: {autofix_prs: false}",
  "",
].join("\n");

describe("pre-commit", { skip }, () => {
  it("runs the check after the hooks that are there", async () => {
    const repo = await python();
    await tellStory(repo, { finds: /found pre-commit \(\.pre-commit-config\.yaml\)[^]*run +pre-commit install/ });
  });

  it("is left running where it ran before", async () => {
    const repo = await python();
    await repo.run("pre-commit", "install");
    await tellStory(repo, {
      finds: /found pre-commit \(\.pre-commit-config\.yaml\)/,
      meanwhile: async () => {
        assert.equal((await repo.run("pre-commit", "run", "--all-files")).code, 0);
        await repo.ok("rm", "--quiet", "--cached", reportPath);
        const { code, out } = await repo.git("commit", "-m", "Delete the report");
        assert.equal(code, 1, out);
        assert.match(out, /template\/report-missing/);
        await repo.ok("add", reportPath);
      },
    });
  });

  it("runs the check from a program that has neither report-hook nor Node on its PATH", async () => {
    await tellOfGraphicalProgram(await python(), withoutShell());
  });

  it("keeps unstaged changes, and takes the page of what is staged", async () => {
    const repo = await begun();
    repo.write(reportPath, answered(template, 3, answer("staged")));
    await repo.ok("add", reportPath);
    repo.write(reportPath, answered(template, 3, answer("unstaged")));
    appendFileSync(join(repo.folder, "train.py"), "# more\n");
    const { code, out } = await repo.git("commit", "-m", "Half of it");
    assert.equal(code, 0, out);
    assert.match(await repo.ok("show", `HEAD:${pageFile}`), /[^n]staged0/);
    assert.match(repo.read(reportPath), /unstaged0/);
    assert.equal(await repo.ok("status", "--porcelain"), `M ${reportPath}\n M train.py`);
  });

  it("loses nobody's changes where the page on disk was edited", async () => {
    const repo = await begun();
    appendFileSync(join(repo.folder, pageFile), "<!-- mine -->\n");
    appendFileSync(join(repo.folder, "train.py"), "# mine\n");
    repo.write(reportPath, answered(template, 3, answer("staged")));
    await repo.ok("add", reportPath);
    const { code, out } = await repo.git("commit", "-m", "Answer question 3");
    assert.equal(code, 1);
    assert.match(out, /stage or discard them, then commit again/);
    assert.match(repo.read(pageFile), /mine/);
    assert.match(repo.read("train.py"), /mine/);
  });

  it("stops a teammate without report-hook only where the report is in the commit", async () => {
    const repo = await python();
    assert.equal((await reportHook(repo, "init", "--template", "bundled")).code, 0);
    // Whoever has not run init in their clone.
    for (const key of ["report-hook.command", "report-hook.node"]) await repo.ok("config", "--unset", key);
    const teammate = repo.as({ env: { PATH: process.env.PATH } });
    await teammate.ok("add", ".pre-commit-config.yaml");
    assert.equal((await teammate.git("commit", "-m", "No report")).code, 0);
    assert.equal((await teammate.run("pre-commit", "run", "--all-files")).code, 0);
    await teammate.ok("add", reportPath);
    const { code, out } = await teammate.git("commit", "-m", "The report");
    assert.equal(code, 1);
    assert.match(out, /^report-hook is not installed, so the report was not checked: npm install --global <.+$/m);
    const all = teammate.as({ env: { REPORT_HOOK: "0" } });
    assert.equal((await all.git("commit", "-m", "The report")).code, 0);
  });

  async function python(): Promise<Repo> {
    const repo = await plainRepo();
    repo.write(".pre-commit-config.yaml", config);
    return repo;
  }

  /** A repository whose first commit has the template and its page. */
  async function begun(): Promise<Repo> {
    const repo = await python();
    assert.equal((await reportHook(repo, "init", "--template", "bundled")).code, 0);
    await repo.ok("add", ".");
    await repo.ok("commit", "--quiet", "-m", "Begin");
    return repo;
  }
});
