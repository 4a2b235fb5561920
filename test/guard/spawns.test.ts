/** Every place that starts a program, and what each is started with over a repository that somebody has made to do harm. */
import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { answer, answered, template } from "../helpers/answers.js";
import {
  installedCommand,
  newFolder,
  newRepo,
  ownEnvironment,
  type Repo,
  repoAt,
  reportPath,
} from "../helpers/repo.js";

const src = fileURLToPath(new URL("../../src", import.meta.url));

/** What may start a program, and what it may start. */
const starters: Readonly<Record<string, string>> = {
  "git/run.ts": "git, with the environment of `gitEnvironment`",
  "git/start.ts": "git, with an environment that is given: `gitEnvironment`'s",
  "git/small-starter.ts": "a shell that starts git, with an environment that is given: `gitEnvironment`'s",
  "git/simple-git.ts": "git by simple-git, with an environment that is given: `gitEnvironment`'s",
  "install/tools.ts": "a hook manager, which `init` was asked to set up",
  "state/compiled-code.ts": "no program: our own code, compiled before and checked",
  "live/browser.ts": "the person's browser, where --open asks for it",
  "commands/check-many/threads.ts": "no program: threads of our own code",
  "cli/optimise-late.ts": "no program: it loads the part of Node that the others start them with",
};

/** All files of code, from src/. */
function sources(): readonly string[] {
  return readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .sort();
}

