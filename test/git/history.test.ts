import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { type CommittedVersion, oldVersions } from "../../src/git/history.js";
import { openObjects } from "../../src/git/objects.js";
import { findRepository } from "../../src/git/repository.js";
import { emptyRepo, newFolder, type Repo, repoAt } from "../helpers/repo.js";

async function commit(repo: Repo, message: string): Promise<string> {
  await repo.ok("add", "--all");
  await repo.ok("commit", "-q", "-m", message);
  return repo.ok("rev-parse", "HEAD");
}

async function versions(repo: Repo, path: string): Promise<readonly CommittedVersion[]> {
  const repository = await findRepository(repo.folder);
  assert.ok(repository !== null);
  const reader = openObjects(1_000_000, repository);
  try {
    const found: CommittedVersion[] = [];
    for await (const version of oldVersions(repository, reader, path)) found.push(version);
    return found;
  } finally {
    reader.close();
  }
}

const lines = Array.from({ length: 20 }, (_, i) => `line ${i}\n`).join("");

describe("the committed versions of a file", () => {
  it("are its own, the oldest first", async () => {
    const repo = await emptyRepo({ hooks: false });
    repo.write("a.md", "one");
    const first = await commit(repo, "one");
    repo.write("b.md", "another");
    await commit(repo, "another file");
    repo.write("a.md", "two");
    const second = await commit(repo, "two");
    assert.deepEqual(await versions(repo, "a.md"), [
      { commit: first, path: "a.md", text: "one" },
      { commit: second, path: "a.md", text: "two" },
    ]);
  });

  it("are found through a rename, of the file and of the folders it is in", async () => {
    const repo = await emptyRepo({ hooks: false });
    repo.write("old name.md", lines);
    const first = await commit(repo, "Begin");
    repo.write("reports/deep/new\nname.md", `${lines}more\n`);
    rmSync(join(repo.folder, "old name.md"));
    const second = await commit(repo, "Rename and change");
    await repo.ok("mv", "reports", "docs");
    const third = await commit(repo, "Rename the folder");
    const found = await versions(repo, "docs/deep/new\nname.md");
    assert.deepEqual(
      found.map(({ commit, path }) => [commit, path]),
      [
        [first, "old name.md"],
        [second, "reports/deep/new\nname.md"],
        [third, "docs/deep/new\nname.md"],
      ],
    );
  });

  it("do not begin with another file that was taken away in the same commit", async () => {
    const repo = await emptyRepo({ hooks: false });
    repo.write("old.md", lines);
    await commit(repo, "Begin");
    rmSync(join(repo.folder, "old.md"));
    repo.write("new.md", lines.replaceAll("line", "word"));
    const second = await commit(repo, "Another");
    assert.deepEqual(
      (await versions(repo, "new.md")).map((version) => version.commit),
      [second],
    );
  });

  it("are found at a path that means something else to git", async () => {
    const repo = await emptyRepo({ hooks: false });
    repo.write(":(top)*.md", "one");
    await commit(repo, "one");
    assert.deepEqual(
      (await versions(repo, ":(top)*.md")).map(({ text }) => text),
      ["one"],
    );
  });

  it("are none before the first commit", async () => {
    assert.deepEqual(await versions(await emptyRepo({ hooks: false }), "a.md"), []);
  });

  it("are an error where a commit is damaged, not none", async () => {
    const repo = await emptyRepo({ hooks: false });
    repo.write("a.md", "one");
    const first = await commit(repo, "one");
    repo.write("a.md", "two");
    await commit(repo, "two");
    rmSync(join(repo.folder, ".git/objects", first.slice(0, 2), first.slice(2)));
    await assert.rejects(versions(repo, "a.md"), { name: "Refusal", message: /^git log failed: / });
  });

  it("are those that are here in a clone without the blobs, and nothing is fetched", async () => {
    const origin = await emptyRepo({ hooks: false });
    await origin.ok("config", "uploadpack.allowFilter", "true");
    origin.write("old.md", lines);
    await commit(origin, "Begin");
    await origin.ok("mv", "old.md", "new.md");
    await commit(origin, "Rename");
    const folder = join(newFolder(), "clone");
    await origin.ok("clone", "-q", "--filter=blob:none", `file://${origin.folder}`, folder);
    const found = await versions(repoAt(folder, origin.env), "new.md");
    assert.deepEqual(
      found.map(({ path }) => path),
      ["old.md", "new.md"],
    );
    rmSync(origin.folder, { recursive: true });
    assert.equal((await versions(repoAt(folder, origin.env), "new.md")).length, 2);
  });
});
