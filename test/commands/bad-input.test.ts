/** What cannot be read or makes no sense: one line that says what to do, exit code 2, and nothing on standard output. */
import assert from "node:assert/strict";
import { chmodSync, existsSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, it } from "node:test";
import { emptyRepo, newFolder, ownEnvironment, type Repo, repoAt, reportPath } from "../helpers/repo.js";
import { gardenTemplate } from "../helpers/report.js";

const newRepository = (): Promise<Repo> => emptyRepo({ hooks: false });

const withoutPipes = process.platform === "win32" && "Windows has no such files";

/** Runs the command and holds it to one line on standard error that matches, and exit code 2. */
async function assertRefused(repo: Repo, args: readonly string[], expected: RegExp): Promise<void> {
  const { code, out, stdout } = await repo.run("report-hook", ...args);
  assert.equal(code, 2, out);
  assert.equal(stdout, "");
  assert.match(out, /^report-hook: [^\n]+\n$/);
  assert.match(out, expected);
  assert.doesNotMatch(out, /\bat .*\.[jt]s:\d/, "a stack trace");
}

describe("what cannot be checked", () => {
  it("is a folder in no repository", async () => {
    const repo = repoAt(newFolder(), ownEnvironment());
    await assertRefused(repo, ["--all"], /not a git repository; go into one/);
    await assertRefused(repo, [], /not a git repository; go into one/);
  });

  it("is a repository without a report", async () => {
    const repo = await newRepository();
    await assertRefused(repo, ["--all"], /no report at reports\/README\.md; name it, or set "reports"/);
    await assertRefused(repo, [], /no report at reports\/README\.md; add it with git/);
  });

  it("is a report that is a folder", async () => {
    const repo = await newRepository();
    repo.write(`${reportPath}/notes.md`, "notes");
    await assertRefused(repo, ["--all"], /a folder; name the report in it/);
  });

  it("is a report that is a symbolic link out of the repository", async () => {
    const repo = await newRepository();
    repo.write("reports/figures/.keep", "");
    const outside = newFolder();
    repoAt(outside, repo.env).write("secret.md", gardenTemplate);
    symlinkSync(join(outside, "secret.md"), join(repo.folder, reportPath));
    await assertRefused(repo, ["--all"], /symbolic link out of the repository/);
    await assertRefused(repo, [reportPath], /symbolic link out of the repository/);
    await repo.ok("add", "-A");
    await assertRefused(repo, [], /symbolic link, which is not followed/);
  });

  it("is a report that is a symbolic link, or in one, within the repository: git hands in where it leads", async () => {
    for (const [name, leadsTo] of [
      [reportPath, "../docs/README.md"],
      ["reports", "docs"],
    ] as const) {
      const repo = await newRepository();
      repo.write("docs/README.md", gardenTemplate);
      if (name === reportPath) repo.write("reports/figures/.keep", "");
      symlinkSync(leadsTo, join(repo.folder, name));
      const expected =
        /^report-hook: reports\/README\.md: a symbolic link, or in one, which is not followed; put the report itself there$/m;
      for (const words of [["--all"], ["check", "."], ["status"], ["html"], ["fix"]])
        await assertRefused(repo, words, expected);
      assert.equal(repo.read("docs/README.md"), gardenTemplate);
      if (name === reportPath) await assertRefused(repo, [reportPath], expected);
    }
  });

  it("is a report that is not UTF-8", async () => {
    const repo = await newRepository();
    repo.write(reportPath, Buffer.from("caf\xe9", "latin1"));
    await assertRefused(repo, ["--all"], /not UTF-8; save it as UTF-8/);
    await repo.ok("add", "-A");
    await assertRefused(repo, [], /not UTF-8; save it as UTF-8/);
  });

  it("is a report of more than 8 MB", async () => {
    const repo = await newRepository();
    repo.write(reportPath, Buffer.alloc(8 * 1024 * 1024 + 1, "a"));
    await assertRefused(repo, ["--all"], /over 8 MB/);
    await repo.ok("add", "-A");
    await assertRefused(repo, [], /over 8 MB/);
  });

  it("is a file that is not there", async () => {
    await assertRefused(await newRepository(), ["missing.md"], /missing\.md: no such file/);
  });

  it("is a folder without a report", async () => {
    const repo = await newRepository();
    repo.write("notes/a.txt", "a");
    await assertRefused(repo, ["notes"], /a folder without a report/);
  });
});