describe("a program is started", () => {
  it("in these places of the code alone", () => {
    const found = sources()
      .filter((file) =>
        /child_process|["']simple-git["']|node:cluster|node:worker_threads|process\.binding|\beval\(|new Function\(|node:vm/.test(
          readFileSync(join(src, file), "utf8"),
        ),
      )
      .filter((file) => file !== "commands/check-many/worker.ts");
    assert.deepEqual(found, Object.keys(starters).sort());
  });

  it("by none of them as a shell's command, and git always with the one environment", () => {
    for (const file of Object.keys(starters)) {
      const text = readFileSync(join(src, file), "utf8");
      assert.doesNotMatch(text, /shell: true|\bexec(?:File)?(?:Sync)?\(["'`]/, file);
      if (!file.startsWith("git/")) continue;
      for (const [, program] of text.matchAll(/spawn(?:Sync)?\(([^,]+),/g))
        assert.equal(program, file === "git/small-starter.ts" ? '"/bin/sh"' : '"git"', file);
    }
    const starting = /\bstartGit\(|\bspawnSync\(|simpleGit\(/;
    const those = sources().filter((file) => starting.test(readFileSync(join(src, file), "utf8")));
    assert.deepEqual(those, ["git/objects.ts", "git/run.ts", "git/simple-git.ts"]);
    for (const file of those) assert.match(readFileSync(join(src, file), "utf8"), /gitEnvironment\(/, file);
  });
});

/** A clone with a trap wherever git, a hook manager or npm would run something. */
async function trapped(trap: string): Promise<Repo> {
  const repo = await newRepo({ name: "evil" });
  repo.write(reportPath, answered(template, 3, answer("evil")));
  repo.write(".gitattributes", "* filter=evil diff=evil merge=evil\n");
  repo.write(".npmrc", `prefix=${dirname(trap)}\nscript-shell=${trap}\n`);
  repo.write("package.json", JSON.stringify({ name: "x", bin: { "report-hook": trap }, scripts: { prepare: trap } }));
  await repo.as({ env: { REPORT_HOOK: "0" } }).ok("add", "-A");
  await repo.as({ env: { REPORT_HOOK: "0" } }).ok("commit", "-q", "--no-verify", "-m", "Evil");
  for (const hook of [
    "post-checkout",
    "post-index-change",
    "fsmonitor-watchman",
    "reference-transaction",
    "pre-auto-gc",
  ]) {
    mkdirSync(join(repo.folder, ".git/hooks"), { recursive: true });
    symlinkSync(trap, join(repo.folder, ".git/hooks", hook));
  }
  repo.write(
    ".git/config",
    `[core]
	repositoryformatversion = 1
	fsmonitor = ${trap}
	hooksPath = .git/hooks
	pager = ${trap}
	editor = ${trap}
	sshCommand = ${trap}
	gitProxy = ${trap}
	askPass = ${trap}
	alternateRefsCommand = ${trap}
	attributesFile = .gitattributes
[extensions]
	partialClone = origin
[remote "origin"]
	promisor = true
	url = ssh://nowhere.invalid/x
	uploadpack = ${trap}
	vcs = evil
[filter "evil"]
	clean = ${trap}
	smudge = ${trap}
	process = ${trap}
	required = true
[diff]
	external = ${trap}
[diff "evil"]
	command = ${trap}
	textconv = ${trap}
[merge "evil"]
	driver = ${trap}
[gpg]
	program = ${trap}
[log]
	showSignature = true
[credential]
	helper = !${trap}
[pager]
	log = true
	blame = true
	cat-file = ${trap}
[alias]
	log = !${trap}
	blame = !${trap}
	cat-file = !${trap}
[uploadpack]
	packObjectsHook = ${trap}
[interactive]
	diffFilter = ${trap}
[protocol]
	allow = always
`,
  );
  mkdirSync(join(repo.folder, "node_modules/.bin"), { recursive: true });
  for (const name of ["git", "report-hook", "node", "npx"])
    symlinkSync(trap, join(repo.folder, "node_modules/.bin", name));
  return repo;
}

describe("over a repository that is only named", () => {
  it("every command starts git alone, with all guards, and nothing that the repository names", {
    skip: process.platform === "win32",
  }, async () => {
    const folder = newFolder("programs");
    const log = join(newFolder("log"), "log");
    const sprung = join(newFolder("sprung"), "sprung");
    const env = ownEnvironment();
    const trap = join(newFolder("trap"), "trap");
    writeFileSync(trap, `#!/bin/sh\necho "$0 $*" >>'${sprung}'\n`);
    chmodSync(trap, 0o755);
    const evil = await trapped(trap);
    const git = (await repoAt(folder, env).run("sh", "-c", "command -v git")).stdout.trim();
    const guards =
      "$GIT_NO_LAZY_FETCH $GIT_ALLOW_PROTOCOL $GIT_TERMINAL_PROMPT $GIT_CONFIG_NOSYSTEM $GIT_NO_REPLACE_OBJECTS $GIT_DIR";
    writeFileSync(join(folder, "git"), `#!/bin/sh\necho "${guards} in $PWD : $*" >>'${log}'\nexec '${git}' "$@"\n`);
    chmodSync(join(folder, "git"), 0o755);
    symlinkSync(process.execPath, join(folder, "node"));
    symlinkSync(join(installedCommand().bin, "report-hook"), join(folder, "report-hook"));
    const clones = dirname(evil.folder);
    const outside = repoAt(newFolder("outside"), { ...env, PATH: folder });
    const report = join(evil.folder, reportPath);
    for (const args of [
      ["check", clones],
      ["check", report],
      ["check", "--format", "json", evil.folder],
      ["class", clones, "--who", "-o", "class.html"],
      ["html", report, "-o", "page.html"],
      ["html", report, "--standalone", "-o", "page.html"],
      ["status", report],
      ["fix", report],
    ]) {
      const { code, out } = await outside.run(join(folder, "report-hook"), ...args);
      assert.ok(code < 2, `${args.join(" ")}: ${out}`);
      assert.ok(!existsSync(sprung), `${args.join(" ")} ran ${existsSync(sprung) ? readFileSync(sprung, "utf8") : ""}`);
    }
    const started = readFileSync(log, "utf8").trim().split("\n");
    assert.ok(started.length > 5, "git was not asked");
    for (const line of started) {
      assert.match(line, /^1 none 0 /, line);
      // Nothing but the folder that the person is in is asked as it is: what they named is read through a git directory of our own.
      if (!line.includes(` in ${outside.folder} :`)) assert.match(line, /^1 none 0 1 1 \S+\/report-hook-\S+ in /, line);
      assert.ok(!line.split(" : ")[0]?.includes(evil.folder), line);
    }
  });
});
