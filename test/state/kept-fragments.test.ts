/** Fragments kept from run to run: only what this person's runs of this build wrote is read again. */
import assert from "node:assert/strict";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { keepFragments, readFragments } from "../../src/state/kept-fragments.js";
import { withNewCacheFolders } from "../helpers/cache-folder.js";
import { newFolder } from "../helpers/repo.js";

const fragments = new Map([
  ["key", "<p>æ</p>"],
  ["other", ""],
]);

withNewCacheFolders();

function keptFragments() {
  const gitDir = newFolder();
  keepFragments(gitDir, [fragments], new Map());
  return { gitDir, file: join(gitDir, "report-hook", "fragments") };
}

describe("kept fragments", () => {
  it("are read as they were kept", () => {
    const { gitDir } = keptFragments();
    assert.deepEqual(readFragments(gitDir), fragments);
  });

  it("are none where nothing was kept", () => assert.equal(readFragments(newFolder()).size, 0));

  it("are none where the file was cut short or changed", () => {
    const { gitDir, file } = keptFragments();
    const whole = readFileSync(file);
    for (let end = 0; end < whole.length; end++) {
      writeFileSync(file, whole.subarray(0, end));
      assert.equal(readFragments(gitDir).size, 0, `${end} bytes`);
    }
    writeFileSync(file, whole.toString().replace("<p>", "<b>"));
    assert.equal(readFragments(gitDir).size, 0);
  });

  it("are none where another person, or the repository itself, brought them along", () => {
    const { gitDir, file } = keptFragments();
    const other = newFolder();
    process.env.XDG_CACHE_HOME = newFolder();
    keepFragments(other, [new Map([["key", "<script>"]])], new Map());
    cpSync(file, join(other, "report-hook", "fragments"));
    assert.equal(readFragments(other).size, 0);
    rmSync(String(process.env.XDG_CACHE_HOME), { recursive: true });
    assert.equal(readFragments(gitDir).size, 0, "without the key");
  });
});
