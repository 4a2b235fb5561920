/** Full disks, folders that may not be written, locks of other processes, and two commits at once: nothing is lost. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import { assertNextCommitWorks, assertUnharmed, kinds, newStage, setScene } from "../helpers/harm.js";
import { assertPageOf, assertSound, assertStatus, pageOf } from "../helpers/page.js";
import {
  askNothingAhead,
  finished,
  installedCommand,
  newFolder,
  newRepo,
  pageFile,
  type Repo,
  reportPath,
  start,
} from "../helpers/repo.js";

const isRoot = process.getuid?.() === 0;

/** A disk of so many kilobytes; null where this machine allows none. */
function smallDisk(kilobytes: number): string | null {
  const folder = newFolder("disk");
  if (!isRoot || spawnSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", folder]).status !== 0)
    return null;
  return folder;
}

/** Fills a disk but for so many kilobytes. */
function fill(disk: string, left: number): void {
  const { stdout } = spawnSync("df", ["-k", "--output=avail", disk], { encoding: "utf8" });
  const free = Number(stdout.trim().split("\n").at(-1));
  writeFileSync(join(disk, "filler"), Buffer.alloc(Math.max(0, free - left) * 1024));
}

/** The repository as a person who is not root; null where this machine has no way to be another. */
function asPerson(repo: Repo): Repo | null {
  if (!isRoot) return repo;
  const { bin, command } = installedCommand();
  if (spawnSync("setpriv", ["--version"]).status !== 0) return null;
  for (let folder = repo.folder; folder.includes("report-hook-test-"); folder = dirname(folder))
    chmodSync(folder, 0o755);
  for (const folder of [bin, dirname(command), dirname(bin), dirname(dirname(command))]) chmodSync(folder, 0o755);
  const home = String(repo.env.HOME);
  chmodSync(dirname(home), 0o755);
  for (const folder of [repo.folder, home]) spawnSync("chown", ["-R", "12345:12345", folder]);
  const run = (program: string, ...args: string[]) =>
    repo.run("setpriv", "--reuid=12345", "--regid=12345", "--clear-groups", program, ...args);
  return {
    ...repo,
    run,
    git: (...args) => run("git", ...args),
    ok: async (...args) => (await run("git", ...args)).stdout.trim(),
  };
}

describe("a full disk", () => {
  const disk = smallDisk(6000);
  after(() => disk !== null && spawnSync("umount", [disk]));
  it("at any step: the commit stops with one line, and works once there is room", {
    skip: disk === null ? "no small disk can be mounted here" : false,
  }, async (t) => {
    assert.ok(disk !== null);
    const stage = await newStage();
    const folder = join(disk, "repository");
    cpSync(stage.folder, folder, { recursive: true });
    const repo = stage.as({ folder });
    await repo.ok("status");
    let stopped = 0;
    let tried = 0;
    for (const left of [0, 4, 8, 12, 16, 24, 32, 48, 64, 80, 96, 112, 128, 160, 200, 260]) {
      for (const kind of kinds) {
        const scene = await setScene(repo, kind);
        fill(disk, left);
        const { code, out } = await repo.git(...scene.args);
        await repo.run("rm", join(disk, "filler"));
        tried++;
        if (code !== 0) stopped++;
        assert.doesNotMatch(out, /\n\s+at |inside report-hook/, out);
        await assertUnharmed(scene, `${left} KB left, ${kind}: ${out}`, "none");
        await assertNextCommitWorks(scene, `${left} KB left, ${kind}`);
      }
    }
    assert.ok(stopped > 10 && stopped < tried, `${stopped} of ${tried} stopped`);
    t.diagnostic(`${tried} commits, ${stopped} stopped`);
  });
});

describe("what may not be written", () => {
  const three = answered(template, 3, answer("a"));

  for (const [what, path] of [
    ["the report's folder", "reports"],
    ["the object store", ".git/objects"],
    ["git's own folder", ".git"],
    ["our own notes", ".git/report-hook"],
  ] as const) {
    it(`${what}: the commit stops with one line, nothing has changed, and it works afterwards`, async (t) => {
      const repo = asPerson(await newRepo());
      if (repo === null) return t.skip("no way to be a person who is not root here");
      repo.write(reportPath, three);
      if (isRoot) spawnSync("chown", ["-R", "12345:12345", repo.folder]);
      await repo.git("add", reportPath);
      const before = repo.read(pageFile);
      const folders =
        path === ".git/objects" ? ["sh", "-c", "chmod a-w .git/objects .git/objects/*"] : ["chmod", "a-w", path];
      await repo.run(folders[0] ?? "", ...folders.slice(1));
      const { code, out } = await repo.git("commit", "-m", "Three");
      await repo.run("sh", "-c", "chmod u+w reports .git .git/report-hook .git/objects .git/objects/*");
      assert.notEqual(code, 0, out);
      assert.doesNotMatch(out, /\n\s+at |inside report-hook/);
      if (path !== ".git") assert.equal(out.match(/^report-hook: .*/gm)?.length, 1, out);
      assert.equal(repo.read(pageFile), before);
      assert.equal(repo.read(reportPath), three);
      await assertSound(repo);
      const again = await repo.git("commit", "-a", "-m", "Three");
      assert.equal(again.code, 0, again.out);
      await assertPageOf(repo);
      await assertStatus(repo);
    });
  }
});

/**
 * A repository whose hook finds another process at work: `action` runs before the command's git call with this number, 0 before it starts.
 *
 * @param ahead the shell asks git what the command wants to know
 */
async function disturbed(action: string, call: number, ahead = false): Promise<Repo> {
  const repo = await newRepo();
  if (!ahead) await askNothingAhead(repo);
  const bin = newFolder("bin");
  const inner = newFolder("inner");
  const git = spawnSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).stdout.trim();
  writeFileSync(join(bin, "count"), "0");
  const count = `n=$(($(cat '${bin}/count') + 1)); echo $n > '${bin}/count'`;
  const once = `DONE='${bin}/done' && mkdir "$DONE" 2>/dev/null && {\n${action.replaceAll("GIT", `GIT_INDEX_FILE=.git/index '${git}'`)}\n}`;
  writeFileSync(join(inner, "git"), `#!/bin/sh\n${count}\n[ $n -ge ${call} ] && ${once}\nexec '${git}' "$@"\n`, {
    mode: 0o755,
  });
  writeFileSync(
    join(bin, "report-hook"),
    `#!/bin/sh\n${call === 0 ? once : ""}\nPATH='${inner}':"$PATH" exec node '${installedCommand().command}' "$@"\n`,
    { mode: 0o755 },
  );
  return repo.as({ env: { PATH: `${bin}:${repo.env.PATH}` } });
}

