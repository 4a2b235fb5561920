/** What a shell is told when a person asks it to complete a line. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import { table } from "../../src/cli/command-table.js";
import { isFlag } from "../../src/cli/table-line.js";
import { ruleNames } from "../../src/rules/by-name.js";
import { installedCommand, newFolder, repoAt } from "../helpers/repo.js";

const { command, bin } = installedCommand();
const folder = newFolder();
repoAt(folder, process.env).write("reports/README.md", "");

/** What may come after these words; the last is begun. */
function offered(...words: string[]): string[] {
  const args = [command, "complete", "--", ...words];
  const lines = execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8" }).trim().split("\n");
  return lines.slice(0, -1).map((line) => line.split("\t")[0] ?? "");
}

describe("completion", () => {
  it("offers every command", () => {
    assert.deepEqual(
      offered("").sort(),
      table
        .filter((line) => !isFlag(line))
        .map(({ name }) => name)
        .sort(),
    );
  });

  it("offers what a begun word may become", () => {
    assert.deepEqual(offered("un"), ["uninstall"]);
    assert.deepEqual(offered("explain", "answer/too-l"), ["answer/too-long"]);
    assert.deepEqual(offered("explain", "").length, ruleNames.length);
  });

  it("offers a command's own options, and their values", () => {
    assert.deepEqual(offered("init", "--m"), ["--manager"]);
    assert.deepEqual(offered("init", "--manager", "pre"), ["pre-commit", "prek"]);
    assert.deepEqual(offered("--all", "--format", "s"), ["sarif"]);
  });

  it("offers files, folder by folder", () => {
    assert.deepEqual(offered("check", "re"), ["reports/"]);
    assert.deepEqual(offered("check", "reports/R"), ["reports/README.md"]);
    assert.deepEqual(offered("check", "nowhere/"), []);
  });

  it("works in bash with bash-completion, of which it uses one function", () => {
    const script = `
      _get_comp_words_by_ref() { words=("\${COMP_WORDS[@]}"); cur=\${COMP_WORDS[COMP_CWORD]}; }
      source <(report-hook complete bash)
      complete -p report-hook
      COMP_WORDS=(report-hook explain answer/too-l) COMP_CWORD=2 COMP_LINE="report-hook explain answer/too-l" COMP_POINT=32
      __report_hook_complete
      echo "\${COMPREPLY[0]}"`;
    const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
    const said = execFileSync("bash", ["-c", script], { cwd: folder, env, encoding: "utf8" });
    assert.match(said, /^complete .*-F __report_hook_complete.* report-hook\nanswer\/too-long/);
  });

  it("says which shells it knows", () => {
    assert.throws(
      () => execFileSync(process.execPath, [command, "complete", "tcsh"], { stdio: "pipe" }),
      (error: { stderr: Buffer }) =>
        /^report-hook: name the shell: bash, zsh, fish, powershell\n$/.test(String(error.stderr)),
    );
  });
});
