/** What the page of a commit must be, rendered in full and without the hook. */
import assert from "node:assert/strict";
import { defaultConfig } from "../../src/config.js";
import { readAgainst } from "../../src/examine.js";
import { isFailure } from "../../src/failure.js";
import { findTemplate } from "../../src/find-template.js";
import { renderPage } from "../../src/page/render.js";
import { parseReport } from "../../src/report/parse.js";
import { template } from "./answers.js";
import { pageFile, type Repo, reportPath } from "./repo.js";

/** The page of a report that began as the bundled template, or as `first`. */
export async function pageOf(text: string, path = reportPath, first: string | null = template): Promise<string> {
  const { patterns } = defaultConfig;
  const found = await findTemplate(
    parseReport(text, { patterns }),
    path,
    {
      option: null,
      config: null,
      readFile: async () => ({ failure: "none" }),
      oldest: async (accept) => (first !== null && accept(first) ? { name: "first", text: first } : null),
      head: async () => null,
    },
    patterns,
  );
  assert.ok(!isFailure(found));
  const { report, questions } = readAgainst(text, found, defaultConfig);
  return (await renderPage(report, questions)).html;
}

/** The page in a commit (or `:`, the index) is the page of the report there. */
export async function assertPageOf(repo: Repo, commit = "HEAD", report = reportPath, page = pageFile): Promise<void> {
  const text = (await repo.git("cat-file", "blob", `${commit}:${report}`)).stdout;
  const html = (await repo.git("cat-file", "blob", `${commit}:${page}`)).stdout;
  const right = await pageOf(text, report);
  if (html === right) return;
  const lines = right.split("\n");
  const at = html.split("\n").findIndex((line, i) => line !== lines[i]);
  assert.fail(`the page in ${commit} is not the page of its report, from line ${at + 1}: ${lines[at]?.slice(0, 80)}`);
}

/** `git status` shows exactly these lines, and the files on disk are as the index has them but for those. */
export async function assertStatus(repo: Repo, ...lines: string[]): Promise<void> {
  const { stdout } = await repo.git("status", "--porcelain", "--untracked-files=all");
  assert.deepEqual(
    stdout.split("\n").filter((line) => line !== ""),
    lines,
  );
}

/** What git says of the whole repository, and that no lock of anyone is left. */
export async function assertSound(repo: Repo): Promise<void> {
  const { code, out } = await repo.git("fsck", "--no-dangling", "--no-progress");
  assert.equal(code, 0, out);
  const { stdout } = await repo.run("find", ".", "-name", "*.lock*");
  assert.equal(stdout, "");
}
