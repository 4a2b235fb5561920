/** The report that the project keeps about itself. `npm ci` has built the command before these run. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { fileURLToPath } from "node:url";
import { coursePatterns } from "../src/course/patterns.js";
import { assess, parseReport, readTemplate } from "./helpers/read.js";

const root = fileURLToPath(new URL("..", import.meta.url));

it("passes its own full scan", () => {
  const scan = reportHook("check", "reports/README.md", "--strict");
  assert.equal(scan.status, 0, scan.stdout + scan.stderr);
  assert.match(scan.stdout, /^1 report, 27 questions: no problems$/m);
});

it("has the page that it renders to beside it", () => {
  const folder = mkdtempSync(join(tmpdir(), "report-hook-page-"));
  const page = join(folder, "report.html");
  const written = reportHook("html", "reports/README.md", "-o", page);
  assert.equal(written.status, 0, written.stderr);
  assert.equal(readFileSync(join(root, "reports", "report.html"), "utf8"), readFileSync(page, "utf8"));
  rmSync(folder, { recursive: true });
});

it("counts as answered where no template but its own text is known", () => {
  const report = parseReport(readFileSync(join(root, "reports", "README.md"), "utf8"));
  const own = readTemplate(report, "reports/README.md", "report", coursePatterns, false);
  assert.deepEqual(
    assess(report, own).filter((question) => question.state !== "answered"),
    [],
  );
});

function reportHook(...args: string[]) {
  return spawnSync(process.execPath, [join("dist", "cli.js"), ...args], { cwd: root, encoding: "utf8" });
}
