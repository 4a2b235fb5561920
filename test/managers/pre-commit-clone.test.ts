import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { template } from "../helpers/answers.js";
import { newFolder, reportPath } from "../helpers/repo.js";
import { answers, plainRepo } from "./story.js";

const project = fileURLToPath(new URL("../..", import.meta.url));
const skip = answers("pre-commit") ? false : "pre-commit is not installed here: apt-get install pre-commit";

describe("pre-commit, with the hooks of this project's own repository", { skip }, () => {
  it("takes both hooks from its URL and a tag", { timeout: 300_000 }, async (t) => {
    const repo = await plainRepo();
    const source = newFolder("source");
    execFileSync("git", ["clone", "--quiet", "--bare", project, source]);
    execFileSync("git", ["-C", source, "tag", "v9.9.9"]);
    const hooks = "      - id: report-hook\n      - id: report-hook-all\n        stages: [manual]\n";
    repo.write(".pre-commit-config.yaml", `repos:\n  - repo: file://${source}\n    rev: v9.9.9\n    hooks:\n${hooks}`);
    repo.write(reportPath, template);
    await repo.run("pre-commit", "install");
    // Building the clone needs npm's own settings, which are in the person's home folder.
    const quickly = { npm_config_prefer_offline: "true", npm_config_audit: "false", npm_config_fund: "false" };
    const ready = await repo.as({ env: { ...quickly, HOME: process.env.HOME } }).run("pre-commit", "install-hooks");
    if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/.test(ready.out)) return t.skip("the registry cannot be reached");
    assert.equal(ready.code, 0, ready.out);
    await repo.ok("add", ".");
    const { code, out } = await repo.git("commit", "-m", "Begin");
    assert.equal(code, 0, out);
    assert.match(out, /page: reports\/report\.html is in this commit/);
    const all = await repo.run("pre-commit", "run", "--hook-stage", "manual", "report-hook-all");
    assert.equal(all.code, 1);
    assert.match(all.out, /questions are not answered yet/);
  });
});
