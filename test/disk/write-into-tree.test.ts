/** A file that is written into a working tree, and taken back where the commit does not come to be. */
import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { type Undo, writeIntoTree } from "../../src/disk/write-into-tree.js";
import type { Repository } from "../../src/git/repository.js";
import { Refusal } from "../../src/system/refusal.js";
import { newFolder } from "../helpers/repo.js";

const old = Buffer.from("old");

function newTree(): Repository {
  const top = newFolder();
  const gitDir = join(top, ".git");
  mkdirSync(gitDir);
  return { top, prefix: "", gitDir, commonDir: gitDir, through: null };
}

function write(tree: Repository, path: string, was: Buffer | null, executable = false): Undo {
  return writeIntoTree(tree, { path, content: Buffer.from("new"), executable }, was);
}

describe("a file in folders that do not exist", () => {
  it("is written, and goes again with the folders", () => {
    const tree = newTree();
    mkdirSync(join(tree.top, "a"));
    const undo = write(tree, "a/b/c/page.html", null);
    assert.equal(readFileSync(join(tree.top, "a/b/c/page.html"), "utf8"), "new");
    undo.restore();
    assert.ok(existsSync(join(tree.top, "a")));
    assert.ok(!existsSync(join(tree.top, "a/b")));
  });

  it("goes without a folder that somebody else has put a file into", () => {
    const tree = newTree();
    const undo = write(tree, "a/b/page.html", null);
    writeFileSync(join(tree.top, "a/theirs.txt"), "theirs");
    undo.restore();
    assert.ok(!existsSync(join(tree.top, "a/b")));
    assert.equal(readFileSync(join(tree.top, "a/theirs.txt"), "utf8"), "theirs");
  });

  it("leaves no folder where it cannot be written", () => {
    const tree = newTree();
    assert.throws(() => write(tree, "a/b/page.html", old), Refusal);
    assert.ok(!existsSync(join(tree.top, "a")));
  });

  it("is not written through a symbolic link", () => {
    const tree = newTree();
    const outside = newFolder();
    symlinkSync(outside, join(tree.top, "a"));
    assert.throws(() => write(tree, "a/b/page.html", null), Refusal);
    assert.ok(!existsSync(join(outside, "b")));
  });
});

describe("permissions", { skip: process.platform === "win32" && "Windows has none" }, () => {
  const modeOf = (tree: Repository): number => statSync(join(tree.top, "page.html")).mode & 0o777;

  it("are those of the file that stood there, before and after", () => {
    const tree = newTree();
    writeFileSync(join(tree.top, "page.html"), old);
    chmodSync(join(tree.top, "page.html"), 0o751);
    const undo = write(tree, "page.html", old);
    assert.equal(modeOf(tree), 0o751);
    undo.restore();
    assert.equal(modeOf(tree), 0o751);
    assert.equal(readFileSync(join(tree.top, "page.html"), "utf8"), "old");
  });

  it("are, of a new file, what every new file has, and to run it where that is wanted", () => {
    const plain = newTree();
    write(plain, "page.html", null);
    assert.equal(modeOf(plain), 0o666 & ~process.umask());
    const executable = newTree();
    write(executable, "page.html", null, true);
    assert.equal(modeOf(executable), 0o777 & ~process.umask());
  });
});
