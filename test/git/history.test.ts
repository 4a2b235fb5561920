import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { oldestVersion } from "../../src/git/history.js";
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
  const reader = openObjects(1_000_000, repo.folder);
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
    assert.deepEqual(await oldest(repo, "a.md", (text) => text.includes("good")), { commit: second, text: "two good" });
  });

  it("is found through renames", async () => {
    const repo = await emptyRepo({ hooks: false });
    const text = "a line\n".repeat(20);
    const first = await commit(repo, "old name.md", text);
    await repo.ok("mv", "old name.md", "new\nname.md");
    await repo.ok("commit", "-q", "-m", "Rename");
    await commit(repo, "new\nname.md", `${text}more\n`);
    assert.deepEqual(await oldest(repo, "new\nname.md", () => true), { commit: first, text });
  });

  it("is remembered, but not that there is none: the next commit can bring one", async () => {
    const repo = await emptyRepo({ hooks: false });
    const first = await commit(repo, "a.md", "one");
    await oldest(repo, "a.md", () => true);
    await commit(repo, "b.md", "bad");
    await oldest(repo, "b.md", (text) => text === "good");
    const note = JSON.parse(readFileSync(join(repo.folder, ".git/report-hook/oldest.json"), "utf8"));
    assert.deepEqual(note, { "a.md": { commit: first, path: "a.md" } });
    const good = await commit(repo, "b.md", "good");
    assert.deepEqual(await oldest(repo, "b.md", (text) => text === "good"), { commit: good, text: "good" });
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
    assert.deepEqual(await oldest(clone, "a.md", () => true), { commit: first, text: "one" });
  });

  it("is none for a file that no commit has, and that is not remembered", async () => {
    const repo = await emptyRepo({ hooks: false });
    await commit(repo, "a.md", "one");
    assert.equal(await oldest(repo, "b.md", () => true), null);
    const second = await commit(repo, "b.md", "two");
    assert.deepEqual(await oldest(repo, "b.md", () => true), { commit: second, text: "two" });
  });
});
