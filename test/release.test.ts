/** `npm run release`, as far as it changes nothing. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
const next = `${Number(version.split(".")[0]) + 1}.0.0`;

function release(...args: string[]): { code: number | null; out: string } {
  const script = fileURLToPath(new URL("../scripts/release.ts", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", script, ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { code: status, out: stdout + stderr };
}

describe("a release", () => {
  it("is told with --dry-run: the version, what is new, and the tarball with its checksum", () => {
    const { code, out } = release(next, "--dry-run");
    if (!readFileSync(`${root}CHANGELOG.md`, "utf8").includes("## Unreleased")) {
      assert.match(out, /^release: CHANGELOG\.md has nothing under "## Unreleased"\n$/);
      return;
    }
    assert.equal(code, 0, out);
    assert.ok(out.includes(`would write ${next} into package.json, package-lock.json and CHANGELOG.md`));
    assert.match(out, /^would name its tarball in README\.md, docs\/managers\/git\.md, .*docs\/managers\/prek\.md$/m);
    assert.match(out, new RegExp(`would pack release/report-hook-${next}\\.tgz, \\d+ bytes, SHA-256 [0-9a-f]{64}`));
    assert.ok(out.endsWith(`tag it v${next}; nothing was changed (--dry-run)\n`));
  });

  for (const [given, says] of [
    [[], /give a version/],
    [["1.2"], /give a version/],
    [[version], /is not newer than/],
    [["0.0.1"], /is not newer than/],
  ] as const) {
    it(`asks for a newer version: ${given.join(" ") || "none"}`, () => {
      const { code, out } = release(...given);
      assert.equal(code, 1);
      assert.match(out, says);
      assert.match(out, /^release: .*\n$/);
    });
  }
});
