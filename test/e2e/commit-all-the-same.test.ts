/** Whatever stops a commit, the last line says how it is made all the same, and so it is. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { newRepo, pageFile, type Repo, reportPath } from "../helpers/repo.js";

/** Behind findings it is a line, behind the one line that says why nothing could be checked some words. */
const anyway =
  /^(?:to commit all the same: REPORT_HOOK=0 git commit …, or git commit --no-verify …|report-hook: .* \(REPORT_HOOK=0 commits without\))$/;
const three = answered(template, 3, answer("three"));

const stops: Readonly<Record<string, readonly [does: (repo: Repo) => unknown, says: RegExp]>> = {
  "a question that lost its answer line": [
    (repo) => repo.write(reportPath, broken(three, 3)),
    /template\/answer-line-missing/,
  ],
  "a report that is a symbolic link": [
    (repo) => {
      rmSync(join(repo.folder, reportPath));
      symlinkSync("/etc/passwd", join(repo.folder, reportPath));
    },
    /staged as a symbolic link/,
  ],
  "a report that is not UTF-8": [(repo) => repo.write(reportPath, Buffer.from("caf\xe9", "latin1")), /not UTF-8/],
  "a report that is too large": [(repo) => repo.write(reportPath, "a".repeat(9_000_000)), /over 8 MB/],
  "a report that is a repository of its own": [
    async (repo) => {
      rmSync(join(repo.folder, reportPath));
      await repo.ok("init", "-q", reportPath);
      await repo.ok("-C", reportPath, "commit", "-q", "--allow-empty", "--no-verify", "-m", "Inner");
    },
    /another repository/,
  ],
  "two reports that cannot be read": [
    async (repo) => {
      repo.write(".report-hook.json", JSON.stringify({ reports: [reportPath, "docs/README.md"] }));
      repo.write("docs/README.md", template);
      await repo.ok("add", ".");
      await repo.ok("commit", "-q", "-m", "Two reports");
      for (const path of [reportPath, "docs/README.md"]) repo.write(path, Buffer.from("caf\xe9", "latin1"));
    },
    /not UTF-8/,
  ],
  "one of two reports that cannot be read": [
    async (repo) => {
      repo.write("docs/README.md", template);
      repo.write(".report-hook.json", JSON.stringify({ reports: [reportPath, "docs/README.md"] }));
      await repo.ok("add", ".");
      await repo.ok("commit", "-q", "-m", "Two reports");
      repo.write("docs/README.md", Buffer.from("caf\xe9", "latin1"));
    },
    /^docs\/README\.md: not UTF-8[^]*\ncommit stopped: 1 report could not be read$/m,
  ],
  "a configuration that is no JSON": [
    (repo) => repo.write(".report-hook.json", "{"),
    /\.report-hook\.json: not valid JSON/,
  ],
  "a configuration that says what nobody reads": [
    (repo) => repo.write(".report-hook.json", '{"reports": 3}'),
    /\.report-hook\.json: reports: expected a list/,
  ],
  "a template that is not there": [
    (repo) => repo.write(".report-hook.json", '{"template": "none.md"}'),
    /template none\.md: not in the commit/,
  ],
  "a folder in the page's place": [
    (repo) => {
      rmSync(join(repo.folder, pageFile));
      repo.write(`${pageFile}/a.txt`, "a\n");
    },
    /is a folder in the commit/,
  ],
  "a page that was changed by hand": [
    (repo) => repo.write(pageFile, `${repo.read(pageFile)}<!-- mine -->\n`),
    /page\/edited/,
  ],
  "a report that is gone": [(repo) => rmSync(join(repo.folder, reportPath)), /template\/report-missing/],
};

describe("a commit that is stopped says how it is made all the same:", () => {
  for (const [name, [does, says]] of Object.entries(stops))
    it(name, async () => {
      const repo = await newRepo();
      repo.write(reportPath, three);
      await does(repo);
      await repo.ok("add", "--all", ".");
      const { code, out } = await repo.git("commit", "-q", "-m", "Stopped");
      assert.equal(code, 1, out);
      assert.match(out, says);
      assert.match(out.trimEnd().split("\n").at(-1) ?? "", anyway, out);
      assert.equal(out.split("REPORT_HOOK=0").length, 2, out);
      await repo.as({ env: { REPORT_HOOK: "0" } }).ok("commit", "-q", "-m", "All the same");
    });

  it("where a manager starts report-hook itself, without its hooks", async () => {
    const repo = await newRepo();
    const hook = join(repo.folder, ".git/hooks/pre-commit");
    mkdirSync(join(hook, ".."), { recursive: true });
    writeFileSync(hook, "#!/bin/sh\nreport-hook --staged\n");
    chmodSync(hook, 0o755);
    repo.write(reportPath, broken(three, 3));
    const { code, out } = await repo.git("commit", "-a", "-q", "-m", "Stopped");
    assert.equal(code, 1, out);
    assert.match(out.trimEnd().split("\n").at(-1) ?? "", anyway, out);
    const all = repo.as({ env: { REPORT_HOOK: "0" } });
    assert.equal((await all.run("report-hook", "--staged")).code, 0);
    await all.ok("commit", "-a", "-q", "-m", "All the same");
  });

  it("and who only asks is told why report-hook could not run, and nothing of a commit", async () => {
    const repo = await newRepo();
    repo.write(".report-hook.json", "{");
    await repo.ok("add", ".");
    const { code, out } = await repo.run("report-hook", "--staged");
    assert.equal(code, 2);
    assert.match(out, /^report-hook: \.report-hook\.json: not valid JSON.*\n$/);
  });
});
