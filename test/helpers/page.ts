/** What the page of a commit must be, rendered in full and without the hook. */

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { defaultConfig } from "../../src/config/config.js";
import { findTemplates } from "../../src/disk/find-template.js";
import { asShown } from "../../src/match/as-shown.js";
import { matchText } from "../../src/match/match.js";
import { renderPage } from "../../src/page/render-page.js";
import { isFailure } from "../../src/result.js";
import { parseReport } from "./read.js";
import { pageFile, type Repo, reportPath } from "./repo.js";

const pages = new Map<string, Promise<string>>();

/** The page of a report, by the template that an option names: neither its history nor its place matters. */
export function pageOf(text: string, option: string | null = null): Promise<string> {
  const key = `${option}\n${text}`;
  const page = pages.get(key) ?? renderedInFull(text, option);
  pages.set(key, page);
  return page;
}

async function renderedInFull(text: string, option: string | null): Promise<string> {
  const { patterns } = defaultConfig;
  const unknown = {
    option,
    config: null,
    readFile: async () => ({ failure: "none" }),
    oldest: async () => null,
    head: async () => null,
  };
  const found = await findTemplates(parseReport(text, { patterns }), reportPath, unknown, patterns);
  assert.ok(!isFailure(found));
  return (await renderPage(asShown(matchText(text, found.template, patterns), found.ofPage))).html;
}

/** The page in a commit (or `:`, the index) is the page of the report there. */
export async function assertPageOf(repo: Repo, commit = "HEAD", report = reportPath, page = pageFile): Promise<void> {
  const text = (await repo.git("cat-file", "blob", `${commit}:${report}`)).stdout;
  const html = (await repo.git("cat-file", "blob", `${commit}:${page}`)).stdout;
  const right = await pageOf(text);
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
  const files = readdirSync(repo.folder, { recursive: true, encoding: "utf8" });
  assert.deepEqual(
    files.filter((file) => basename(file).includes(".lock")),
    [],
  );
}
