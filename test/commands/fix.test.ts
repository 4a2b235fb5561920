/** `report-hook fix` on files on disk and on what is staged, in real repositories. */
import assert from "node:assert/strict";
import { chmodSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { type FixRequest, fix } from "../../src/commands/fix.js";
import { type HookOptions, hook } from "../../src/commands/hook.js";
import { colorsFor } from "../../src/output/colors.js";
import { fixExitCode, formatFix } from "../../src/output/fix-outcome.js";
import { type Failure, type FixOutcome, isFailure } from "../../src/result.js";
import { answer, answered, broken, template } from "../helpers/answers.js";
import { copies, emptyRepo, type Repo, reportPath } from "../helpers/repo.js";

const request: FixRequest = {
  files: [],
  template: null,
  config: null,
  rules: [],
  questions: null,
  sectionNames: null,
  dryRun: false,
  tell: () => {},
  staged: false,
};

const style = {
  colors: colorsFor(false, {}, {}),
  width: null,
  template: null,
  config: null,
  command: () => "npx report-hook",
} as const;

const fixStaged = (asked: FixRequest): ReturnType<typeof fix> => fix({ ...asked, staged: true });

/** The bundled template with question 3 answered and its `Answer:` line gone. */
const damaged = broken(answered(template, 3, answer("three")), 3);
const right = answered(template, 3, answer("three"));

/** A repository whose first commit holds the template. */
const templateRepo = copies(async () => {
  const repo = await emptyRepo({ hooks: false });
  repo.write(reportPath, template);
  await repo.ok("add", ".");
  await repo.ok("commit", "--quiet", "-m", "Begin");
  return repo;
});

async function repoWith(text: string): Promise<Repo> {
  const repo = await templateRepo();
  repo.write(reportPath, text);
  return repo;
}

/** Runs a story in a repository's folder, with its environment. */
async function inRepo(
  repo: Repo,
  story: (request: FixRequest) => ReturnType<typeof fix>,
  options: Partial<FixRequest> = {},
): Promise<{ code: 0 | 1 | 2; text: string; outcome: FixOutcome }> {
  const outcome = await within(repo, () => story({ ...request, ...options }));
  return { code: fixExitCode(outcome), text: formatFix(outcome, style), outcome };
}

async function within<T>(repo: Repo, story: () => Promise<T | Failure>): Promise<T> {
  const before = { folder: process.cwd(), env: { ...process.env } };
  process.chdir(repo.folder);
  for (const name of Object.keys(process.env)) if (name.startsWith("GIT_")) delete process.env[name];
  Object.assign(process.env, repo.env);
  try {
    const outcome = await story();
    if (isFailure(outcome)) throw new Error(outcome.failure);
    return outcome;
  } finally {
    process.chdir(before.folder);
    process.env = before.env;
  }
}

describe("fix", () => {
  it("puts the template's text back from the repository's own history", async () => {
    const repo = await repoWith(damaged);
    const { code, text } = await inRepo(repo, fix);
    assert.equal(repo.read(reportPath), right);
    assert.equal(code, 0);
    assert.match(text, /^reports\/README\.md: fixed 1 thing\n {2}question 3: put the `Answer:` line back/);
  });

  it("does nothing the second time", async () => {
    const repo = await repoWith(damaged);
    await inRepo(repo, fix);
    const { code, text } = await inRepo(repo, fix);
    assert.equal(repo.read(reportPath), right);
    assert.equal(code, 0);
    assert.match(text, /nothing to fix/);
  });

  it("takes the text from a template file", async () => {
    const repo = await emptyRepo({ hooks: false });
    repo.write("templates/report.md", template);
    repo.write(reportPath, damaged);
    await inRepo(repo, fix, { template: join(repo.folder, "templates/report.md") });
    assert.equal(repo.read(reportPath), right);
  });

  it("works on a report outside a repository", async () => {
    const repo = await emptyRepo({ hooks: false });
    const folder = dirname(repo.folder);
    const outside = repo.as({ folder });
    outside.write("template.md", template);
    outside.write("report.md", damaged);
    await inRepo(outside, fix, { files: ["report.md"], template: "template.md" });
    assert.equal(outside.read("report.md"), right);
  });

  it("shows the differences and writes nothing in a dry run", async () => {
    const repo = await repoWith(damaged);
    const { code, text } = await inRepo(repo, fix, { dryRun: true });
    assert.equal(repo.read(reportPath), damaged);
    assert.equal(code, 1);
    assert.match(text, /^--- reports\/README\.md\n\+\+\+ reports\/README\.md \(fixed\)\n@@ -\d+,\d+ \+\d+,\d+ @@\n/);
    assert.match(text, /^\+> Answer:$/m);
    assert.match(text, /would fix 1 thing/);
  });

  it("ends a dry run with 0 where there is nothing to fix", async () => {
    const { code } = await inRepo(await repoWith(right), fix, { dryRun: true });
    assert.equal(code, 0);
  });

  it("fixes what one rule finds and nothing else", async () => {
    const repo = await repoWith(answered(damaged, 4, `--- ${answer("four")} ---`));
    await inRepo(repo, fix, { rules: ["answer/dashes-left"] });
    assert.equal(repo.read(reportPath), answered(damaged, 4, answer("four")));
  });

  it("fixes only what a rule finds in the questions that are named", async () => {
    const dashed = (report: string, number: number): string => answered(report, number, `--- ${answer("dashed")} ---`);
    const repo = await repoWith(broken(dashed(dashed(damaged, 4), 5), 5));
    await inRepo(repo, fix, { rules: ["answer-line-missing"], questions: new Set([3, 4]) });
    assert.equal(repo.read(reportPath), broken(dashed(dashed(right, 4), 5), 5));
  });

  it("fixes the questions that are named and not a byte elsewhere", async () => {
    const both = broken(answered(damaged, 4, answer("four")), 4);
    const repo = await repoWith(both);
    await repo.ok("add", ".");
    await inRepo(repo, fixStaged, { questions: new Set([3]) });
    const staged = (await repo.git("cat-file", "blob", `:${reportPath}`)).stdout;
    assert.equal(staged, broken(answered(right, 4, answer("four")), 4));
    repo.write(reportPath, both);
    const { text } = await inRepo(repo, fix, { questions: new Set([4]) });
    assert.equal(repo.read(reportPath), answered(damaged, 4, answer("four")));
    assert.match(text, /fixed 1 thing\n {2}question 4: put the `Answer:` line back/);
  });

  it("names a question that neither the report nor its template has", async () => {
    const { code, text } = await inRepo(await repoWith(damaged), fix, { questions: new Set([3, 99]) });
    assert.equal(code, 2);
    assert.match(text, /--question 99: neither the report nor its template has it/);
  });

  it("says before it writes that an answer will be outside its limits", async () => {
    const words = Array.from({ length: 60 }, (_, i) => `word${i}`).join(" ");
    const full = answered(template, 4, Array.from({ length: 195 }, (_, i) => `w${i}`).join(" "));
    const typed = full.replace(/(### Question 4\n[^]*?)\n> Answer:/, `$1\n> ${words}\n>\n> Answer:`);
    const repo = await repoWith(typed);
    const told: string[] = [];
    const tell = (line: string): void => {
      assert.equal(repo.read(reportPath), typed, "it is written already");
      told.push(line);
    };
    await inRepo(repo, fix, { questions: new Set([4]), tell });
    assert.match(told.join("\n"), /question 4 will be outside its limits after this fix: 255 words; at most 200$/);
  });

  it("refuses a rule that does not exist, and one that only a person can follow", async () => {
    const repo = await repoWith(damaged);
    await assert.rejects(
      inRepo(repo, fix, { rules: ["answer/to-long"] }),
      /no such rule; did you mean answer\/too-long\?/,
    );
    await assert.rejects(inRepo(repo, fix, { rules: ["too-long"] }), /only a person can fix this/);
  });

  it("keeps the file's permissions and leaves no other file", async () => {
    const repo = await repoWith(damaged);
    chmodSync(join(repo.folder, reportPath), 0o640);
    await inRepo(repo, fix);
    assert.equal(statSync(join(repo.folder, reportPath)).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(join(repo.folder, "reports")), ["README.md"]);
  });

  it("writes no symbolic link's place, and not through it", async () => {
    const repo = await repoWith(damaged);
    symlinkSync("README.md", join(repo.folder, "reports/link.md"));
    repo.write("template.md", template);
    const { code, text } = await inRepo(repo, fix, { files: ["reports/link.md"], template: "template.md" });
    assert.equal(code, 2);
    assert.match(text, /a symbolic link/);
    assert.equal(repo.read(reportPath), damaged);
  });

  it("says how much is left for a person", async () => {
    const { text } = await inRepo(await repoWith(damaged), fix);
    assert.match(text, /left for you: \d+ problems; see npx report-hook check reports\/README\.md$/);
  });
});

describe("fix --question", () => {
  it("takes numbers one by one and as ranges", async () => {
    const lost = (numbers: readonly number[]): string => numbers.reduce(broken, template);
    const repo = await repoWith(lost([3, 4, 5, 6, 8, 9]));
    const { code, out } = await repo.run("report-hook", "fix", "--question", "3-5,9");
    assert.equal(code, 0, out);
    assert.equal(repo.read(reportPath), lost([6, 8]));
  });
});

describe("fix --staged", () => {
  it("fixes what is staged and the file on disk where they are the same", async () => {
    const repo = await repoWith(damaged);
    await repo.ok("add", ".");
    const { code } = await inRepo(repo, fixStaged);
    assert.equal(code, 0);
    assert.equal(await repo.ok("show", `:${reportPath}`), right.trim());
    assert.equal(repo.read(reportPath), right);
    assert.equal(await repo.ok("status", "--short"), `M  ${reportPath}`);
    assert.equal((await repo.git("diff-files", "--quiet")).code, 0);
  });

  it("keeps edits that are not staged, and keeps them out of the index", async () => {
    const repo = await repoWith(damaged);
    await repo.ok("add", ".");
    repo.write(reportPath, answered(damaged, 22, "Work in progress."));
    await inRepo(repo, fixStaged);
    assert.equal(await repo.ok("show", `:${reportPath}`), right.trim());
    assert.equal(repo.read(reportPath), answered(right, 22, "Work in progress."));
  });

  it("leaves the file on disk alone where its edits are in the same lines", async () => {
    const repo = await repoWith(damaged);
    await repo.ok("add", ".");
    const edited = damaged.replace(/> \*\*Which open-source/, "> **Which other");
    assert.notEqual(edited, damaged);
    const inTheWay = edited.replace(/(### Question 3\n)[^]*?(three0)/, "$1\nanother text\n\n$2");
    repo.write(reportPath, inTheWay);
    const { text } = await inRepo(repo, fixStaged);
    assert.equal(await repo.ok("show", `:${reportPath}`), right.trim());
    assert.equal(repo.read(reportPath), inTheWay);
    assert.match(text, /the file on disk has other edits in the same lines and was left as it is/);
  });

  it("fixes a report with carriage returns on disk as git checks it out", async () => {
    const repo = await repoWith(damaged);
    await repo.ok("config", "core.autocrlf", "true");
    repo.write(reportPath, damaged.replaceAll("\n", "\r\n"));
    await repo.ok("add", ".");
    await inRepo(repo, fixStaged);
    assert.equal(await repo.ok("show", `:${reportPath}`), right.trim());
    assert.equal(repo.read(reportPath), right.replaceAll("\n", "\r\n"));
  });

  it("writes nothing in a dry run", async () => {
    const repo = await repoWith(damaged);
    await repo.ok("add", ".");
    const { code } = await inRepo(repo, fixStaged, { dryRun: true });
    assert.equal(code, 1);
    assert.equal(await repo.ok("show", `:${reportPath}`), damaged.trim());
    assert.equal(repo.read(reportPath), damaged);
  });

  it("leaves other staged files and their states as they are", async () => {
    const repo = await repoWith(damaged);
    repo.write("train.py", "print('one')\n");
    await repo.ok("add", ".");
    repo.write("train.py", "print('two')\n");
    await inRepo(repo, fixStaged);
    assert.equal(await repo.ok("status", "--short"), `M  ${reportPath}\nAM train.py`);
  });

  it("fails outside a repository", async () => {
    const repo = await emptyRepo({ hooks: false });
    const outside = repo.as({ folder: dirname(repo.folder) });
    await assert.rejects(inRepo(outside, fixStaged), /not a git repository/);
  });
});

describe("the hook", () => {
  const options: HookOptions = {
    files: [],
    format: "pretty",
    template: null,
    config: null,
    strict: false,
    verbose: false,
    quiet: false,
    page: true,
    color: false,
  };
  const dashes = answered(template, 3, `--- ${answer("three")} ---`);

  async function staged(text: string, config: string): Promise<Repo> {
    const repo = await repoWith(text);
    repo.write(".report-hook.json", config);
    await repo.ok("add", ".");
    return repo;
  }

  it("with `fix: safe` fixes the changed questions in the same commit, with their page, and says so", async () => {
    const repo = await staged(dashes, '{"fix": "safe"}');
    const run = await within(repo, () => hook(options));
    assert.equal(await repo.ok("show", `:${reportPath}`), right.trim());
    assert.equal(repo.read(reportPath), right);
    assert.equal((await repo.git("diff-files", "--quiet")).code, 0);
    const [report] = run.reports;
    assert.equal(report?.error, null);
    assert.equal(report?.error === null && report.page.remark, "fixed 1 thing in question 3");
    assert.doesNotMatch(await repo.ok("show", ":reports/report.html"), /--- three0/);
  });

  it("leaves questions that the commit does not change as they are", async () => {
    const repo = await staged(dashes, '{"fix": "safe"}');
    await repo.ok("commit", "--quiet", "-m", "With dashes");
    repo.write(reportPath, answered(dashes, 4, `--- ${answer("four")} ---`));
    await repo.ok("add", ".");
    await within(repo, () => hook(options));
    assert.equal(repo.read(reportPath), answered(dashes, 4, answer("four")));
  });

  it("keeps edits that are not staged", async () => {
    const repo = await staged(dashes, '{"fix": "safe"}');
    repo.write(reportPath, answered(dashes, 22, "Work in progress."));
    await within(repo, () => hook(options));
    assert.equal(await repo.ok("show", `:${reportPath}`), right.trim());
    assert.equal(repo.read(reportPath), answered(right, 22, "Work in progress."));
  });

  it("writes nothing where it stops the commit", async () => {
    const stopped = broken(dashes, 4);
    const repo = await staged(stopped, '{"fix": "safe"}');
    await within(repo, () => hook(options));
    assert.equal(await repo.ok("show", `:${reportPath}`), stopped.trim());
    assert.equal(repo.read(reportPath), stopped);
  });

  it("fixes nothing by default", async () => {
    const repo = await staged(dashes, "{}");
    await within(repo, () => hook(options));
    assert.equal(repo.read(reportPath), dashes);
  });
});

describe("what fix leaves", () => {
  it("is told by a command that sees the report as fix did, whatever the file is called", async () => {
    const repo = await emptyRepo();
    repo.write("t.md", "## Summary\n\nAt most 3 words.\n\n## More\n\nSay more.\n");
    repo.write("-d.md", "## Summary\n\nA kite that flies very high.\n");
    repo.write("c.json", '{ "rules": { "answer/unfilled": "error" } }');
    const { stdout } = await repo.run("report-hook", "fix", "--template", "t.md", "--config", "c.json", "--", "-d.md");
    const printed = /see report-hook (check .*)$/m.exec(stdout)?.[1] ?? stdout;
    assert.equal(printed, "check --template t.md --config c.json ./-d.md");
    assert.match((await repo.run("report-hook", ...printed.split(" "))).stdout, /6 words; at most 3/);
  });
});
