import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { oldestVersion } from "../../src/disk/oldest-version.js";
import { openObjects } from "../../src/git/objects.js";
import { findRepository } from "../../src/git/repository.js";
import { emptyRepo, newFolder, type Repo, repoAt } from "../helpers/repo.js";

async function commit(repo: Repo, path: string, text: string): Promise<string> {
  repo.write(path, text);
  await repo.ok("add", ".");
  await repo.ok("commit", "-q", "-m", text);
  return repo.ok("rev-parse", "HEAD");
}

async function oldest(repo: Repo, path: string, accept: (text: string) => boolean): ReturnType<typeof oldestVersion> {
  const repository = await findRepository(repo.folder);
  assert.ok(repository !== null);
  const reader = openObjects(1_000_000, repository);
  try {
    return await oldestVersion(repository, reader, path, accept);
  } finally {
    reader.close();
  }
}

describe("the oldest version of a file", () => {
  it("is the first that is accepted, from the oldest on", async () => {
    const repo = await emptyRepo({ hooks: false });
    await commit(repo, "a.md", "one");
    const second = await commit(repo, "a.md", "two good");
    await commit(repo, "a.md", "three good");
    assert.deepEqual(await oldest(repo, "a.md", (text) => text.includes("good")), {
      commit: second,
      path: "a.md",
      text: "two good",
    });
  });

  it("is remembered, but not that there is none: the next commit can bring one", async () => {
    const repo = await emptyRepo({ hooks: false });
    const first = await commit(repo, "a.md", "one");
    await oldest(repo, "a.md", () => true);
    await commit(repo, "b.md", "bad");
    await oldest(repo, "b.md", (text) => text === "good");
    // Behind its seal.
    const kept = /\[.*/.exec(readFileSync(join(repo.folder, ".git/report-hook/oldest.json"), "utf8"))?.[0] ?? "";
    assert.deepEqual(JSON.parse(kept), [{ file: "a.md", commit: first, path: "a.md" }]);
    const good = await commit(repo, "b.md", "good");
    assert.deepEqual(await oldest(repo, "b.md", (text) => text === "good"), {
      commit: good,
      path: "b.md",
      text: "good",
    });
  });

  it("is not remembered in a shallow clone, whose past grows", async () => {
    const origin = await emptyRepo({ hooks: false });
    const first = await commit(origin, "a.md", "one");
    await commit(origin, "a.md", "two");
    const folder = join(newFolder(), "clone");
    await origin.ok("clone", "-q", "--depth", "1", `file://${origin.folder}`, folder);
    const clone = repoAt(folder, origin.env);
    assert.equal((await oldest(clone, "a.md", () => true))?.text, "two");
    await clone.ok("fetch", "-q", "--unshallow");
    assert.deepEqual(await oldest(clone, "a.md", () => true), { commit: first, path: "a.md", text: "one" });
  });

  it("is none for a file that no commit has, and that is not remembered", async () => {
    const repo = await emptyRepo({ hooks: false });
    await commit(repo, "a.md", "one");
    assert.equal(await oldest(repo, "b.md", () => true), null);
    const second = await commit(repo, "b.md", "two");
    assert.deepEqual(await oldest(repo, "b.md", () => true), { commit: second, path: "b.md", text: "two" });
  });
});
