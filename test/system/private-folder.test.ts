/** Folders below a person's home, whatever that is. */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { makePrivateFolder } from "../../src/system/private-folder.js";

const scratch = mkdtempSync(join(tmpdir(), "report-hook-private-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

describe("a folder that is made for its owner alone", () => {
  it("is made with those above it, and may be there already", () => {
    const folder = join(scratch, "a", "b");
    for (const _ of [1, 2]) makePrivateFolder(folder);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
  });

  it(
    "is refused, and does not keep us, where a file system makes none",
    {
      skip: existsSync("/proc/self") ? false : "there is no /proc",
    },
    () => assert.throws(() => makePrivateFolder("/proc/self/.cache/report-hook")),
  );
});
