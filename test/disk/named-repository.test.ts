/** A repository that is only named: found without git, and read through a git directory of our own. */
import assert from "node:assert/strict";
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, it } from "node:test";
import { namedRepository } from "../../src/disk/named-repository.js";
import { oldVersions } from "../../src/git/history.js";
import { openObjects } from "../../src/git/objects.js";
import type { Repository } from "../../src/git/repository.js";
import { isFailure } from "../../src/result.js";
import { emptyRepo, newFolder, type Repo } from "../helpers/repo.js";

async function withCommit(name?: string): Promise<Repo> {
  const repo = await emptyRepo(name === undefined ? { hooks: false } : { hooks: false, name });
  repo.write("reports/a.md", "one\n");
  await repo.ok("add", ".");
  await repo.ok("commit", "-q", "-m", "one");
  repo.write("reports/a.md", "two\n");
  await repo.ok("commit", "-q", "-a", "-m", "two");
  return repo;
}

function named(folder: string): Repository {
  const found = namedRepository(folder, null);
  assert.ok(found !== null && !isFailure(found), JSON.stringify(found));
  return found;
}

async function textAtHead(repository: Repository): Promise<string | null> {
  const reader = openObjects(1_000_000, repository);
  try {
    return (await reader.read("HEAD:reports/a.md"))?.content?.toString() ?? null;
  } finally {
    reader.close();
  }
}

async function textsOf(repository: Repository): Promise<readonly string[]> {
  const reader = openObjects(1_000_000, repository);
  try {
    const texts: string[] = [];
    for await (const { text } of oldVersions(repository, reader, "reports/a.md")) texts.push(text);
    return texts;
  } finally {
    reader.close();
  }
}