describe("a configuration", () => {
  it("that is not JSON is refused", async () => {
    const repo = await newRepository();
    repo.write(".report-hook.json", "{ reports: ");
    repo.write(reportPath, gardenTemplate);
    await assertRefused(repo, ["--all"], /\.report-hook\.json: not valid JSON/);
    await repo.ok("add", "-A");
    await assertRefused(repo, [], /\.report-hook\.json: not valid JSON/);
  });

  it("that is not JSON is refused without a word of what it says", async () => {
    const repo = await newRepository();
    repo.write(".report-hook.json", "password: hunter2\n");
    const { out } = await repo.run("report-hook", "--all");
    assert.equal(out, "report-hook: .report-hook.json: not valid JSON, at 1:1\n");
  });

  it("that is a pipe, a device or a folder is refused and never read", { skip: withoutPipes }, async () => {
    for (const make of ["mkfifo", "ln -s /dev/zero", "mkdir"]) {
      const repo = await newRepository();
      repo.write(reportPath, gardenTemplate);
      const name = ".report-hook.json";
      await repo.run("sh", "-c", `${make} ${name}`);
      const expected = make.startsWith("ln") ? /symbolic link out of the repository/ : /not an ordinary file/;
      await assertRefused(repo, ["--all"], expected);
      await assertRefused(repo, ["--all", "--config", name], /not an ordinary file/);
    }
  });

  it("that is a symbolic link out of the repository is refused", async () => {
    const repo = await newRepository();
    const outside = newFolder();
    repoAt(outside, repo.env).write("secret.json", "{}");
    symlinkSync(join(outside, "secret.json"), join(repo.folder, ".report-hook.json"));
    await assertRefused(repo, ["--all"], /\.report-hook\.json: a symbolic link out of the repository/);
  });

  it("of more than 1 MB is refused", async () => {
    const repo = await newRepository();
    repo.write(".report-hook.json", Buffer.alloc(1024 * 1024 + 1, " "));
    await assertRefused(repo, ["--all"], /\.report-hook\.json: over 1 MB/);
  });

  it("that is a symbolic link to itself is refused, not passed over", async () => {
    const repo = await newRepository();
    symlinkSync(".report-hook.json", join(repo.folder, ".report-hook.json"));
    await assertRefused(repo, ["--all"], /\.report-hook\.json: a symbolic link that leads to itself/);
  });

  it("that may not be read is refused, not passed over", {
    skip: process.getuid?.() === 0 && "root may read everything",
  }, async () => {
    const repo = await newRepository();
    repo.write(".report-hook.json", "{}");
    chmodSync(join(repo.folder, ".report-hook.json"), 0o000);
    await assertRefused(repo, ["--all"], /\.report-hook\.json: may not be read/);
  });

  it("that names a template outside the repository is refused", async () => {
    const repo = await newRepository();
    const outside = newFolder();
    repoAt(outside, repo.env).write("template.md", gardenTemplate);
    symlinkSync(join(outside, "template.md"), join(repo.folder, "link.md"));
    repo.write(reportPath, gardenTemplate);
    for (const template of [relative(repo.folder, join(outside, "template.md")), "link.md"]) {
      repo.write(".report-hook.json", JSON.stringify({ template }));
      const { code, stdout } = await repo.run("report-hook", "--all", "--format", "json");
      assert.notEqual(code, 0);
      assert.match(JSON.parse(stdout).reports[0].error, /out of the repository|outside the repository/);
    }
  });

  it("that names an unknown rule is refused with the closest rule", async () => {
    const repo = await newRepository();
    repo.write(".report-hook.json", '{ "rules": { "answer/too-shrot": "error" } }');
    repo.write(reportPath, gardenTemplate);
    const expected = /rules\.answer\/too-shrot: no such rule; did you mean answer\/too-short\?/;
    await assertRefused(repo, ["--all"], expected);
  });

  it("that --config names must be there", async () => {
    const repo = await newRepository();
    await assertRefused(repo, ["--all", "--config", "nowhere.json"], /--config nowhere\.json: no such file/);
  });
});