describe("an index.lock that another process holds while the hook runs", () => {
  const three = answered(template, 3, answer("a"));

  for (const [asks, call] of [
    ["the command", 2],
    ["the shell", 1],
    ["the shell", 0],
  ] as const) {
    const ahead = asks === "the shell";
    it(`for a moment, before call ${call}, where ${asks} asks: the hook waits, and the commit has its page`, async () => {
      const action = "touch .git/index.lock; (sleep 0.6; rm .git/index.lock) >/dev/null 2>&1 &";
      const repo = await disturbed(action, call, ahead);
      repo.write(reportPath, three);
      await repo.ok("add", reportPath);
      await repo.ok("commit", "-m", "Three");
      await assertPageOf(repo);
      await assertStatus(repo);
    });

    it(`for good, before call ${call}, where ${asks} asks: the commit stops with one line, the lock is not ours to remove, and nothing has changed`, async () => {
      const repo = await disturbed("touch .git/index.lock", call, ahead);
      repo.write(reportPath, three);
      await repo.ok("add", reportPath);
      const before = repo.read(pageFile);
      const { code, out } = await repo.git("commit", "-m", "Three");
      assert.notEqual(code, 0);
      assert.match(out, /^report-hook: another process holds .*index\.lock/m);
      assert.ok(repo.has(".git/index.lock"));
      assert.equal(repo.read(pageFile), before);
      await repo.run("rm", ".git/index.lock");
      await repo.ok("commit", "-m", "Three");
      await assertPageOf(repo);
      await assertStatus(repo);
    });
  }
});

describe("a report that is staged again while the hook runs", () => {
  for (const [asks, call] of [
    ...[1, 2, 3, 4, 5].map((call) => ["the command", call] as const),
    ["the shell", 0],
    ["the shell", 1],
    ["the shell", 2],
  ] as const) {
    it(`before git call ${call}, where ${asks} asks: no commit has a page of another report`, async () => {
      const other = join(newFolder(), "other.md");
      writeFileSync(other, answered(template, 3, answer("other")));
      const repo = await disturbed(
        `GIT update-index --cacheinfo 100644,$(GIT hash-object -w '${other}'),${reportPath}`,
        call,
        asks === "the shell",
      );
      repo.write(reportPath, answered(template, 3, answer("a")));
      await repo.ok("add", reportPath);
      const { code } = await repo.git("commit", "-m", "Three");
      if (code === 0) await assertPageOf(repo);
      await assertSound(repo);
      const again = await repo.git("commit", "-m", "Again", "--allow-empty");
      assert.equal(again.code, 0, again.out);
      await assertPageOf(repo);
    });
  }
});

describe("a page that somebody writes while git takes it from disk", () => {
  it("stays on disk, and the commit has the report's page", async () => {
    const repo = await disturbed(
      `case " $* " in *" --add -- "*) echo mine >> ${pageFile} ;; *) rmdir "$DONE" ;; esac`,
      1,
    );
    repo.write(reportPath, answered(template, 3, answer("a")));
    await repo.ok("add", reportPath);
    await repo.ok("commit", "-m", "Three");
    await assertPageOf(repo);
    assert.match(repo.read(pageFile), /\nmine\n$/);
    await assertStatus(repo, ` M ${pageFile}`);
    await assertSound(repo);
  });
});

describe("two commits at once", () => {
  it("end with right pages, whichever git lets through", async (t) => {
    const repo = await newRepo();
    let both = 0;
    const times = 12;
    for (let time = 0; time < times; time++) {
      repo.write(reportPath, answered(template, 3, answer(`t${time}`)));
      repo.write("train.py", `print(${time})\n`);
      await repo.ok("add", ".");
      const kinds = [
        ["commit", "-q", "-a", "-m", "One"],
        ["commit", "-q", "-m", "Two", time % 2 === 0 ? reportPath : "train.py"],
      ];
      const ends = await Promise.all(kinds.map((args) => finished(start(repo.folder, repo.env, "git", args))));
      if (ends.every(({ code }) => code === 0)) both++;
      await assertSound(repo);
      await repo.git("commit", "-q", "-a", "-m", "What is left");
      await assertPageOf(repo);
      await assertStatus(repo);
      assert.equal(repo.read(pageFile), await pageOf(repo.read(reportPath)));
    }
    t.diagnostic(`${times} times, both went through ${both} times`);
    mkdirSync(join(repo.folder, "x"));
  });
});
