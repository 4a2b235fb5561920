/** Git that is started by small shells: it gets what it is to get, and what it prints comes back as it is. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { after, describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { openObjects } from "../../src/git/objects.js";
import { tryGit } from "../../src/git/run.js";
import { endShells, startGitSmall } from "../../src/git/small-starter.js";
import { startGit, startGitBy, startHere } from "../../src/git/start.js";
import { Refusal } from "../../src/system/refusal.js";
import { emptyRepo, newFolder } from "../helpers/repo.js";

const windows = process.platform === "win32" && "shells start no git on Windows";

/** What starts in git's place: a program of these lines. */
function inPlaceOfGit(lines: string): Record<string, string> {
  const folder = newFolder();
  writeFileSync(join(folder, "git"), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  return { PATH: `${folder}${delimiter}${process.env.PATH}` };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("git that is started by a small shell", { skip: windows }, () => {
  startGitSmall();
  after(() => {
    endShells();
    startGitBy(startHere);
  });

  it("gets its words, its variables and its folder as they are", async () => {
    const env = inPlaceOfGit(`printf '%s\\0' "$(pwd)x" "\${GIT_DIR}x" "$@"`);
    const folder = newFolder(`a 'b' "c" $(d) \\e;f`);
    const word = fc.oneof(fc.string(), fc.constantFrom("$(touch x)", "'; exit 1; '", "-n", "a\\c", " ", "*"));
    const told = word.filter((text) => !/[\0\n]/.test(text));
    await fc.assert(
      fc.asyncProperty(fc.array(told), told, async (words, value) => {
        const { code, stdout } = await tryGit(words, { env: { ...env, GIT_DIR: value }, folder });
        assert.equal(code, 0);
        assert.deepEqual(stdout.toString().split("\0"), [`${folder}x`, `${value}x`, ...words, ""]);
      }),
      { numRuns: 60, examples: [[[""], ""]] },
    );
  });

  it("prints any bytes, of any length, and ends with any code", async () => {
    const env = inPlaceOfGit(`printf "$1"; head -c "$2" /dev/zero; echo "why" >&2; exit "$3"`);
    for (const [text, zeros, code] of [
      ["", 0, 0],
      ["a\\n", 0, 1],
      ["\\377\\n\\n", 1_000_000, 128],
    ] as const) {
      const result = await tryGit([text, String(zeros), String(code)], { env });
      const start = text === "" ? [] : text === "a\\n" ? [97, 10] : [255, 10, 10];
      assert.deepEqual([...result.stdout.subarray(0, start.length)], start);
      assert.equal(result.stdout.length, start.length + zeros);
      assert.equal(result.code, code);
      assert.equal(result.stderr, "why\n");
    }
  });

  it("is started by one shell, one after the other, and by several at the same time", async () => {
    const env = inPlaceOfGit(`sleep 0.1; echo $PPID`);
    const shellOf = async (): Promise<string> => (await tryGit([], { env })).stdout.toString();
    const first = await shellOf();
    assert.equal(await shellOf(), first);
    assert.equal(new Set(await Promise.all([shellOf(), shellOf(), shellOf()])).size, 3);
  });

  it("sees no variable that it is not to see", async () => {
    const env = inPlaceOfGit(`echo "\${GIT_NAMESPACE-none}"`);
    const nameOf = async (more: Record<string, string>): Promise<string> =>
      (await tryGit([], { env: { ...env, ...more } })).stdout.toString();
    assert.equal(await nameOf({ GIT_NAMESPACE: "one" }), "one\n");
    assert.equal(await nameOf({}), "none\n");
  });

  it("answers questions, and its shell starts another when it is let go", async () => {
    const repo = await emptyRepo({ hooks: false });
    repo.write("a.txt", "text\n");
    await repo.ok("add", ".");
    const repository = { top: repo.folder, through: null };
    for (let round = 0; round < 3; round++) {
      const reader = openObjects(100, repository);
      const [here, absent] = await Promise.all([reader.read(":a.txt"), reader.read(":b.txt")]);
      reader.close();
      assert.equal(here?.content?.toString(), "text\n");
      assert.equal(absent, null);
      assert.equal((await tryGit(["rev-parse", "--show-prefix"], { repository })).stdout.toString(), "\n");
    }
  });

  it("leaves questions that it did not read, and no shell takes them for a command", async () => {
    const env = { ...process.env, ...inPlaceOfGit(`[ "$1" = end ] && exit 3; echo "$@"`) };
    const code = await new Promise((resolve) => {
      const nothing = (): void => undefined;
      const heard = { out: nothing, complaint: nothing, failed: nothing, ended: resolve };
      const git = startGit({ args: ["end"], env, cwd: undefined, input: null }, heard);
      git.write(`0 1 no\n/\nread\n`);
    });
    assert.equal(code, 3);
    assert.equal((await tryGit(["next"], { env: inPlaceOfGit(`echo "$@"`) })).stdout.toString(), "next\n");
  });

  it("is stopped where it takes too long, and the next one runs", async () => {
    const env = inPlaceOfGit(`[ "$1" = slow ] && exec sleep 60; echo done`);
    await assert.rejects(tryGit(["slow"], { env, limit: 300 }), Refusal);
    assert.equal((await tryGit([], { env })).stdout.toString(), "done\n");
  });

  it("is started by another shell where somebody has ended the one that waits", async () => {
    const env = inPlaceOfGit(`echo $PPID`);
    const first = Number((await tryGit([], { env })).stdout.toString());
    process.kill(first, "SIGKILL");
    while (isRunning(first)) await setTimeout(10);
    const next = await tryGit([], { env, limit: 5000 });
    assert.equal(next.code, 0);
    assert.notEqual(Number(next.stdout.toString()), first);
  });

  it("ends with its shell at Ctrl-C", async () => {
    const env = { ...process.env, ...inPlaceOfGit(`echo $PPID $$; exec sleep 60`) };
    const git = await new Promise<number>((resolve, reject) => {
      let pid = 0;
      const said = (chunk: Buffer): void => {
        const [shell = 0, own = 0] = chunk.toString().trim().split(" ").map(Number);
        pid = own;
        // A terminal tells all of them; what a shell does not wait for passes it over.
        for (const one of [shell, own]) process.kill(one, "SIGINT");
      };
      const heard = { out: said, complaint: () => undefined, failed: reject, ended: () => resolve(pid) };
      startGit({ args: [], env, cwd: undefined, input: null }, heard);
    });
    while (isRunning(git)) await setTimeout(10);
  });

  it("gets thousands of words in no time that grows with their square", async () => {
    const env = inPlaceOfGit(`echo $#`);
    const words = Array.from({ length: 4000 }, (_, i) => String(i).padStart(40, "a"));
    const { stdout } = await tryGit(words, { env, limit: 1000 });
    assert.equal(stdout.toString(), "4000\n");
  });

  it("gets words of several lines and input by other ways", async () => {
    const env = inPlaceOfGit(`cat; printf %s "$1"`);
    assert.equal((await tryGit(["a\nb"], { env })).stdout.toString(), "a\nb");
    assert.equal((await tryGit(["x"], { env, input: "in\n" })).stdout.toString(), "in\nx");
  });

  it("says that there is none", async () => {
    await assert.rejects(tryGit([], { env: { PATH: newFolder() } }), /git was not found/);
  });
});