describe("a page that is a pipe", { skip: withoutPipes }, () => {
  it("is never read", async () => {
    const repo = await newRepository();
    repo.write(reportPath, gardenTemplate);
    await repo.run("mkfifo", "reports/report.html");
    const { stdout } = await repo.run("report-hook", "--all", "--format", "json");
    assert.equal(JSON.parse(stdout).reports[0].page.status, "none");
    await assertRefused(repo, ["html"], /report\.html is left alone: something that is no file stands in its place/);
  });
});

describe("a command line", () => {
  it("with an unknown option is refused with the closest one", async () => {
    await assertRefused(
      await newRepository(),
      ["--fromat", "json"],
      /unknown option --fromat; did you mean --format\?/,
    );
  });

  it("with a mistyped command is refused with the closest one", async () => {
    const repo = await newRepository();
    await assertRefused(repo, ["chek", "clones"], /no such file or command: chek; did you mean check\?/);
    await assertRefused(repo, ["too-long"], /no such file: too-long; for the rule, write .* explain too-long/);
    await assertRefused(repo, ["explain", "too-lnog"], /no rule is called too-lnog; did you mean too-long\?/);
  });

  it("that asks for the pages of several reports in one file is refused", async () => {
    const repo = await newRepository();
    for (const group of ["a", "b"]) repo.write(`clones/${group}/${reportPath}`, gardenTemplate);
    await assertRefused(repo, ["html", "clones", "-o", "all.html"], /2 reports: name one of them/);
  });

  it("with an unknown template is refused with the closest edition", async () => {
    const repo = await newRepository();
    repo.write(reportPath, gardenTemplate);
    const args = ["--all", "--template", "dtu-mlops-2023-09-28"];
    await assertRefused(repo, args, /no such edition or file; did you mean dtu-mlops-2023-09-27\?/);
  });

  it("with a base that is no commit is refused", async () => {
    const repo = await newRepository();
    repo.write(reportPath, gardenTemplate);
    await assertRefused(repo, ["--all", "--base", "nowhere"], /--base nowhere: no such commit/);
  });
});

describe("a report that holds nothing to check", () => {
  it("is a finding where it is empty", async () => {
    const repo = await newRepository();
    repo.write(reportPath, "");
    const { code, out } = await repo.run("report-hook", "--all");
    assert.equal(code, 1, out);
    assert.match(out, /template\/report-missing/);
  });

  it("is a finding where it has no question", async () => {
    const repo = await newRepository();
    repo.write(reportPath, "Notes of a garden.\n");
    const { code, out } = await repo.run("report-hook", "--all");
    assert.equal(code, 1, out);
    assert.match(out, /holds no question/);
  });
});

