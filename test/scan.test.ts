/** The full scan: reports as they are on disk. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { emptyRepo, newFolder, ownEnvironment, type Repo, repoAt, reportPath } from "./helpers/repo.js";
import { gardenReport, gardenTemplate } from "./helpers/report.js";

async function scanned(repo: Repo, ...args: string[]) {
  const { code, stdout, out } = await repo.run("report-hook", "--format", "json", ...args);
  assert.notEqual(stdout, "", out);
  return { code, ...JSON.parse(stdout) };
}

/** A repository whose first commit holds the unfilled template. */
async function gardenRepo(): Promise<Repo> {
  const repo = await emptyRepo({ hooks: false });
  repo.write(reportPath, gardenTemplate);
  await repo.ok("add", "-A");
  await repo.ok("commit", "-m", "Begin");
  return repo;
}

const rulesOf = (run: { reports: { findings: { rule: string; question: number }[] }[] }): string[] =>
  run.reports.flatMap((report) => report.findings.map(({ rule, question }) => `${rule} ${question}`));

describe("--all", () => {
  it("checks what is on disk, not what is staged", async () => {
    const repo = await gardenRepo();
    repo.write(reportPath, gardenReport({ 2: "one two" }));
    const run = await scanned(repo, "--all");
    assert.equal(run.mode, "scan");
    assert.ok(rulesOf(run).includes("answer/too-short 2"));
  });

  it("finds its way from a folder further down", async () => {
    const repo = await gardenRepo();
    const run = await scanned(repo.as({ folder: `${repo.folder}/reports` }), "--all");
    assert.equal(run.reports[0].path, "README.md");
  });

  it("holds the report to its own first version, though that version is no edition", async () => {
    const repo = await gardenRepo();
    repo.write(reportPath, gardenTemplate.replace("Who digs?", "Who never digs?"));
    const run = await scanned(repo, "--all");
    assert.equal(run.reports[0].template.source, "history");
    assert.ok(rulesOf(run).includes("template/prompt-changed 1"));
  });

  it("checks every report that a pattern in the configuration stands for", async () => {
    const repo = await emptyRepo({ hooks: false });
    repo.write(".report-hook.json", '{ "reports": ["groups/*/report.md"] }');
    repo.write("groups/b/report.md", gardenTemplate);
    repo.write("groups/a/report.md", gardenTemplate);
    repo.write("groups/a/notes.md", "notes");
    const run = await scanned(repo, "--all");
    assert.deepEqual(
      run.reports.map((report: { path: string }) => report.path),
      ["groups/a/report.md", "groups/b/report.md"],
    );
  });

  it("says that a page is stale where it is not what the report renders to", async () => {
    const repo = await gardenRepo();
    await repo.run("report-hook", "html");
    assert.equal((await scanned(repo, "--all")).reports[0].page.status, "unchanged");
    repo.write(reportPath, gardenReport({ 1: "Anna" }));
    const run = await scanned(repo, "--all");
    assert.equal(run.reports[0].page.status, "stale");
    assert.ok(rulesOf(run).includes("page/stale null"));
  });

  it("takes no page for a stale one where there is none", async () => {
    const run = await scanned(await gardenRepo(), "--all");
    assert.equal(run.reports[0].page.status, "none");
  });

  it("reads letters of every alphabet", async () => {
    const repo = await gardenRepo();
    repo.write(reportPath, gardenReport({ 1: "Ånders og Μαρία 🌱, og ðŸŒ± fra en gammel editor" }));
    const { reports } = await scanned(repo, "--all");
    const { message } = reports[0].findings.find((finding: { rule: string }) => finding.rule === "answer/encoding");
    assert.match(message, /🌱/u);
  });

  it("tells a figure whose name differs in upper and lower case", async () => {
    const repo = await gardenRepo();
    repo.write("reports/figures/Bed.png", "");
    repo.write(reportPath, gardenReport({ 4: "![a bed](figures/bed.png)" }));
    const { reports } = await scanned(repo, "--all");
    const missing = reports[0].findings.find((finding: { rule: string }) => finding.rule === "answer/image-missing");
    assert.match(missing.message, /figures\/Bed\.png/);
  });
});

describe("--all --base", () => {
  it("checks only what changed since that commit, as a commit would", async () => {
    const repo = await gardenRepo();
    repo.write(reportPath, gardenReport({ 2: "one two three four five six seven eight nine ten eleven" }));
    const run = await scanned(repo, "--all", "--base", "HEAD");
    assert.deepEqual(rulesOf(run), ["answer/too-long 2"]);
    assert.equal(run.summary.questionsChecked, 1);
    assert.equal(run.code, 1);
  });

  it("does not stop for what was there before", async () => {
    const repo = await gardenRepo();
    const tooLong = "one two three four five six seven eight nine ten eleven";
    repo.write(reportPath, gardenReport({ 2: tooLong }));
    await repo.ok("commit", "-a", "-m", "Answer 2");
    repo.write(reportPath, gardenReport({ 2: tooLong.replace("one", "1") }));
    const run = await scanned(repo, "--all", "--base", "HEAD");
    assert.deepEqual(
      run.reports[0].findings.map(({ level, existing }: { level: string; existing: boolean }) => ({ level, existing })),
      [{ level: "warning", existing: true }],
    );
    assert.equal(run.code, 0);
  });
});

