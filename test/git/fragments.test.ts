/** Fragments kept from run to run: only what this person's runs of this build wrote is read again. */
import assert from "node:assert/strict";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { keepFragments, readFragments } from "../../src/git/fragments.js";
import { newFolder } from "../helpers/repo.js";

const fragments = new Map([
  ["key", "<p>æ</p>"],
  ["other", ""],
]);

const home = process.env.XDG_CACHE_HOME;
beforeEach(() => {
  process.env.XDG_CACHE_HOME = newFolder();
});
afterEach(() => {
  if (home === undefined) delete process.env.XDG_CACHE_HOME;
  else process.env.XDG_CACHE_HOME = home;
});

function emptyRepository() {
  const gitDir = newFolder();
  return { top: newFolder(), prefix: "", gitDir, commonDir: gitDir };
}

function keptRepository() {
  const repository = emptyRepository();
  keepFragments(repository, [fragments], new Map());
  return { repository, note: join(repository.commonDir, "report-hook", "fragments") };
}

describe("kept fragments", () => {
  it("are read as they were kept", () => {
    const { repository } = keptRepository();
    assert.deepEqual(readFragments(repository), fragments);
  });

  it("are none where nothing was kept", () => assert.equal(readFragments(emptyRepository()).size, 0));

  it("are none where the note was cut short or changed", () => {
    const { repository, note } = keptRepository();
    const whole = readFileSync(note);
    for (let end = 0; end < whole.length; end++) {
      writeFileSync(note, whole.subarray(0, end));
      assert.equal(readFragments(repository).size, 0, `${end} bytes`);
    }
    writeFileSync(note, whole.toString().replace("<p>", "<b>"));
    assert.equal(readFragments(repository).size, 0);
  });

  it("are none where another person, or the repository itself, brought them along", () => {
    const { repository, note } = keptRepository();
    const other = emptyRepository();
    process.env.XDG_CACHE_HOME = newFolder();
    keepFragments(other, [new Map([["key", "<script>"]])], new Map());
    cpSync(note, join(other.commonDir, "report-hook", "fragments"));
    assert.equal(readFragments(other).size, 0);
    rmSync(String(process.env.XDG_CACHE_HOME), { recursive: true });
    assert.equal(readFragments(repository).size, 0, "without the key");
  });
});
