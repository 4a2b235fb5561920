/** Files on disk that a report points to, by names as people have them. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { filesOnDisk } from "../../src/disk/files.js";
import type { FileState } from "../../src/rules/model.js";

const composed = "f\u00e6lled bed \u00e5.png";
const apart = "f\u00e6lled bed a\u030a.png";
let folder = "";

before(() => {
  folder = mkdtempSync(join(tmpdir(), "files-"));
  mkdirSync(join(folder, "figures"));
  for (const name of ["bed (2).png", "Kite.png", "loss_curve.png", apart])
    writeFileSync(join(folder, "figures", name), "");
});
after(() => rmSync(folder, { recursive: true }));

async function stateOf(path: string): Promise<FileState> {
  return (await filesOnDisk(folder, [path]))(path);
}

describe("a file", () => {
  it("is there under its very name", async () =>
    assert.deepEqual(await stateOf("figures/bed (2).png"), { kind: "present" }));

  it("may be there in other upper and lower case", async () =>
    assert.deepEqual(await stateOf("figures/kite.png"), { kind: "other-case", actual: "figures/Kite.png" }));

  it("may be there with a letter in another Unicode form", async () =>
    assert.deepEqual(await stateOf(`figures/${composed}`), { kind: "other-form", actual: `figures/${apart}` }));

  it("that is not there may be meant by a name that is near", async () => {
    assert.deepEqual(await stateOf("figures/loss curve.png"), { kind: "absent", near: "figures/loss_curve.png" });
    assert.deepEqual(await stateOf("figures/loss_curve.jpg"), { kind: "absent", near: "figures/loss_curve.png" });
    assert.deepEqual(await stateOf("figures/los_curve.png"), { kind: "absent", near: "figures/loss_curve.png" });
  });

  it("that nothing is near, or whose folder is not there, is absent", async () => {
    assert.deepEqual(await stateOf("figures/architecture.png"), { kind: "absent" });
    assert.deepEqual(await stateOf("pictures/loss_curve.png"), { kind: "absent" });
  });
});
