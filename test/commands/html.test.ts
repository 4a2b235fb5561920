/** `report-hook html`: the page of a report, where a person wants it. */
import assert from "node:assert/strict";
import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { template } from "../helpers/answers.js";
import { pageOf } from "../helpers/page.js";
import { emptyRepo, newFolder, ownEnvironment, pageFile, type Repo, repoAt, reportPath } from "../helpers/repo.js";
import { gardenReport, gardenTemplate } from "../helpers/report.js";

async function gardenRepo(): Promise<Repo> {
  const repo = await emptyRepo({ hooks: false });
  repo.write(reportPath, gardenTemplate);
  return repo;
}

describe("report-hook html", () => {
  it("writes the page beside the report", async () => {
    const repo = await gardenRepo();
    const { code, out } = await repo.run("report-hook", "html");
    assert.equal(code, 0, out);
    assert.equal(out, `wrote ${pageFile}\n`);
    assert.match(repo.read(pageFile), /^<!doctype html>/);
  });

  it("writes it where -o says, also over a file that is there", async () => {
    const repo = await gardenRepo();
    repo.write("out.html", "old");
    await repo.run("report-hook", "html", reportPath, "-o", "out.html");
    assert.match(repo.read("out.html"), /^<!doctype html>/);
    assert.equal(repo.has(pageFile), false);
  });

  it("prints it, and nothing else, with -o -", async () => {
    const repo = await gardenRepo();
    const { stdout } = await repo.run("report-hook", "html", "-o", "-");
    assert.match(stdout, /^<!doctype html>/);
    assert.equal(repo.has(pageFile), false);
  });

  it("writes it again over a page of its own", async () => {
    const repo = await gardenRepo();
    await repo.run("report-hook", "html");
    repo.write(reportPath, gardenReport({ 1: "Anna of the marrows" }));
    const { code, out } = await repo.run("report-hook", "html");
    assert.equal(code, 0, out);
    assert.match(repo.read(pageFile), /Anna of the marrows/);
  });

  it("leaves a page alone that somebody edited and nobody committed", async () => {
    const repo = await gardenRepo();
    repo.write(pageFile, "<p>My own page</p>\n");
    const { code, out } = await repo.run("report-hook", "html");
    assert.equal(code, 2);
    assert.match(out, /holds changes that are in no commit/);
    assert.equal(repo.read(pageFile), "<p>My own page</p>\n");
  });

  it("replaces a page that is in a commit", async () => {
    const repo = await gardenRepo();
    repo.write(pageFile, "<p>Made by another tool</p>\n");
    await repo.ok("add", "-A");
    await repo.ok("commit", "-m", "Begin");
    assert.equal((await repo.run("report-hook", "html")).code, 0);
    assert.match(repo.read(pageFile), /^<!doctype html>/);
  });

  it("replaces a page that is in a commit of a repository with SHA-256, and its own that is in none", async () => {
    const repo = repoAt(newFolder(), ownEnvironment());
    await repo.ok("init", "-q", "--object-format=sha256");
    repo.write(reportPath, gardenTemplate);
    repo.write(pageFile, "<p>Made by another tool</p>\n");
    await repo.ok("add", "-A");
    await repo.ok("commit", "-m", "Begin");
    for (const named of [[], [reportPath]]) {
      repo.write(pageFile, "<p>Made by another tool</p>\n");
      assert.equal((await repo.run("report-hook", "html", ...named)).code, 0);
      repo.write(reportPath, gardenReport({ 1: `Anna of the ${named.length} marrows` }));
      assert.equal((await repo.run("report-hook", "html", ...named)).code, 0);
      assert.match(repo.read(pageFile), new RegExp(`Anna of the ${named.length} marrows`));
    }
  });

  it("works in no repository", async () => {
    const repo = repoAt(newFolder(), ownEnvironment());
    repo.write("report.md", gardenTemplate);
    assert.equal((await repo.run("report-hook", "html", "report.md")).code, 0);
    assert.match(repo.read("report.html"), /^<!doctype html>/);
  });

  it("says in one line where it cannot be written", async () => {
    const repo = await gardenRepo();
    const { code, out } = await repo.run("report-hook", "html", "-o", "nowhere/page.html");
    assert.equal(code, 2);
    assert.match(out, /^report-hook: nowhere\/page\.html: [^\n]+\n$/);
  });

  it("puts the figures inside with --standalone, into a file of its own", async () => {
    const repo = await gardenRepo();
    repo.write("reports/figures/bed.png", picture);
    repo.write(reportPath, gardenReport({ 4: "![a bed](figures/bed.png)\n![gone](figures/gone.png)" }));
    const { code, out } = await repo.run("report-hook", "html", "--standalone");
    assert.equal(code, 0, out);
    assert.match(out, /figures\/gone\.png is not inside: no such image/);
    assert.equal(repo.has(pageFile), false);
    const page = repo.read("reports/report.standalone.html");
    assert.ok(page.includes(`data:image/png;base64,${picture.toString("base64")}`));
    assert.ok(page.includes('src="figures/gone.png"'));
  });

  it("reads no figure from outside the repository", async () => {
    const repo = await gardenRepo();
    const outside = newFolder();
    repoAt(outside, repo.env).write("secret.png", picture);
    repo.write("reports/figures/.keep", "");
    symlinkSync(join(outside, "secret.png"), join(repo.folder, "reports/figures/bed.png"));
    repo.write(reportPath, gardenReport({ 4: "![a](figures/bed.png) ![b](../../secret.png)" }));
    await repo.run("report-hook", "html", "--standalone");
    assert.doesNotMatch(repo.read("reports/report.standalone.html"), /data:image\/png/);
  });

  it("reads no figure that is a pipe, and none that is too large", {
    skip: process.platform === "win32" && "Windows has no such files",
  }, async () => {
    const repo = await gardenRepo();
    repo.write("reports/figures/large.png", Buffer.concat([picture, Buffer.alloc(10_000_000)]));
    await repo.run("mkfifo", "reports/figures/pipe.png");
    repo.write(reportPath, gardenReport({ 4: "![a](figures/large.png) ![b](figures/pipe.png)" }));
    const { code, out } = await repo.run("report-hook", "html", "--standalone");
    assert.equal(code, 0, out);
    assert.match(out, /figures\/large\.png is not inside: a figure may have 10 MB/);
    assert.match(out, /figures\/pipe\.png is not inside: no such image/);
  });

  it("writes a page each of a folder of clones, or of reports that are named", async () => {
    const place = repoAt(newFolder(), ownEnvironment());
    for (const name of ["a", "b"]) place.write(`clones/${name}/${reportPath}`, template);
    place.write("clones/c/notes.md", "Nothing yet.\n");
    const { code, out } = await place.run("report-hook", "html", "clones");
    assert.equal(code, 2, out);
    assert.match(out, /^clones\/c: no report/m);
    assert.match(out, /^wrote 2 of 3 pages/m);
    assert.equal(place.read("clones/b/reports/report.html"), await pageOf(template));
    const named = ["a", "b"].map((name) => `clones/${name}/${reportPath}`);
    assert.equal((await place.run("report-hook", "html", ...named)).code, 0);
    assert.equal((await place.run("report-hook", "html", ...named, "-o", "x.html")).code, 2);
  });

  it("writes a page each of the folders on a list of groups", async () => {
    const place = repoAt(newFolder(), ownEnvironment());
    for (const name of ["a", "b"]) place.write(`clones/${name}/${reportPath}`, template);
    place.write("groups.csv", "group,url\n1,clones/a\n2,clones/b\n");
    const { code, out } = await place.run("report-hook", "html", "groups.csv");
    assert.equal(code, 0, out);
    assert.match(out, /^wrote 2 of 2 pages/m);
    assert.equal(place.read("clones/b/reports/report.html"), await pageOf(template));
    place.write("far.csv", "group,url\n1,https://example.org/a.git\n");
    const far = await place.run("report-hook", "html", "far.csv");
    assert.deepEqual([far.code, far.out.split("\n").length], [2, 2], far.out);
    assert.match(far.out, /https:\/\/example\.org\/a\.git is no folder here; report-hook collect/);
  });

  it("shows the page in the browser with --open", {
    skip: process.platform !== "linux" && "Linux's opener",
  }, async () => {
    const repo = await gardenRepo();
    repo.write(
      "bin/xdg-open",
      '#!/bin/sh\necho "$1" > "$(dirname "$0")/opened.tmp"\nmv "$(dirname "$0")/opened.tmp" "$(dirname "$0")/opened"\n',
    );
    chmodSync(join(repo.folder, "bin/xdg-open"), 0o755);
    const env = { ...repo.env, PATH: `${join(repo.folder, "bin")}:${repo.env.PATH}` };
    const { code, out } = await repo.as({ env }).run("report-hook", "html", "--open");
    assert.equal(code, 0, out);
    for (let i = 0; i < 100 && !repo.has("bin/opened"); i++) await wait(50);
    assert.equal(repo.read("bin/opened").trim(), join(repo.folder, pageFile));
  });
});

/** One white point. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTjTlQAAAABJRU5ErkJggg==",
  "base64",
);
