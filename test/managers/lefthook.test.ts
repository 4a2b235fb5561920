import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { assertPageOf, assertStatus } from "../helpers/page.js";
import { newFolder, pageFile, type Repo, reportPath } from "../helpers/repo.js";
import { installed, plainRepo, reportHook, tellOfGraphicalProgram, tellStory, withoutShell } from "./story.js";

const tools = newFolder("tools");
const skip = installed(tools, "lefthook") ? false : "lefthook cannot be installed here";

describe("lefthook", { skip }, () => {
  it("runs the check beside the commands that are there", async () => {
    const repo = await withConfig(
      "# ours\npre-commit:\n  commands:\n    theirs:\n      run: echo theirs ran # first\n",
    );
    await tellStory(repo, {
      finds: /found lefthook \(lefthook\.yml\); the hook goes into lefthook[^]*run +lefthook install/,
      meanwhile: async () => {
        await repo.ok("rm", "--quiet", "--cached", reportPath);
        const { code, out } = await repo.git("commit", "-m", "Delete the report");
        assert.equal(code, 1, out);
        assert.match(out, /theirs ran/);
        assert.match(out, /template\/report-missing/);
        await repo.ok("add", reportPath);
      },
    });
  });

  it("runs the check from a program that has neither report-hook nor Node on its PATH", async () => {
    const repo = await withConfig("pre-commit:\n  commands:\n    theirs:\n      run: echo theirs ran\n");
    await tellOfGraphicalProgram(repo, withoutShell(nativeLefthook()));
  });

  it("writes the command anew that an earlier init wrote, and takes either out", async () => {
    const former =
      "pre-commit:\n  commands:\n    report-hook:\n      run: sh -c 'if command -v report-hook-pre-commit >/dev/null; then exec report-hook-pre-commit; fi'\n";
    const repo = await withConfig(former);
    assert.equal((await reportHook(repo, "init")).code, 0);
    assert.match(repo.read("lefthook.yml"), /report-hook\.command/);
    assert.equal(repo.read("lefthook.yml").match(/ run: /g)?.length, 1);
    for (const text of [former, repo.read("lefthook.yml")]) {
      repo.write("lefthook.yml", text);
      assert.equal((await reportHook(repo, "uninstall")).code, 0);
      assert.ok(!repo.has("lefthook.yml") || !repo.read("lefthook.yml").includes("report-hook"));
    }
  });

  it("runs the check as one of its jobs", async () => {
    const repo = await withConfig("pre-commit:\n  jobs:\n    - name: theirs\n      run: echo theirs ran\n");
    await repo.run("lefthook", "install");
    // Lefthook notes there what its configuration was when it last ran.
    await tellStory(repo, { finds: /found lefthook \(lefthook\.yml\)/, ignore: /lefthook\.checksum$/ });
  });

  it("starts the check in a folder below, where a root has it and something there is staged", async () => {
    const repo = await begun({ root: "web/" });
    repo.write("web/app.txt", "changed\n");
    repo.write(reportPath, broken(template, 3));
    const { code, out } = await repo.git("commit", "-a", "-m", "Break");
    assert.equal(code, 1, out);
    repo.write(reportPath, answered(template, 3, answer("below")));
    await repo.ok("commit", "-a", "-m", "Answer");
    await assertPageOf(repo);
  });

  it("passes over the check where nothing below its root is staged, until that is taken out as init says", async () => {
    const repo = await begun({ root: "web/" });
    const { out } = await reportHook(repo, "init");
    const [, line = ""] = /^note: lefthook\.yml:(\d+): .*: take that root out$/m.exec(out) ?? [];
    repo.write(reportPath, broken(template, 3));
    const passed = await repo.git("commit", "-a", "-m", "Break");
    assert.equal(passed.code, 0, passed.out);
    assert.match(passed.out, /can no longer read reports\/README\.md/);
    await repo.ok("reset", "--soft", "HEAD^");
    const lines = repo.read("lefthook.yml").split("\n");
    repo.write("lefthook.yml", lines.filter((_, at) => at !== Number(line) - 1).join("\n"));
    const { code, out: stopped } = await repo.git("commit", "-a", "-m", "Break");
    assert.equal(code, 1, stopped);
    assert.doesNotMatch((await reportHook(repo, "init")).out, /note:/);
  });

  for (const root of [null, "web/"]) {
    it(`renews an old page by the command that is printed${root === null ? "" : ", under a root too"}`, async () => {
      const repo = await begun({ root });
      repo.write(reportPath, answered(template, 3, answer("unseen")));
      const { out } = await repo.git("commit", "-a", "--no-verify", "-m", "Unseen");
      const [, printed = ""] = /is out of date in this commit; put that right now: (.+)$/m.exec(out) ?? [];
      assert.match(printed, /^report-hook --staged && git commit --amend --no-edit --allow-empty$/, out);
      const ran = await repo.run("sh", "-c", printed);
      assert.equal(ran.code, 0, ran.out);
      await assertPageOf(repo);
      await assertStatus(repo);
    });
  }

  it("puts back by the command that is printed a page that a commit of nothing else takes away", async () => {
    const repo = await begun({ root: null });
    await repo.ok("rm", "--quiet", "--cached", pageFile);
    const { out } = await repo.git("commit", "--no-verify", "-m", "No page");
    const [, printed = ""] = /is missing from this commit; put that right now: (.+)$/m.exec(out) ?? [];
    const ran = await repo.run("sh", "-c", printed);
    assert.equal(ran.code, 0, ran.out);
    await assertPageOf(repo);
    await assertStatus(repo);
  });

  it("finds its job in a group of the person's, and says where it is left there", async () => {
    const repo = await withConfig(
      "pre-commit:\n  jobs:\n    - group:\n        piped: true\n        jobs:\n          - run: echo formatted\n          - name: report-hook\n            run: report-hook-pre-commit\n",
    );
    const before = repo.read("lefthook.yml");
    assert.equal((await reportHook(repo, "init")).code, 0);
    assert.equal(repo.read("lefthook.yml"), before);
    assert.match((await reportHook(repo, "uninstall")).out, /^note: lefthook\.yml starts report-hook in a group: /m);
    assert.equal(repo.read("lefthook.yml"), before);
  });

  /** A repository with lefthook, report-hook and the report in its first commit, and a root that people have given to the command. */
  async function begun({ root }: { readonly root: string | null }): Promise<Repo> {
    const repo = await withConfig("pre-commit:\n  commands:\n    theirs:\n      run: echo theirs ran\n");
    repo.write("web/app.txt", "first\n");
    assert.equal((await reportHook(repo, "init", "--template", "bundled")).code, 0);
    await repo.ok("add", ".");
    await repo.ok("commit", "-m", "Begin");
    if (root === null) return repo;
    repo.write("lefthook.yml", repo.read("lefthook.yml").replace("    report-hook:\n", `$&      root: ${root}\n`));
    await repo.ok("commit", "-a", "-m", "Give it a root");
    return repo;
  }

  /** The folder of lefthook's own program, which needs no Node. */
  function nativeLefthook(): string {
    const name = readdirSync(join(tools, "node_modules")).find((one) => one.startsWith("lefthook-")) ?? "";
    return join(tools, "node_modules", name, "bin");
  }

  async function withConfig(text: string): Promise<Repo> {
    const repo = await plainRepo(join(tools, "node_modules", ".bin"));
    repo.write("lefthook.yml", text);
    return repo;
  }
});
