/** Values kept from run to run: read again only where this build kept them and they are what they must be. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { keep, kept } from "../../src/state/kept-value.js";
import { aBoolean, aListOf, aNumber, anObject, aPairOf, aString, oneOf, orNull } from "../../src/state/value-shapes.js";
import { withNewCacheFolders } from "../helpers/cache-folder.js";
import { newFolder } from "../helpers/repo.js";

interface Thing {
  readonly name: string;
  readonly sizes: readonly number[];
}

const isThing = anObject<Thing>({ name: aString, sizes: aListOf(aNumber) });
const thing: Thing = { name: "a", sizes: [1, 2] };

withNewCacheFolders();

function keptThing(): { gitDir: string; file: string } {
  const gitDir = newFolder();
  keep(gitDir, "thing", thing);
  return { gitDir, file: join(gitDir, "report-hook", "thing") };
}

describe("what is kept between runs", () => {
  it("is read as it was kept", () => assert.deepEqual(kept(keptThing().gitDir, "thing", isThing), thing));

  it("is nothing where nothing was kept", () => assert.equal(kept(newFolder(), "thing", isThing), null));

  it("is nothing where somebody has changed a byte of it, or another person kept it", () => {
    const { gitDir, file } = keptThing();
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at++) {
      const other = Buffer.from(whole);
      other[at] = (other[at] ?? 0) ^ 1;
      writeFileSync(file, other);
      assert.equal(kept(gitDir, "thing", isThing), null, String(at));
    }
    writeFileSync(file, whole);
    assert.deepEqual(kept(gitDir, "thing", isThing), thing);
    process.env.XDG_CACHE_HOME = newFolder();
    assert.equal(kept(gitDir, "thing", isThing), null);
  });

  const others = {
    "cut short": '{"build": "',
    "of another kind": "[]",
    "no JSON": "\0",
  };
  for (const [what, content] of Object.entries(others)) {
    it(`is nothing where the file is ${what}`, () => {
      const { gitDir, file } = keptThing();
      writeFileSync(file, content);
      assert.equal(kept(gitDir, "thing", isThing), null);
    });
  }

  it("is nothing where a field is missing or of another type", () => {
    const { gitDir } = keptThing();
    for (const wrong of [{ name: "a" }, { name: 1, sizes: [] }, { name: "a", sizes: ["1"] }, null, []]) {
      keep(gitDir, "thing", wrong);
      assert.equal(kept(gitDir, "thing", isThing), null);
    }
  });

  it("is nothing where the file has gigabytes, which are not read", () => {
    const { gitDir, file } = keptThing();
    truncateSync(file, 64 * 1024 ** 3);
    assert.equal(kept(gitDir, "thing", isThing), null);
  });

  it("is nothing where a pipe, a folder or a symbolic link stands in the file's place", {
    skip: process.platform === "win32",
  }, () => {
    const gitDir = newFolder();
    const own = join(gitDir, "report-hook");
    mkdirSync(join(own, "folder"), { recursive: true });
    execFileSync("sh", ["-c", `mkfifo "$0"`, join(own, "pipe")]);
    symlinkSync(keptThing().file, join(own, "link"));
    for (const name of ["folder", "pipe", "link"]) assert.equal(kept(gitDir, name, isThing), null, name);
  });

  it("is not kept, and stops nothing, where it cannot be", () => {
    const gitDir = newFolder();
    writeFileSync(join(gitDir, "report-hook"), "a file");
    keep(gitDir, "thing", thing);
    assert.equal(kept(gitDir, "thing", isThing), null);
  });
});

describe("a value's shape", () => {
  const cases: readonly (readonly [string, (value: unknown) => boolean, readonly unknown[], readonly unknown[]])[] = [
    ["a number", aNumber, [0, -1.5], ["0", Number.NaN, null]],
    ["a boolean", aBoolean, [true, false], [0, null]],
    ["one of some words", oneOf("a", "b"), ["a", "b"], ["c", null]],
    ["a string or null", orNull(aString), ["", null], [0, undefined]],
    ["a pair", aPairOf(aString, aNumber), [["a", 1]], [["a"], ["a", 1, 2], [1, "a"], "a1"]],
  ];
  for (const [what, isShape, right, wrong] of cases) {
    it(`is ${what}`, () => {
      for (const value of right) assert.equal(isShape(value), true);
      for (const value of wrong) assert.equal(isShape(value), false);
    });
  }

  it("does not take what an object inherits for a field", () => {
    assert.equal(anObject<{ toString: string }>({ toString: aString })({}), false);
  });
});
