/** A file is written whole by one rename, or what stood there stays. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { writeWhole } from "../../src/system/write-whole.js";
import { newFolder } from "../helpers/repo.js";

const hasModes = process.platform !== "win32";

describe("a file that is written whole", () => {
  it("leaves nothing beside it", () => {
    const folder = newFolder();
    writeWhole(join(folder, "a.html"), "new");
    assert.deepEqual(readdirSync(folder), ["a.html"]);
    assert.equal(readFileSync(join(folder, "a.html"), "utf8"), "new");
  });

  it("has the permissions of the one whose place it takes", { skip: !hasModes && "Windows has none" }, () => {
    const file = join(newFolder(), "a.html");
    writeFileSync(file, "old");
    chmodSync(file, 0o640);
    writeWhole(file, "new", { mode: 0o777 });
    assert.equal(statSync(file).mode & 0o777, 0o640);
  });

  it("stays as it was where what is done last throws", () => {
    const folder = newFolder();
    const file = join(folder, "a.html");
    writeFileSync(file, "old");
    const last = (): void => {
      throw new Error("changed meanwhile");
    };
    assert.throws(() => writeWhole(file, "new", { last }), /changed meanwhile/);
    assert.equal(readFileSync(file, "utf8"), "old");
    assert.deepEqual(readdirSync(folder), ["a.html"]);
  });

  it("is not written over a folder", () => {
    const folder = newFolder();
    mkdirSync(join(folder, "a.html"));
    assert.throws(() => writeWhole(join(folder, "a.html"), "new"));
    assert.deepEqual(readdirSync(folder), ["a.html"]);
  });

  it("does not follow a link that stands where it is drafted", {
    skip: !hasModes && "links need a right there",
  }, () => {
    const folder = newFolder();
    const theirs = join(folder, "theirs");
    writeFileSync(theirs, "theirs");
    symlinkSync(theirs, join(folder, "draft"));
    writeWhole(join(folder, "a.html"), "new", { draft: join(folder, "draft") });
    assert.equal(readFileSync(theirs, "utf8"), "theirs");
    assert.equal(readFileSync(join(folder, "a.html"), "utf8"), "new");
  });
});