describe("a folder that somebody else filled", () => {
  it("runs none of their programs, in a repository hidden among its files or in its own", async () => {
    const repo = repoAt(newFolder(), ownEnvironment());
    const program = `touch ${repo.folder}/ran; false`;
    repo.write("hidden/HEAD", "ref: refs/heads/main\n");
    for (const folder of ["objects", "refs"]) repo.write(`hidden/${folder}/keep`, "");
    repo.write(
      "hidden/config",
      `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ..\n\tfsmonitor = "${program}"\n`,
    );
    await repo.ok("init", "--quiet", "own");
    await repo.ok("-C", "own", "config", "core.fsmonitor", program);
    for (const folder of ["hidden", "own"]) {
      repo.write(`${folder}/.report-hook.json`, '{ "reports": ["**/README.md"] }');
      repo.write(`${folder}/${reportPath}`, gardenTemplate);
    }
    for (const args of [
      ["check", "."],
      ["check", "own"],
      ["check", "hidden"],
      ["html", `own/${reportPath}`],
    ]) {
      await repo.run("report-hook", ...args);
      assert.equal(repo.has("ran"), false, args.join(" "));
    }
  });
});

describe("a report on standard input", () => {
  it("is checked where a file would be named", async () => {
    const repo = repoAt(newFolder(), ownEnvironment());
    repo.write("report.md", gardenTemplate);
    const { stdout } = await repo.run("sh", "-c", "report-hook --format json - < report.md");
    const { reports } = JSON.parse(stdout);
    assert.equal(reports[0].path, "-");
    assert.equal(reports[0].questions.length, 4);
  });
});

describe("a folder of clones", () => {
  async function clones(count: number): Promise<Repo> {
    const repo = repoAt(newFolder(), ownEnvironment());
    for (let i = 0; i < count; i++) repo.write(`clones/group-${i}/${reportPath}`, gardenReport({ 1: `Anna ${i}` }));
    return repo;
  }

  it("is listed one report a line, in order, with the figures of all", async () => {
    const { out } = await (await clones(6)).run("report-hook", "check", "clones");
    const lines = out.trimEnd().split("\n");
    assert.match(lines[0] ?? "", /^report +template +answered +course checker +problems$/);
    assert.deepEqual(
      lines.slice(1, 7).map((line) => line.split(" ")[0]),
      [0, 1, 2, 3, 4, 5].map((i) => `clones/group-${i}/${reportPath}`),
    );
    assert.match(lines[1] ?? "", / 1 of 4 /);
    assert.match(out, /^6 reports: \d+ errors, \d+ warnings$/m);
  });

  it("names those that have no report, in the order that people count in", async () => {
    const repo = await clones(11);
    repo.write("clones/late/README.md", "Nothing yet.\n");
    const { out } = await repo.run("report-hook", "check", "clones");
    const lines = out.split("\n");
    assert.match(lines[3] ?? "", /^clones\/group-2\//);
    assert.match(lines[11] ?? "", /^clones\/group-10\//);
    assert.match(lines[12] ?? "", /^clones\/late +no report; reports\/README\.md was looked for/);
  });

  it("gives the same JSON as each report on its own", async () => {
    const repo = await clones(5);
    const all = await scanned(repo, "check", "clones");
    const one = await scanned(repo, `clones/group-3/${reportPath}`);
    assert.deepEqual(all.reports[3], one.reports[0]);
    assert.equal(all.summary.reports, 5);
  });

  it("is checked to its end though one of them cannot be read", async () => {
    const repo = await clones(5);
    repo.write(`clones/group-2/${reportPath}`, Buffer.from([0xff, 0xfe, 0xfd]));
    repo.write("clones/group-4/.report-hook.json", "not JSON");
    const { code, out } = await repo.run("report-hook", "check", "clones");
    assert.equal(code, 1);
    assert.match(out, /group-2\/reports\/README\.md +not UTF-8/);
    assert.match(out, /group-4 +\.report-hook\.json: not valid JSON/);
    assert.match(out, /5 reports \(2 could not be read\)/);
  });

  for (const count of [2, 5]) {
    it(`is checked to its end though git refuses one of ${count} repositories`, async () => {
      const repo = await clones(count);
      await repo.ok("init", "--quiet", "clones/group-1");
      repo.write("clones/group-1/.git/config", "not a configuration");
      const { code, out } = await repo.run("report-hook", "check", "clones", "--format", "csv");
      assert.equal(code, 1, out);
      assert.match(out, /^clones\/group-1,.*bad config line 1/m);
      assert.match(out, new RegExp(`^clones/group-${count === 2 ? 0 : 4}/`, "m"));
    });
  }

  it("names what git refuses where files are named one by one", async () => {
    const repo = await clones(2);
    await repo.ok("init", "--quiet", "clones/group-1");
    repo.write("clones/group-1/.git/config", "not a configuration");
    const named = [0, 1].map((i) => `clones/group-${i}/${reportPath}`);
    const run = await scanned(repo, "check", ...named);
    assert.equal(run.reports[0].error, null);
    assert.match(run.reports[1].error, /bad config line 1/);
  });
});
