/** The hook is killed at each of its steps: before and after each git that it runs, and at each change it makes to a file. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import {
  assertNextCommitWorks,
  assertUnharmed,
  type Kind,
  kinds,
  type Locks,
  newStage,
  setScene,
} from "../helpers/harm.js";
import { assertPageOf } from "../helpers/page.js";
import { askNothingAhead, installedCommand, newFolder, type Repo } from "../helpers/repo.js";

const realGit = spawnSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).stdout.trim();

/**
 * A `report-hook` whose own git calls are counted: at the one with this number `action` runs, before or after git. Calls may run beside each
 * other, so each takes its number by making a folder.
 */
function countingCommand(
  count: number,
  when: "before" | "after",
  action: string,
): { path: string; wasReached: () => boolean } {
  const { command } = installedCommand();
  const bin = newFolder("bin");
  const inner = newFolder("inner");
  const calls = join(bin, "calls");
  const script = `#!/bin/sh
n=1; until mkdir '${calls}'/$n 2>/dev/null; do n=$((n + 1)); done
[ $n = ${count} ] && [ ${when} = before ] && { ${action}; }
'${realGit}' "$@"; code=$?
[ $n = ${count} ] && [ ${when} = after ] && { ${action}; }
exit $code
`;
  writeFileSync(join(inner, "git"), script);
  writeFileSync(
    join(bin, "report-hook"),
    `#!/bin/sh\nhook=$PPID PATH='${inner}':"$PATH" exec node '${command}' "$@"\n`,
  );
  mkdirSync(calls);
  for (const file of [join(inner, "git"), join(bin, "report-hook")]) chmodSync(file, 0o755);
  return { path: bin, wasReached: () => existsSync(join(calls, String(count))) };
}

/** Tries one kind of kill at each git call of the hook, until a call with that number no longer comes. */
async function killAtEachCall(
  t: TestContext,
  kind: Kind,
  action: string,
  locks: Locks,
  { whens = ["before", "after"], ahead = false }: { whens?: readonly ("before" | "after")[]; ahead?: boolean } = {},
): Promise<void> {
  const repo = await newStage();
  let tried = 0;
  for (let count = 1; ; count++) {
    let reached = false;
    for (const when of whens) {
      const scene = await setScene(repo, kind);
      if (!ahead) await askNothingAhead(repo);
      const { path, wasReached } = countingCommand(count, when, action);
      const label = `${kind}, ${action}, ${when} call ${count}`;
      await withCommand(repo, path).git(...scene.args);
      // A hook that outlives git is given the time to end.
      await repo.run("sh", "-c", "sleep 0.3");
      reached = wasReached();
      await assertUnharmed(scene, label, locks);
      await assertNextCommitWorks(scene, label);
      tried++;
    }
    if (!reached) break;
  }
  assert.ok(tried > (ahead ? 2 : 4));
  t.diagnostic(`${tried} kills`);
}

function withCommand(repo: Repo, bin: string): Repo {
  return repo.as({ env: { PATH: `${bin}:${repo.env.PATH}` } });
}

describe("the hook killed at each git call", () => {
  for (const kind of kinds) {
    it(`SIGKILL, ${kind}`, (t) => killAtEachCall(t, kind, "kill -KILL $PPID", "none"));
    it(`SIGKILL, ${kind}, where the shell has asked git before`, (t) =>
      killAtEachCall(t, kind, "kill -KILL $PPID", "none", { ahead: true }));
  }
  for (const signal of ["INT", "TERM", "HUP"]) {
    it(`SIG${signal}, -a`, (t) => killAtEachCall(t, "-a", `kill -${signal} $PPID`, "none", { whens: ["after"] }));
  }
});

describe("git killed at each git call of the hook, which lives on", () => {
  for (const kind of kinds) {
    it(`SIGKILL, ${kind}`, (t) => killAtEachCall(t, kind, "kill -KILL $hook", "git's"));
    it(`SIGKILL, ${kind}, where the shell has asked git before`, (t) =>
      killAtEachCall(t, kind, "kill -KILL $hook", "git's", { ahead: true }));
  }
  it("SIGTERM, -a: git takes its lock on the index away, and none comes back", (t) =>
    killAtEachCall(t, "-a", "kill -TERM $hook", "git's, but not the index's"));
});

describe("git killed between moving the branch and putting the index in its place", () => {
  for (const kind of kinds) {
    it(`${kind}: the commit is whole, and the next one brings the index back`, async () => {
      const repo = await newStage();
      const scene = await setScene(repo, kind);
      const index = join(repo.folder, ".git/index");
      const before = join(repo.folder, ".git/index-before");
      copyFileSync(index, before);
      await repo.ok(...scene.args);
      await assertPageOf(repo);
      copyFileSync(before, index);
      await assertUnharmed(scene, kind, "none");
      await assertNextCommitWorks(scene, kind);
    });
  }
});

describe("the hook killed at each change it makes to a file", () => {
  const calls = "rename,link,unlink";
  const canTrace = spawnSync("strace", ["-e", "trace=none", "true"]).status === 0;
  for (const kind of kinds) {
    it(`SIGKILL, ${kind}`, { skip: canTrace ? false : "strace is not to be had here" }, async (t) => {
      const repo = await newStage();
      let tried = 0;
      let locked = 0;
      for (const call of calls.split(",")) {
        for (let when = 1; when < 40; when++) {
          const scene = await setScene(repo, kind);
          const bin = newFolder("bin");
          const trace = join(bin, "trace");
          const inject = `inject=${call}:signal=SIGKILL:when=${when}`;
          writeFileSync(
            join(bin, "report-hook"),
            `#!/bin/sh\nexec strace -qq -o '${trace}' -e trace=${call} -e ${inject} node '${installedCommand().command}' "$@"\n`,
            { mode: 0o755 },
          );
          await withCommand(repo, bin).git(...scene.args);
          const killed = (await repo.run("cat", trace)).stdout.includes("SIGKILL");
          const label = `${kind}, ${call} ${when}`;
          // Between taking git's own lock on the index and letting it go lie two calls, as in any git command.
          if (repo.has(".git/index.lock")) {
            assert.equal(kind, "plain", label);
            locked++;
          }
          await assertUnharmed(scene, label, kind === "plain" ? "git's" : "none");
          await assertNextCommitWorks(scene, label);
          if (!killed) break;
          tried++;
        }
      }
      assert.ok(locked <= 2, `a lock was left ${locked} times`);
      t.diagnostic(`${tried} kills, index.lock left ${locked} times`);
    });
  }
});
