/** The full scan: reports as they are on disk. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { editionFiles, withoutCourse } from "../helpers/course.js";
import {
  copies,
  emptyRepo,
  installedCommand,
  newFolder,
  newRepo,
  ownEnvironment,
  pageFile,
  type Repo,
  repoAt,
  reportPath,
} from "../helpers/repo.js";
import { gardenReport, gardenTemplate } from "../helpers/report.js";

async function scanned(repo: Repo, ...args: string[]) {
  const { code, stdout, out } = await repo.run("report-hook", "--format", "json", ...args);
  assert.notEqual(stdout, "", out);
  return { code, ...JSON.parse(stdout) };
}

/** A repository whose first commit holds the unfilled template. */
const gardenRepo = copies(async () => {
  const repo = await emptyRepo({ hooks: false });
  repo.write(reportPath, gardenTemplate);
  await repo.ok("add", "-A");
  await repo.ok("commit", "-m", "Begin");
  return repo;
});

const rulesOf = (run: { reports: { findings: { rule: string; question: number }[] }[] }): string[] =>
  run.reports.flatMap((report) => report.findings.map(({ rule, question }) => `${rule} ${question}`));

describe("--all", () => {
  it("offers to fix only what is gone then", async () => {
    const repo = await emptyRepo({ hooks: false });
    const dashes = answered(answered(template, 3, answer("three")), 4, `--- ${answer("four")} ---`);
    repo.write(
      "template.md",
      template.replace("--- question 5 fill here ---", () => "anything"),
    );
    repo.write(reportPath, broken(dashes, 5));
    const check = ["--all", "--template", "template.md"];
    const { out } = await repo.run("report-hook", ...check);
    const command = /^to have .*\n {2}(.*)$/m.exec(out)?.[1] ?? "";
    assert.equal(command, "report-hook fix --template template.md reports/README.md", out);
    assert.equal((await repo.run("sh", "-c", command)).code, 0);
    assert.doesNotMatch((await repo.run("report-hook", ...check)).out, /^to have |dashes-left|answer-line/m);
  });

  it("calls only that fixable, in JSON, which fix puts right", { skip: withoutCourse }, async () => {
    const folder = repoAt(newFolder(), ownEnvironment());
    const edition = editionFiles().at(-1)?.text ?? "";
    const reworded = edition.replace("### Question 9\n\n> **", "### Question 9\n\n> **Say: ");
    const names = [1, 2, 3, 4, 5].map((n) => `${n}.md`);
    for (const name of names) folder.write(name, answered(reworded, 4, `--- ${answer("four")} ---`));
    const fixable = async (...args: string[]): Promise<string[]> =>
      (await scanned(folder, "check", ...args)).reports.flatMap(
        (report: { findings: { fixable: boolean; rule: string }[] }) =>
          report.findings.filter((one) => one.fixable).map(({ rule }) => rule),
      );
    assert.deepEqual(await fixable("1.md"), ["answer/dashes-left"]);
    assert.deepEqual(await fixable(...names), Array(5).fill("answer/dashes-left"), "of many, too");
    assert.match((await folder.run("report-hook", "fix", "1.md")).out, /can be fixed with the template's text/);
    assert.deepEqual(await fixable("1.md"), []);
    folder.write("template.md", edition);
    assert.deepEqual(await fixable("--template", "template.md", "1.md"), ["template/prompt-changed"]);
  });

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

  it("names its commands as they are started here, in every format", async () => {
    const repo = await gardenRepo();
    await repo.run("report-hook", "html");
    repo.write(reportPath, gardenReport({ 1: "Anna" }));
    const cli = join(installedCommand().bin, "..", "dist", "cli.js");
    const unknown = repo.as({ env: { ...repo.env, PATH: process.env.PATH } });
    for (const format of ["pretty", "json", "github", "sarif"]) {
      const { out } = await unknown.run("node", cli, "--all", "--format", format);
      assert.match(out, /node \S+ html reports\/README\.md/, format);
    }
  });

  for (const [what, stage] of [
    ["staged", true],
    ["on disk only", false],
  ] as const)
    it(`says that a page is edited, ${what}, with a command that keeps it`, async () => {
      const repo = await gardenRepo();
      await repo.run("report-hook", "html");
      await repo.ok("add", "-A");
      await repo.ok("commit", "-q", "-m", "Page");
      repo.write(pageFile, `${repo.read(pageFile)}<p>mine</p>\n`);
      if (stage) await repo.ok("add", "-A");
      const run = await scanned(repo, "--all");
      const about = rulesOf(run).filter((rule) => rule.startsWith("page/"));
      assert.deepEqual(about, ["page/edited null"]);
      const { help } = run.reports[0].findings.find(({ rule }: { rule: string }) => rule === "page/edited");
      const command = /: (mv .*)$/.exec(help)?.[1] ?? "";
      assert.equal((await repo.run("sh", "-c", command)).code, 0, help);
      assert.match(repo.read(`${pageFile}.mine`), /<p>mine</);
      assert.ok(!rulesOf(await scanned(repo, "--all")).some((rule) => rule.startsWith("page/")));
    });

  it("calls a committed page stale, whoever wrote into it", async () => {
    const repo = await gardenRepo();
    repo.write(pageFile, "<p>mine</p>\n");
    await repo.ok("add", "-A");
    await repo.ok("commit", "-q", "-m", "Page");
    assert.ok(rulesOf(await scanned(repo, "--all")).includes("page/stale null"));
    assert.equal((await repo.run("report-hook", "html")).code, 0);
  });

  it("calls no page stale whose template is gone from disk, whatever --template names", async () => {
    const repo = await emptyRepo({ hooks: false });
    repo.write("asked.md", gardenTemplate);
    repo.write(".report-hook.json", '{"template": "asked.md"}');
    repo.write(reportPath, gardenReport({ 1: "Anna" }));
    await repo.ok("add", "-A");
    await repo.ok("commit", "-q", "-m", "Begin");
    await repo.run("report-hook", "html");
    await repo.ok("mv", "asked.md", "other.md");
    const run = await scanned(repo, "--all", "--template", "other.md");
    assert.equal(run.reports[0].page.status, "none");
    assert.ok(!rulesOf(run).includes("page/stale null"));
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

  it("takes everything for new at a branch's first push: what was never filled in is only not filled in yet", async () => {
    const repo = await newRepo();
    const none = "0".repeat(40);
    assert.equal((await repo.run("report-hook", "--all", "--base", none)).code, 0);
    repo.write(reportPath, broken(template, 22));
    const { code, out } = await repo.run("report-hook", "--all", "--base", none);
    assert.equal(code, 1, out);
    assert.match(out, /answer-line-missing/);
  });

  it("takes everything for new after a forced push, whose base no clone has; a shallow one may have to fetch it", async () => {
    const repo = await newRepo();
    const gone = "1".repeat(40);
    const { code, out } = await repo.run("report-hook", "--all", "--base", gone);
    assert.equal(code, 0, out);
    assert.match(out, /^report-hook: --base 1{40}: no such commit here, as after a forced push; all counts as new$/m);
    repo.write(reportPath, broken(template, 22));
    assert.match((await repo.run("report-hook", "--all", "--base", gone)).out, /answer-line-missing/);
    assert.equal((await repo.run("report-hook", "--all", "--base", "mian")).code, 2);
    repo.write(".git/shallow", await repo.ok("rev-parse", "HEAD"));
    const shallow = await repo.run("report-hook", "--all", "--base", gone);
    assert.equal(shallow.code, 2);
    assert.match(shallow.out, /fetch it first/);
  });

  it("counts what the branch changed, not what its base did meanwhile", async () => {
    const repo = await gardenRepo();
    const tooLong = "one two three four five six seven eight nine ten eleven";
    repo.write(reportPath, gardenReport({ 2: tooLong }));
    await repo.ok("commit", "-q", "-a", "-m", "Too long");
    await repo.ok("checkout", "-q", "-b", "feature");
    repo.write("other.txt", "other\n");
    await repo.ok("add", ".");
    await repo.ok("commit", "-q", "-m", "Other");
    await repo.ok("checkout", "-q", "main");
    repo.write(reportPath, gardenReport({ 2: "one two three" }));
    await repo.ok("commit", "-q", "-a", "-m", "Put right");
    await repo.ok("checkout", "-q", "feature");
    const run = await scanned(repo, "--all", "--base", "main");
    assert.equal(run.code, 0);
    assert.deepEqual(run.reports[0].findings, []);
  });

  it("says so where no commit is here that both share", async () => {
    const repo = await gardenRepo();
    await repo.ok("checkout", "-q", "--orphan", "other");
    await repo.ok("commit", "-q", "-m", "Other");
    const { code, out } = await repo.run("report-hook", "--all", "--base", "main");
    assert.equal(code, 2);
    assert.match(
      out,
      /^report-hook: --base main: no commit that HEAD shares with it is here; git fetch --unshallow\n$/,
    );
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

describe("a report that is gone", () => {
  const twoReports = copies(async () => {
    const repo = await emptyRepo({ hooks: false });
    repo.write(".report-hook.json", '{ "reports": ["reports/README.md", "other/README.md"], "page": false }');
    repo.write(reportPath, gardenTemplate);
    repo.write("other/README.md", gardenTemplate);
    await repo.ok("add", "-A");
    await repo.ok("commit", "-q", "-m", "Begin");
    return repo;
  });

  const found = (run: { reports: { path: string; findings: { rule: string; level: string }[] }[] }): string[] =>
    run.reports.flatMap(({ path, findings }) =>
      findings.filter(({ rule }) => rule === "template/report-missing").map(({ level }) => `${path} ${level}`),
    );

  for (const [what, args] of [
    ["in a scan", ["--all"]],
    ["since a commit that has it", ["--all", "--base", "HEAD~1"]],
  ] as const)
    it(`is an error beside others: ${what}`, async () => {
      const repo = await twoReports();
      await repo.ok("rm", "-q", "other/README.md");
      await repo.ok("commit", "-q", "-m", "Tidy");
      const run = await scanned(repo, ...args);
      assert.deepEqual(found(run), ["other/README.md error"]);
      assert.equal(run.code, 1);
      assert.match(
        (await repo.run("report-hook", ...args, "--format", "github")).out,
        /::error file=other\/README.md,/,
      );
    });

  it("is an error where it never was there, and the configuration names it", async () => {
    const repo = await gardenRepo();
    repo.write(".report-hook.json", '{ "reports": ["reports/README.md", { "files": "other/README.md" }] }');
    const run = await scanned(repo, "--all");
    assert.deepEqual(found(run), ["other/README.md error"]);
  });

  it("was gone before where the base names it too, and has it not", async () => {
    const repo = await twoReports();
    await repo.ok("rm", "-q", "other/README.md");
    await repo.ok("commit", "-q", "-m", "Tidy");
    const run = await scanned(repo, "--all", "--base", "HEAD");
    assert.deepEqual(found(run), ["other/README.md warning"]);
    assert.equal(run.reports[1].findings[0].existing, true);
    assert.equal(run.code, 0);
  });

  it("is an error where it is the only one, in every format", async () => {
    const repo = await gardenRepo();
    await repo.ok("mv", reportPath, "README.md");
    for (const [format, said] of [
      ["pretty", /reports\/README\.md is not there any more[^]*git checkout HEAD -- :\/reports\/README\.md/],
      ["json", /"rule":"template\/report-missing","path":"reports\/README\.md"/],
      ["github", /::error file=reports\/README\.md,title=template\/report-missing/],
      ["sarif", /"ruleId":"template\/report-missing"/],
    ] as const) {
      const { code, out } = await repo.run("report-hook", "--all", "--format", format);
      assert.match(out, said);
      assert.equal(code, 1);
    }
  });

  it("can be taken back from the base, as its help says", async () => {
    const repo = await gardenRepo();
    await repo.ok("mv", reportPath, "README.md");
    await repo.ok("commit", "-q", "-m", "Move");
    const run = await scanned(repo, "--all", "--base", "HEAD~1");
    assert.deepEqual(found(run), ["reports/README.md error"]);
    const [command = ""] = /git checkout [^;]*/.exec(run.reports[0].findings[0].help) ?? [];
    await repo.ok(...command.split(" ").slice(1));
    assert.equal(repo.read(reportPath), gardenTemplate);
  });

  it("is none where it was moved with the configuration", async () => {
    const repo = await gardenRepo();
    await repo.ok("mv", reportPath, "report.md");
    repo.write(".report-hook.json", '{ "reports": ["report.md"], "page": false }');
    assert.deepEqual(found(await scanned(repo, "--all")), []);
    assert.deepEqual(found(await scanned(repo, "--all", "--base", "HEAD")), []);
  });

  it("is none where a sparse checkout leaves it out", async () => {
    const repo = await twoReports();
    await repo.ok("sparse-checkout", "set", "reports");
    assert.deepEqual(found(await scanned(repo, "--all")), []);
  });

  it("is not looked for where its rule is off", async () => {
    const repo = await twoReports();
    await repo.ok("rm", "-q", "other/README.md");
    const off = { reports: [reportPath, "other/README.md"], page: false, rules: { "template/report-missing": "off" } };
    repo.write(".report-hook.json", JSON.stringify(off));
    assert.deepEqual(found(await scanned(repo, "--all")), []);
  });
});

describe("a path for GitHub and SARIF", () => {
  const uri = (text: string): string => /"uri":"([^"]*)"|file=([^,]*)/.exec(text)?.slice(1).join("") ?? "";
  const named = ["check", "./reports/README.md"];
  for (const format of ["github", "sarif"]) {
    for (const [what, folder, args] of [
      ["found, from a sub-folder", "app", ["--all"]],
      ["named with ./", ".", named],
      ["named with ../", "app", ["check", "../reports/README.md"]],
      ["named through a linked folder", ".", ["check", "linked/README.md"]],
      ["from the folder it is in", "reports", ["check", "README.md"]],
    ] as const) {
      it(`is from the repository's root: ${format}, ${what}`, async () => {
        const repo = await gardenRepo();
        repo.write("app/a.txt", "a\n");
        await repo.run("ln", "-s", "reports", "linked");
        const there = repo.as({ folder: join(repo.folder, folder) });
        const { stdout } = await there.run("report-hook", ...args, "--format", format);
        assert.equal(uri(stdout), reportPath);
      });
    }
  }

  it("is from the repository's root where a link leads to the repository, or to a folder in it", async () => {
    const repo = await gardenRepo();
    const [way, inner] = [join(newFolder(), "way"), join(newFolder(), "inner")];
    await repo.run("ln", "-s", repo.folder, way);
    repo.write("sub/reports/README.md", repo.read(reportPath));
    await repo.run("ln", "-s", join(repo.folder, "sub"), inner);
    for (const [name, path] of [
      [way, reportPath],
      [join(way, reportPath), reportPath],
      [inner, "sub/reports/README.md"],
    ] as const) {
      const { stdout } = await repo.run("report-hook", "check", name, "--format", "github");
      assert.match(stdout, /,title=.*::/);
      assert.equal(uri(stdout), path);
    }
  });

  it("of an absolute name is from the root too", async () => {
    const repo = await gardenRepo();
    const { stdout } = await repo.run("report-hook", "check", join(repo.folder, reportPath), "--format", "github");
    assert.equal(uri(stdout), reportPath);
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

describe("a report that is named twice", () => {
  const twice = [reportPath, "other.md", `./${reportPath}`];

  for (const [what, names, paths] of [
    ["by other names", twice, twice.slice(0, 2)],
    ["beside a folder that has it", [".", reportPath], [reportPath]],
    ["by its folder, behind it", [reportPath, "."], [reportPath]],
    [
      "among many",
      [".", ...twice, "more.md", "reports/../more.md", "gone.md"],
      [...twice.slice(0, 2), "more.md", "gone.md"],
    ],
    ["and is not there", [reportPath, "gone.md", "./gone.md"], [reportPath, "gone.md"]],
  ] as const) {
    it(`is checked and counted once: ${what}`, async () => {
      const repo = await gardenRepo();
      for (const name of ["other.md", "more.md"]) repo.write(name, gardenTemplate);
      const run = await scanned(repo, "check", ...names);
      assert.deepEqual(
        run.reports.map(({ path }: { path: string }) => path),
        paths,
      );
      assert.equal(run.summary.reports, paths.length);
      const rows = (await repo.run("report-hook", "check", "--format", "csv", ...names)).stdout.trim().split("\n");
      assert.equal(rows.length, paths.length + 1);
    });
  }
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

  it("names those that have no report first, the rest in the order that people count in", async () => {
    const repo = await clones(11);
    repo.write("clones/late/README.md", "Nothing yet.\n");
    const { out } = await repo.run("report-hook", "check", "clones");
    const lines = out.split("\n");
    assert.match(lines[1] ?? "", /^clones\/late +no report; reports\/README\.md was looked for/);
    assert.match(lines[4] ?? "", /^clones\/group-2\//);
    assert.match(lines[12] ?? "", /^clones\/group-10\//);
  });

  it("has the worst first, or what --sort names, and tells each verdict in numbers", async () => {
    const repo = repoAt(newFolder(), ownEnvironment());
    const texts = { good: answered(template, 8, answer("kite")), fair: template, bad: broken(template, 8) };
    for (const [name, text] of Object.entries(texts)) repo.write(`clones/${name}/${reportPath}`, text);
    repo.write("clones/none/notes.md", "Nothing yet.\n");
    const order = async (...args: string[]): Promise<string[]> => {
      const { out } = await repo.run("report-hook", "check", "clones", ...args);
      return [...out.matchAll(/^clones\/(\w+)/gm)].map(([, name = ""]) => name);
    };
    assert.deepEqual(await order(), ["none", "bad", "fair", "good"]);
    assert.deepEqual(await order("--format", "csv"), ["none", "bad", "fair", "good"]);
    assert.deepEqual(await order("--sort", "path"), ["bad", "fair", "good", "none"]);
    const { out } = await repo.run("report-hook", "check", "clones");
    assert.match(out, /^clones\/bad\/.* cannot read, 26 of 27 /m);
    assert.match(out, /^clones\/good\/.*3 of 27 pass /m);
    const refused = await repo.run("report-hook", "check", "clones", "--sort", "size");
    assert.deepEqual([refused.code, refused.out.split("\n").length], [2, 2], refused.out);
  });

  it("has a column for each question in CSV", async () => {
    const repo = await clones(4);
    const { out } = await repo.run("report-hook", "check", "clones", "--format", "csv");
    const [head, row] = out.split("\r\n").map((line) => line.split(","));
    assert.equal(head?.length, row?.length);
    assert.deepEqual(head?.slice(-4), ["question 1", "question 2", "question 3", "question 4"]);
    assert.equal(row?.at(-1), "not answered");
  });

  it("of more reports than one thread gets tells the same, in every format", async () => {
    const repo = await clones(40);
    repo.write("clones/group-7/reports/README.md", Buffer.from([0xff, 0xfe]));
    const names = Array.from({ length: 40 }, (_, i) => `clones/group-${i}`);
    const many = await scanned(repo, "check", "clones");
    const few = await Promise.all(
      [names.slice(0, 3), names.slice(6, 9)].map((some) => scanned(repo, "check", ...some)),
    );
    assert.deepEqual(many.reports.slice(0, 3), few[0].reports);
    assert.deepEqual(many.reports.slice(6, 9), few[1].reports);
    assert.deepEqual([many.summary.reports, many.reports.length], [40, 40]);
    const { out } = await repo.run("report-hook", "check", "clones");
    assert.match(out, /^40 reports \(1 could not be read\)/m);
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
    it(`is checked to its end though one of ${count} repositories leads elsewhere`, async () => {
      const repo = await clones(count);
      await leadElsewhere(repo, "clones/group-1");
      const { code, out } = await repo.run("report-hook", "check", "clones", "--format", "csv");
      assert.equal(code, 1, out);
      assert.match(out, /^clones\/group-1,.*alternates leads out of the repository/m);
      assert.match(out, new RegExp(`^clones/group-${count === 2 ? 0 : 4}/`, "m"));
    });
  }

  it("names what leads elsewhere where files are named one by one", async () => {
    const repo = await clones(2);
    await leadElsewhere(repo, "clones/group-1");
    const named = [0, 1].map((i) => `clones/group-${i}/${reportPath}`);
    const run = await scanned(repo, "check", ...named);
    assert.equal(run.reports[0].error, null);
    assert.match(run.reports[1].error, /alternates leads out of the repository/);
  });

  it("is checked whatever git's configuration in one of them says: nobody reads it", async () => {
    const repo = await clones(2);
    await repo.ok("init", "--quiet", "clones/group-1");
    repo.write("clones/group-1/.git/config", "not a configuration");
    const run = await scanned(repo, "check", "clones");
    assert.deepEqual(
      run.reports.map(({ error }: { error: string | null }) => error),
      [null, null],
    );
  });
});

/** Makes a repository whose objects are another's. */
async function leadElsewhere(repo: Repo, folder: string): Promise<void> {
  await repo.ok("init", "--quiet", folder);
  repo.write(`${folder}/.git/objects/info/alternates`, "/nowhere/objects\n");
}
