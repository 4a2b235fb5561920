/** What V8 compiled is kept from run to run, and whatever stands in its place costs time at most. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, it } from "node:test";
import { version } from "../../src/version.js";
import { installedCommand, newFolder } from "../helpers/repo.js";

describe("what V8 compiled", () => {
  let cache: string;

  beforeEach(() => {
    cache = newFolder("cache");
    for (let count = 0; count < 4; count++) assert.equal(run(), version);
  });

  it("is kept after the first runs, and left as it is then", () => {
    const before = kept();
    assert.ok(before.length > 10_000, `${before.length} bytes`);
    run();
    assert.deepEqual(kept(), before);
  });

  const damages: Readonly<Record<string, (content: Buffer) => Uint8Array>> = {
    "cut short": (content) => content.subarray(0, content.length / 2),
    emptied: () => Buffer.alloc(0),
    "changed in one byte": (content) => content.fill(7, content.length - 100, content.length - 99),
    "written by somebody else": (content) => Buffer.concat([Buffer.from("4".padEnd(65, "a")), content.subarray(65)]),
  };
  for (const [damage, change] of Object.entries(damages)) {
    it(`is not used when it was ${damage}, and kept anew`, () => {
      const damaged = change(kept());
      writeFileSync(file(), damaged);
      assert.equal(run(), version);
      assert.notDeepEqual(kept(), Buffer.from(damaged));
    });
  }

  it("is not kept where Node's own cache is not wanted", () => {
    cache = newFolder("cache");
    assert.equal(run({ NODE_DISABLE_COMPILE_CACHE: "1" }), version);
    assert.deepEqual(readdirSync(cache), []);
  });

  it("is done without where it cannot be kept", () => {
    cache = join(newFolder("cache"), "file");
    writeFileSync(cache, "");
    assert.equal(run(), version);
  });

  function run(env: NodeJS.ProcessEnv = {}): string {
    const options = {
      encoding: "utf8",
      env: { ...process.env, XDG_CACHE_HOME: cache, NODE_OPTIONS: "", ...env },
    } as const;
    return execFileSync(process.execPath, [installedCommand().command, "--version"], options).trim();
  }

  function file(): string {
    const folder = join(cache, "report-hook", "compiled");
    return join(folder, readdirSync(folder)[0] ?? "");
  }

  function kept(): Buffer {
    return readFileSync(file());
  }
});

describe("V8's settings for short runs", () => {
  it("are known to this Node: V8 would complain aloud", () => {
    const { stdout, stderr } = spawnSync(process.execPath, [installedCommand().command, "--version"], {
      encoding: "utf8",
    });
    assert.deepEqual([stdout.trim(), stderr], [version, ""]);
  });
});
