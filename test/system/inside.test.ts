/** Whether a path lies in a folder. */
import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { isInside, staysIn, wayTo } from "../../src/system/inside.js";
import { newFolder } from "../helpers/repo.js";

describe("a path", () => {
  const folder = newFolder();
  const isIn = (path: string): boolean => isInside(join(folder, path), folder);

  it("lies in its folder, and the folder in itself", () => {
    assert.ok(isIn("a/b.md"));
    assert.ok(isIn("."));
  });

  it("may begin with two dots, and lie in it all the same", () => {
    assert.ok(isIn("..a/b.md"));
    assert.ok(!isIn("../a/b.md"));
    assert.ok(!isIn(".."));
  });

  it("is told from a folder with slashes", () => assert.equal(wayTo(folder, join(folder, "a", "b.md")), "a/b.md"));
});

describe("a symbolic link", { skip: process.platform === "win32" && "links need a right there" }, () => {
  it("stays in a folder where what it leads to lies there", () => {
    const folder = newFolder();
    mkdirSync(join(folder, "a"));
    symlinkSync("a", join(folder, "in"));
    symlinkSync(newFolder(), join(folder, "out"));
    assert.ok(staysIn(join(folder, "in"), folder));
    assert.ok(!staysIn(join(folder, "out"), folder));
    assert.ok(!staysIn(join(folder, "missing"), folder));
  });
});
