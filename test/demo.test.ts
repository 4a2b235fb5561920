/** `npm run demo`, and what the README shows of it. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

describe("the demo", () => {
  const folder = mkdtempSync(join(tmpdir(), "report-hook-demo-test-"));
  const env = { ...process.env, TMPDIR: folder, TEMP: folder };
  const demo = spawnSync(process.execPath, ["--import", "tsx", "scripts/demo.ts"], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("comes out as expected", () => {
    assert.equal(demo.status, 0, demo.stdout + demo.stderr);
    assert.match(demo.stdout, /All as expected/);
  });

  it("prints what the README shows", () => {
    const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
    const shown = [...readme.matchAll(/```text\n(\$ git commit[^`]*(?:`[^`\n]+`[^`]*)*)\n```/g)].flatMap(
      (match) => match[1] ?? [],
    );
    assert.equal(shown.length, 2);
    for (const text of shown)
      assert.ok(withoutCommits(demo.stdout).includes(withoutCommits(text)), `the demo no longer prints:\n${text}`);
  });
});

/** The text with the names of commits, which differ from run to run, left out. */
function withoutCommits(text: string): string {
  return text.replace(/\bcommit [0-9a-f]{7,}\b/g, "commit …");
}
