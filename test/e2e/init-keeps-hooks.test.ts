/** What people's own hooks do, they do after `init` as before it: each is run by real commits. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { broken, template } from "../helpers/answers.js";
import { emptyRepo, newFolder, type Repo, reportPath } from "../helpers/repo.js";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** Scripts of every kind, and whether a commit goes through with them alone. */
const scripts: readonly (readonly [string, string, boolean])[] = [
  ["a check that passes", "true\n", true],
  ["a check that fails", "false\n", false],
  ["a list whose first part fails", "false && echo tests\n", false],
  ["a list in a condition", "if true; then false && echo tests; fi\n", false],
  ["a negation", "! true\n", false],
  ["a check that fails before one that passes", "false\ntrue\n", false],
  ["exit in the middle", "if true; then exit 0; fi\nfalse\n", true],
  ["exit with a failure", "exit 3\n", false],
  ["exec of a check that passes", "exec true\n", true],
  ["exec of a check that fails", "exec false\n", false],
  ["a folder that it changes to", "cd client\ntest -f a.txt\n", true],
  ["a trap at its end", "trap 'exit 0' EXIT\nfalse\n", true],
  ["a trap that fails", "trap 'exit 4' EXIT\ntrue\n", false],
  ["options that it sets", "set -eu\ntrue\n", true],
  ["a variable that is not set", 'set -u\necho "$none"\n', false],
  ["a function that returns", "check() { return 1; }\ncheck || true\n", true],
  ["a document within", "cat <<END >/dev/null\nexit 1\nEND\n", true],
  ["a comment at its end", "true # and nothing else", true],
  ["no line end at its end", "false || exit 7", false],
  ["carriage returns", "echo one\r\necho two\r\n", true],
  ["carriage returns below a shebang that has one", "#!/bin/sh\r\necho one #\r\necho two #\r\n", true],
  ["carriage returns below a shebang that has none", "#!/bin/sh\necho one #\r\necho two #\r\n", true],
  ["a shebang and comments", "#!/bin/sh\n# ours\n\nexec true\n", true],
  ["arguments", "test $# -eq 0\n", true],
  ["a variable of ours", 'test -z "$report_hook_below"\n', true],
];