describe("a report that cannot be read beside others", () => {
  it("is its own error, and the others are checked", async () => {
    const repo = await newRepository();
    repo.write("good.md", gardenTemplate);
    const { code, stdout } = await repo.run("report-hook", "--format", "json", "missing.md", "good.md");
    const { reports } = JSON.parse(stdout);
    assert.deepEqual(Object.keys(reports[0]), ["path", "error"]);
    assert.match(reports[0].error, /no such file/);
    assert.equal(reports[1].questions.length, 4);
    assert.equal(code, 1, "the worst of them: findings");
  });

  for (const command of ["check", "fix"])
    it(`is said on standard error where none can be read: ${command}`, async () => {
      const { code, stdout, out } = await (await newRepository()).run("report-hook", command, "one.md", "two.md");
      assert.deepEqual([code, stdout], [2, ""]);
      assert.equal(
        out,
        ["one", "two"].map((name) => `report-hook: ${name}.md: no such file; check the path\n`).join(""),
      );
    });

  it("makes the exit code 2 where nothing else is wrong", async () => {
    const repo = await newRepository();
    repo.write("good.md", "### Question 1\n\n> **Who digs?**\n>\n> Answer:\n\nAnna.\n");
    const { code, out } = await repo.run("report-hook", "missing.md", "good.md");
    assert.equal(code, 2, out);
  });
});

describe("a system that lets few files be open", {
  skip: !existsSync("/bin/bash") && "no shell that limits how many files may be open",
}, () => {
  const mine = /\bat .*report-hook.*\.js:\d/;

  /** What a command printed with each of some limits. */
  async function runs(repo: Repo, command: string, limits: readonly number[]): Promise<string[]> {
    const printed: string[] = [];
    for (const most of limits) {
      const before = Date.now();
      const { out } = await repo.run("bash", "-c", `ulimit -n ${most}; exec ${command}`);
      assert.ok(Date.now() - before < 14_000, "it waited for a git that was never started");
      assert.doesNotMatch(out, mine, `with ${most} files`);
      printed.push(out);
    }
    return printed;
  }

  it("is told of where git cannot be started", async () => {
    const repo = await newRepository();
    repo.write(reportPath, gardenTemplate);
    const printed = await runs(repo, "report-hook --all", [20, 22, 24, 26, 40]);
    assert.ok(
      printed.some((out) =>
        /^report-hook: .*git: too many files are open; `ulimit -Hn` shows how many may be: have that limit raised, then try again$/m.test(
          out,
        ),
      ),
    );
    assert.match(printed.at(-1) ?? "", /1 report/);
  });

  it("is told of for each of many repositories that is not read", async () => {
    const repo = await newRepository();
    for (let index = 0; index < 30; index++) {
      repo.write(`groups/${index}/${reportPath}`, gardenTemplate);
      await repo.ok("init", "--quiet", `groups/${index}`);
    }
    const printed = await runs(repo, "report-hook check groups", [24, 36, 48, 256]);
    assert.ok(printed.some((out) => out.includes("too many files are open")));
    assert.match(printed.at(-1) ?? "", /30 reports: /);
  });
});

describe("names of files", () => {
  for (const name of ["a report.md", 'it\'s "mine".md', "-report.md", "two\nlines.md", "rapport-æøå-報告.md"]) {
    it(`may be ${JSON.stringify(name)}`, {
      skip: process.platform === "win32" && "Windows has no such names",
    }, async () => {
      const repo = await newRepository();
      repo.write(name, gardenTemplate);
      const { code, stdout } = await repo.run("report-hook", "--format", "json", "--", name);
      assert.equal(code, 1);
      assert.equal(JSON.parse(stdout).reports[0].path, name);
    });
  }

  it("may be such in a commit too", { skip: process.platform === "win32" && "Windows has no such names" }, async () => {
    const repo = await emptyRepo();
    const reports = ['-a/it\'s "mine".md', "b c/two\nlines.md"];
    repo.write(".report-hook.json", JSON.stringify({ reports }));
    for (const report of reports) repo.write(report, gardenTemplate);
    await repo.ok("add", "-A");
    await repo.ok("commit", "-m", "Begin");
    const files = (await repo.ok("ls-files", "-z")).split("\0");
    assert.ok(files.includes("-a/report.html") && files.includes("b c/report.html"), files.join());
  });
});