describe("a repository that is only named", () => {
  it("is found from a folder in it, with what HEAD has and its history", async () => {
    const repo = await withCommit("with\nline break");
    const repository = named(join(repo.folder, "reports"));
    assert.deepEqual([repository.top, repository.prefix], [repo.folder, "reports/"]);
    assert.equal(await textAtHead(repository), "two\n");
    assert.deepEqual(await textsOf(repository), ["one\n", "two\n"]);
  });

  it("is read with packed names and packed objects, and with SHA-256", async () => {
    const repo = await withCommit();
    await repo.ok("gc", "-q");
    assert.equal(await textAtHead(named(repo.folder)), "two\n");
    const other = join(newFolder(), "r");
    await repo.ok("init", "-q", "--object-format=sha256", other);
    mkdirSync(join(other, "reports"));
    writeFileSync(join(other, "reports/a.md"), "long ids\n");
    await repo.ok("-C", other, "add", ".");
    await repo.ok("-C", other, "commit", "-q", "-m", "one");
    assert.equal(await textAtHead(named(other)), "long ids\n");
  });

  it("is read as far as a shallow clone goes", async () => {
    const repo = await withCommit();
    const folder = join(newFolder(), "clone");
    await repo.ok("clone", "-q", "--depth", "1", `file://${repo.folder}`, folder);
    assert.deepEqual(await textsOf(named(folder)), ["two\n"]);
  });

  it("is read from a linked working tree and a submodule, whose git directories name them back", async () => {
    const repo = await withCommit();
    const linked = join(newFolder(), "linked");
    await repo.ok("worktree", "add", "-q", linked);
    assert.equal(await textAtHead(named(linked)), "two\n");
    const outer = await emptyRepo({ hooks: false });
    await outer.ok("-c", "protocol.file.allow=always", "submodule", "add", "-q", repo.folder, "inner");
    assert.equal(await textAtHead(named(join(outer.folder, "inner"))), "two\n");
  });

  it("has nothing to read before its first commit", async () => {
    const repo = await emptyRepo({ hooks: false });
    assert.equal(await textAtHead(named(repo.folder)), null);
    assert.deepEqual(await textsOf(named(repo.folder)), []);
  });

  it("is none where no folder above has a .git, or what has that name is no repository", async () => {
    assert.equal(namedRepository(newFolder(), null), null);
    const outer = await withCommit();
    const clone = join(outer.folder, "clone");
    mkdirSync(join(clone, ".git"), { recursive: true });
    assert.equal(namedRepository(clone, null), null, "and the one above is not taken for it");
    assert.equal(namedRepository(join(outer.folder, "reports"), join(outer.folder, "reports")), null);
  });

  it("is none where its .git leads to another repository", async () => {
    const other = await withCommit();
    const folder = newFolder();
    writeFileSync(join(folder, ".git"), `gitdir: ${other.folder}/.git\n`);
    assert.equal(namedRepository(folder, null), null);
    const linked = newFolder();
    symlinkSync(join(other.folder, ".git"), join(linked, ".git"));
    assert.equal(namedRepository(linked, null), null);
    const common = await withCommit();
    writeFileSync(join(common.folder, ".git/commondir"), `${other.folder}/.git\n`);
    assert.equal(namedRepository(common.folder, null), null);
  });

  it("is none where a git directory that names it back takes its objects from a third repository", async () => {
    const third = await withCommit();
    const clones = newFolder();
    const [evil, accomplice] = [join(clones, "evil"), join(clones, "accomplice/git")];
    for (const folder of [evil, accomplice]) mkdirSync(folder, { recursive: true });
    writeFileSync(join(evil, ".git"), "gitdir: ../accomplice/git\n");
    writeFileSync(join(accomplice, "HEAD"), await third.ok("rev-parse", "HEAD"));
    writeFileSync(join(accomplice, "commondir"), `${third.folder}/.git\n`);
    writeFileSync(join(accomplice, "gitdir"), `${evil}/.git\n`);
    assert.equal(namedRepository(evil, null), null, "as a linked working tree");
    rmSync(join(accomplice, "gitdir"));
    writeFileSync(join(accomplice, "config"), "[core]\n\tworktree = ../../evil\n");
    assert.equal(namedRepository(evil, null), null, "as a submodule");
  });

  it("is read from a linked working tree that is named back by a relative path, as newer gits do", async () => {
    const repo = await withCommit();
    const linked = join(newFolder(), "linked");
    await repo.ok("worktree", "add", "-q", "--detach", linked);
    const gitDir = named(linked).gitDir;
    writeFileSync(join(gitDir, "gitdir"), `${relative(gitDir, linked)}/.git\n`);
    assert.equal(await textAtHead(named(linked)), "two\n");
  });

  it("is refused where its objects lie in another repository", async () => {
    const other = await withCommit();
    const objects = join(other.folder, ".git/objects");
    const borrowing = await withCommit();
    writeFileSync(join(borrowing.folder, ".git/objects/info/alternates"), `${objects}\n`);
    assert.ok(isFailure(namedRepository(borrowing.folder, null)));
    const linked = await withCommit();
    renameSync(join(linked.folder, ".git/objects/pack"), join(linked.folder, "pack"));
    symlinkSync(join(objects, "pack"), join(linked.folder, ".git/objects/pack"));
    assert.ok(isFailure(namedRepository(linked.folder, null)));
  });

  it("shows no object that another takes the place of, and no graft", async () => {
    const repo = await withCommit();
    const [first, second] = [await repo.ok("rev-parse", "HEAD^"), await repo.ok("rev-parse", "HEAD")];
    await repo.ok("replace", second, first);
    assert.equal(await textAtHead(named(repo.folder)), "two\n");
  });

  it("runs nothing that its configuration names", async () => {
    const repo = await withCommit();
    const mark = join(newFolder(), "ran");
    const trap = join(repo.folder, "trap");
    writeFileSync(trap, `#!/bin/sh\necho "$@" >>'${mark}'\ncat\n`);
    chmodSync(trap, 0o755);
    writeFileSync(join(repo.folder, ".gitattributes"), "* filter=spy diff=spy\n");
    const settings = {
      "core.fsmonitor": trap,
      "core.pager": trap,
      "core.sshCommand": trap,
      "core.hooksPath": repo.folder,
      "diff.external": trap,
      "diff.spy.textconv": trap,
      "filter.spy.clean": trap,
      "filter.spy.smudge": trap,
      "remote.origin.promisor": "true",
      "remote.origin.url": repo.folder,
      "remote.origin.uploadpack": trap,
      "gpg.program": trap,
      "log.showSignature": "true",
    };
    for (const [name, value] of Object.entries(settings)) await repo.ok("config", name, value);
    rmSync(mark, { force: true });
    const blob = await repo.ok("rev-parse", "HEAD^:reports/a.md");
    rmSync(join(repo.folder, ".git/objects", blob.slice(0, 2), blob.slice(2)));
    assert.deepEqual(await textsOf(named(repo.folder)), ["two\n"]);
    assert.equal(existsSync(mark), false);
  });

  it("is left as it was", async () => {
    const repo = await withCommit();
    const before = join(newFolder(), "copy");
    cpSync(repo.folder, before, { recursive: true });
    await textsOf(named(repo.folder));
    assert.equal((await repo.run("diff", "-r", before, repo.folder)).stdout, "");
  });
});