describe("init --manager husky, over a script with", () => {
  for (const [name, script, passes] of scripts) {
    it(name, async () => {
      const repo = await withHusky(script, "_");
      await staysAsItWas(repo, passes);
      await init(repo, "--manager", "husky");
      await staysAsItWas(repo, passes);
      await isChecked(repo);
      await repo.ok("reset", "-q", "--hard");
      await uninstalls(repo);
      assert.equal(repo.read(".husky/pre-commit"), script);
    });
  }

  it("what husky up to 8 puts there", async () => {
    const loads = '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\n';
    for (const [script, passes] of [
      [`${loads}false && echo tests\n`, false],
      [`${loads}exec true\n`, true],
    ] as const) {
      const repo = await withHusky(script, "");
      await staysAsItWas(repo, passes);
      await init(repo, "--manager", "husky");
      await staysAsItWas(repo, passes);
      await isChecked(repo);
    }
  });

  it("a shell of its own, started by git", async () => {
    const script = "#!/usr/bin/env bash\nset -o pipefail\nall=(a b)\n[[ $all == a ]]\nfalse | true\n";
    const repo = await withHusky(script, "");
    await staysAsItWas(repo, false);
    await init(repo, "--manager", "husky");
    await staysAsItWas(repo, false);
  });

  it("another language: it is refused in one line", async () => {
    const repo = await withHusky("#!/usr/bin/env python3\nprint('ours')\n", "");
    const { code, out } = await repo.run("report-hook", "init", "--manager", "husky");
    assert.equal(code, 2);
    assert.match(out, /^report-hook: \.husky\/pre-commit is not a shell's script .*\n$/);
  });
});

describe("init --manager git, over a hook that is", () => {
  const programs: readonly (readonly [string, string, boolean])[] = [
    ...scripts.map(([name, script, passes]) => [name, `#!/bin/sh -e\n${script}`, passes] as const),
    ["python", "#!/usr/bin/env python3\nimport sys\nsys.exit(1)\n", false],
    ["node", "#!/usr/bin/env node\nprocess.exit(0)\n", true],
    ["bash with arrays", "#!/bin/bash\nall=(0 1)\n[[ $all == 0 ]] && exit $all\n", true],
  ];
  for (const [name, script, passes] of programs) {
    it(name, async () => {
      const repo = await prepared();
      repo.write(".git/hooks/pre-commit", script);
      chmodSync(join(repo.folder, ".git/hooks/pre-commit"), 0o755);
      await staysAsItWas(repo, passes);
      await init(repo, "--manager", "git");
      await staysAsItWas(repo, passes);
      await isChecked(repo);
      await repo.ok("reset", "-q", "--hard");
      await uninstalls(repo);
      assert.equal(repo.read(".git/hooks/pre-commit"), script);
    });
  }

  it("no program: git passes over it, and so do we", async () => {
    const repo = await prepared();
    repo.write(".git/hooks/pre-commit", "exit 1\n");
    chmodSync(join(repo.folder, ".git/hooks/pre-commit"), 0o644);
    await staysAsItWas(repo, true);
    await init(repo, "--manager", "git");
    await staysAsItWas(repo, true);
    await isChecked(repo);
  });

  it("a link into the repository, to a program elsewhere, or no text", async () => {
    const elsewhere = join(newFolder(), "check");
    writeFileSync(elsewhere, "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    const places: readonly ((repo: Repo, hook: string) => void)[] = [
      (repo, hook) => {
        repo.write("tools/check.sh", "#!/bin/sh\nexit 1\n");
        chmodSync(join(repo.folder, "tools/check.sh"), 0o755);
        symlinkSync("../../tools/check.sh", hook);
      },
      (_, hook) => symlinkSync(elsewhere, hook),
      (_, hook) => writeFileSync(hook, Buffer.from("#!/bin/sh\nexit 1 # \xff\xfe\n", "latin1"), { mode: 0o755 }),
    ];
    for (const put of places) {
      const repo = await prepared();
      mkdirSync(join(repo.folder, ".git/hooks"), { recursive: true });
      put(repo, join(repo.folder, ".git/hooks/pre-commit"));
      await staysAsItWas(repo, false);
      await init(repo, "--manager", "git");
      await staysAsItWas(repo, false);
      renameSync(join(repo.folder, ".git/hooks/pre-commit.chained"), join(repo.folder, ".git/hooks/aside"));
      await isChecked(repo);
      await repo.ok("reset", "-q", "--hard");
      renameSync(join(repo.folder, ".git/hooks/aside"), join(repo.folder, ".git/hooks/pre-commit.chained"));
      await uninstalls(repo);
      await staysAsItWas(repo, false);
    }
  });

  const looking: readonly (readonly [string, string])[] = [
    ["by basename", '#!/bin/sh\n[ "$(basename "$0")" != pre-commit ]\n'],
    ["in a pattern", "#!/bin/sh\ncase $0 in *pre-commit) exit 1 ;; esac\n"],
    ["in a variable of bash", '#!/bin/bash\n[ "$' + '{BASH_SOURCE[0]##*/}" != pre-commit ]\n'],
    ["in a file that it reads in", '#!/bin/sh\n. "$(dirname "$0")/lib.sh"\n'],
    ["for programs beside it", '#!/bin/sh\nfor part in "$0".d/*; do "$part" || exit 1; done\n'],
  ];
  for (const [how, script] of looking) {
    it(`one that asks for its own name ${how}: it stays where it is`, async () => {
      const repo = await prepared();
      putHook(repo, script);
      repo.write(".git/hooks/lib.sh", 'case "$(basename "$0")" in pre-commit) exit 1 ;; esac\n');
      repo.write(".git/hooks/pre-commit.d/one", "#!/bin/sh\nexit 1\n");
      chmodSync(join(repo.folder, ".git/hooks/pre-commit.d/one"), 0o755);
      await staysAsItWas(repo, false);
      await init(repo, "--manager", "git");
      await staysAsItWas(repo, false);
      await uninstalls(repo);
      assert.equal(repo.read(".git/hooks/pre-commit"), script);
    });
  }

  it("one that asks for its own name and is content with it: the commit is checked", async () => {
    const repo = await prepared();
    putHook(repo, '#!/bin/sh\n[ "$(basename "$0")" = pre-commit ]\n');
    await init(repo, "--manager", "git");
    await staysAsItWas(repo, true);
    await isChecked(repo);
  });

  const others = [
    "#!/usr/bin/env python3\nimport sys\nprint(sys.argv[0])\n",
    "#!/usr/bin/env python3\nprint(__file__)\n",
    "#!/usr/bin/env node\nprocess.exit(process.argv[1].length)\n",
    "#!/usr/bin/env perl\nexit $0 =~ /pre-commit/;\n",
  ];
  for (const script of others) {
    it(`one that asks for its own name in another language: it is refused in one line (${script.split("\n").at(-2)})`, async () => {
      const repo = await prepared();
      putHook(repo, script);
      const { code, out } = await repo.run("report-hook", "init", "--manager", "git");
      assert.equal(code, 2);
      assert.match(out, /^report-hook: \.git\/hooks\/pre-commit asks what it is called.*\n$/);
      assert.equal(repo.read(".git/hooks/pre-commit"), script);
    });
  }

  it("a link to a program elsewhere that asks for its own name: it is refused", async () => {
    const elsewhere = join(newFolder(), "check");
    writeFileSync(elsewhere, '#!/bin/sh\n[ "$(basename "$0")" != pre-commit ]\n', { mode: 0o755 });
    const repo = await prepared();
    mkdirSync(join(repo.folder, ".git/hooks"), { recursive: true });
    symlinkSync(elsewhere, join(repo.folder, ".git/hooks/pre-commit"));
    assert.match((await repo.run("report-hook", "init", "--manager", "git")).out, /asks what it is called/);
    await staysAsItWas(repo, false);
  });

  it("ours, with lines that people have added: they stay, also without the check", async () => {
    const repo = await prepared();
    await init(repo, "--manager", "git");
    const [first, ...others] = repo.read(".git/hooks/pre-commit").split("\n");
    repo.write(".git/hooks/pre-commit", [first, "test ! -f stop || exit 1", ...others].join("\n"));
    await init(repo, "--manager", "git");
    repo.write("stop", "");
    await staysAsItWas(repo, false);
    const { out } = await repo.run("report-hook", "uninstall");
    assert.match(out, /note: \.git\/hooks\/pre-commit stays, .*\(line 2: test ! -f stop \|\| exit 1\)/);
    await staysAsItWas(repo, false);
    assert.match((await repo.run("report-hook", "uninstall")).out, /nothing to do/);
  });

  it("ours, changed so that another would have to take its place: it is refused with the line", async () => {
    const repo = await prepared();
    await init(repo, "--manager", "git");
    const edited = repo.read(".git/hooks/pre-commit").replace("exec sh", "exec dash");
    repo.write(".git/hooks/pre-commit", edited);
    for (const command of ["init", "uninstall"]) {
      const { code, out } = await repo.run("report-hook", command);
      assert.equal(code, 2);
      assert.match(out, /^report-hook: \.git\/hooks\/pre-commit .*line 3: .*exec dash.*\n$/);
      assert.equal(repo.read(".git/hooks/pre-commit"), edited);
    }
  });

  it("in a folder of all repositories: it is left alone, and said to be", async () => {
    const shared = newFolder("hooks");
    writeFileSync(join(shared, "pre-commit"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    const repo = await prepared();
    await repo.ok("config", "--global", "core.hooksPath", shared);
    const { code, out } = await repo.run("report-hook", "init", "--manager", "git");
    assert.equal(code, 2);
    assert.match(out, /after which those hooks no longer run here/);
    await staysAsItWas(repo, false);
  });

  it("in a folder that the repository shares", async () => {
    const repo = await prepared();
    repo.write(".githooks/pre-commit", "#!/bin/sh\ntest ! -f stop\n");
    chmodSync(join(repo.folder, ".githooks/pre-commit"), 0o755);
    await repo.ok("config", "core.hooksPath", ".githooks");
    await init(repo, "--manager", "git");
    await staysAsItWas(repo, true);
    repo.write("stop", "");
    await staysAsItWas(repo, false);
  });
});

function putHook(repo: Repo, script: string): void {
  repo.write(".git/hooks/pre-commit", script);
  chmodSync(join(repo.folder, ".git/hooks/pre-commit"), 0o755);
}

/** A repository with a report, and nothing that git starts. */
async function prepared(): Promise<Repo> {
  const repo = await emptyRepo({ hooks: false });
  repo.write(reportPath, template);
  repo.write("client/a.txt", "a\n");
  await repo.ok("add", ".");
  await repo.ok("commit", "-q", "-m", "Begin");
  return repo;
}

/** The same with husky as it stands once it has been started. @param inner `_` for husky 9, which runs a script by `sh -e` */
async function withHusky(script: string, inner: "" | "_"): Promise<Repo> {
  const repo = await prepared();
  repo.write(".gitignore", "node_modules\n");
  mkdirSync(join(repo.folder, "node_modules"));
  symlinkSync(project, join(repo.folder, "node_modules/report-hook"));
  repo.write(".husky/pre-commit", script);
  chmodSync(join(repo.folder, ".husky/pre-commit"), 0o755);
  repo.write(".husky/_/pre-commit", '#!/usr/bin/env sh\n. "$(dirname "$0")/h"\n');
  chmodSync(join(repo.folder, ".husky/_/pre-commit"), 0o755);
  repo.write(".husky/_/h", 'sh -e "$(dirname "$(dirname "$0")")/$(basename "$0")" "$@"\nexit $?\n');
  const again = 'if [ -z "$husky_skip_init" ]; then export husky_skip_init=1; sh -e "$0" "$@"; exit $?; fi\n';
  repo.write(".husky/_/husky.sh", again);
  await repo.ok("config", "core.hooksPath", join(".husky", inner));
  await repo.ok("add", ".");
  await repo.ok("commit", "-q", "--no-verify", "-m", "Husky");
  return repo;
}

async function init(repo: Repo, ...args: string[]): Promise<void> {
  const { code, out } = await repo.run("report-hook", "init", ...args);
  assert.equal(code, 0, out);
  assert.match((await repo.run("report-hook", "init", ...args)).out, /nothing to do/);
  await repo.ok("add", ".");
  await repo.ok("commit", "-q", "--no-verify", "--allow-empty", "-m", "Init");
}

async function uninstalls(repo: Repo): Promise<void> {
  const { code, out } = await repo.run("report-hook", "uninstall");
  assert.equal(code, 0, out);
}

/** Whether a commit that is right for report-hook goes through. */
async function staysAsItWas(repo: Repo, passes: boolean): Promise<void> {
  const { code, out } = await repo.git("commit", "-q", "--allow-empty", "-m", "Nothing of the report");
  assert.equal(code === 0, passes, out);
}

/** Whether a commit that breaks the report is stopped, and by whom; one that people's own check stops tells nothing. */
async function isChecked(repo: Repo): Promise<void> {
  if ((await repo.git("commit", "-q", "--allow-empty", "-m", "Own check")).code !== 0) return;
  repo.write(reportPath, broken(repo.read(reportPath), 4));
  const { code, out } = await repo.git("commit", "-q", "-a", "-m", "Break");
  assert.notEqual(code, 0, "the commit was not checked");
  assert.match(out, /template\/answer-line-missing/);
}
