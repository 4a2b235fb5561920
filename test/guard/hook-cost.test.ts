/**
 * What a commit of one changed answer may cost, in what can be counted. Time is measured by `npm run bench`; these figures do not depend on the
 * machine. Whoever raises one of them says why in the commit.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { before, describe, it } from "node:test";
import { answer, answered, template } from "../helpers/answers.js";
import { observeCommit } from "../helpers/observed.js";
import { installedCommand, newFolder, newRepo, pageFile, type Repo, reportPath } from "../helpers/repo.js";

/** Files of dist/ that are read: the start and the command. */
const files = ["cli.js", "command.js"];
/** What renders the page of a changed report, and what an edition asks. */
const largeParts = ["editions.js", "markdown.js"];
/** Of these, 85,000 are how a fix is made and what a lost report is told: a commit takes as long without them, and who needs that loaded half the command again. */
const mostBytes = 385_000;
/** The shell reads objects, the index and attributes; the command stores the page and edits the index. */
const gitProcesses = ["cat-file", "check-attr", "ls-files", "update-index"];
const startedByNode = ["update-index"];
/** Parts of Node that take milliseconds to load and that a commit does not need. */
const unneeded = ["http", "https", "internal/fs/rimraf", "readline", "tls", "tty", "worker_threads", "zlib"];

/** Loaded into the hook's process: notes the files of the command that it reads and the parts of Node that it loads. */
const observer = `
const fs = require("node:fs");
const read = new Set();
const { readFileSync } = fs;
fs.readFileSync = function (file, ...rest) {
  if (typeof file === "string") read.add(file);
  return readFileSync.call(this, file, ...rest);
};
const started = [];
const children = require("node:child_process");
for (const name of ["spawn", "spawnSync"]) {
  const start = children[name];
  children[name] = (program, args, ...rest) => {
    started.push(args.find((arg) => !arg.startsWith("-")));
    return start(program, args, ...rest);
  };
}
process.on("exit", () => {
  const parts = process.moduleLoadList.filter((name) => name.startsWith("NativeModule ")).map((name) => name.slice(13));
  const observed = { read: [...read, ...Object.keys(require.cache)], parts, started };
  fs.writeFileSync(process.env.OBSERVED, JSON.stringify(observed));
});`;

interface Observed {
  readonly read: readonly string[];
  readonly parts: readonly string[];
  /** The git commands that the command itself ran. */
  readonly started: readonly string[];
}

describe("a commit that changes one answer", () => {
  let observed: Observed;
  let git: readonly string[];
  let folder: string;

  before(async () => {
    const repo = await newRepo();
    repo.write(".gitattributes", `/${pageFile} -text -filter -ident\n`);
    await commitAnswer(repo, "first");
    const { notes, trace } = await observeCommit(repo, observer, (watched) => commitAnswer(watched, "second"));
    observed = notes as Observed;
    git = startedBy(trace);
    folder = dirname(installedCommand().command);
  });

  it("reads two files of the command", () => {
    assert.deepEqual(ownFiles(observed.read), files);
  });

  it("reads no more bytes of it than it did", () => {
    const bytes = files.reduce((sum, file) => sum + readFileSync(join(folder, file)).length, 0);
    assert.ok(bytes <= mostBytes, `${bytes} bytes`);
  });

  it("starts four git processes, three of them before Node", () => {
    assert.deepEqual(git, gitProcesses);
    assert.deepEqual(observed.started, startedByNode);
  });

  it("loads no part of Node that it can do without", () => {
    assert.deepEqual(
      unneeded.filter((part) => observed.parts.includes(part)),
      [],
    );
  });
});

describe("a commit that leaves the report alone", () => {
  it("starts one git process in each hook", async () => {
    const repo = await newRepo();
    await commitAnswer(repo, "first");
    repo.write("train.py", "print('training again')\n");
    await repo.ok("add", "train.py");
    const trace = join(newFolder("notes"), "trace");
    await repo.as({ env: { ...repo.env, GIT_TRACE: trace } }).ok("commit", "--quiet", "-m", "Train");
    assert.deepEqual(startedBy(readFileSync(trace, "utf8")), ["diff"]);
  });
});

describe("the first commit in a clone, where nothing is kept", () => {
  it("is looked at once", async () => {
    const repo = await newRepo();
    await commitAnswer(repo, "first");
    await repo.run("rm", "-r", ".git/report-hook");
    const trace = join(newFolder("notes"), "trace");
    await commitAnswer(repo.as({ env: { ...repo.env, GIT_TRACE: trace } }), "second");
    assert.deepEqual(
      startedBy(readFileSync(trace, "utf8")).filter((command) => command === "cat-file"),
      ["cat-file"],
    );
  });
});

describe("a full scan of a report that was committed", () => {
  it("asks git nothing, in a repository of the person's own", { skip: process.geteuid === undefined }, async () => {
    const repo = await newRepo();
    await commitAnswer(repo, "first");
    const { notes, trace } = await observeCommit(repo, observer, (watched) =>
      watched.run("node", installedCommand().command, "--all"),
    );
    assert.equal(trace, "");
    const { read, started } = notes as Observed;
    assert.deepEqual(ownFiles(read), files);
    assert.deepEqual(started, []);
  });

  it("that tells what a fix puts right reads nothing more of the command but large parts of it", async () => {
    const repo = await newRepo();
    await commitAnswer(repo, "first");
    repo.write(reportPath, repo.read(reportPath).replace("first0", "---\n\nfirst0"));
    const { notes } = await observeCommit(repo, observer, async (watched) => {
      const scanned = await watched.run("node", installedCommand().command, "--all");
      assert.match(scanned.out, / fix /);
    });
    const { read } = notes as Observed;
    assert.deepEqual(
      ownFiles(read).filter((file) => !largeParts.includes(file)),
      files,
    );
  });
});

describe("a commit that is stopped and can be fixed", () => {
  it("reads nothing more of the command but large parts of it", async () => {
    const repo = await newRepo();
    await commitAnswer(repo, "first");
    repo.write(reportPath, repo.read(reportPath).replace(/(?<=### Question 8\n[^]*)> Answer:\n/, ""));
    const { notes } = await observeCommit(repo, observer, async (watched) => {
      const stopped = await watched.git("commit", "--quiet", "-a", "-m", "second");
      assert.match(stopped.out, /fix --staged|fix --question/);
    });
    const { read } = notes as Observed;
    assert.deepEqual(
      ownFiles(read).filter((file) => !largeParts.includes(file)),
      files,
    );
  });
});

describe("a status of a report that was committed", () => {
  it("reads what a commit reads, and asks git who wrote what", { skip: process.geteuid === undefined }, async () => {
    const repo = await newRepo();
    await commitAnswer(repo, "first");
    const { notes } = await observeCommit(repo, observer, (watched) =>
      watched.run("node", installedCommand().command, "status"),
    );
    const { read, started } = notes as Observed;
    assert.deepEqual(ownFiles(read), files);
    assert.deepEqual(started, ["blame"]);
  });
});

/** The names of the files of the command among those that were read. */
function ownFiles(read: readonly string[]): readonly string[] {
  const folder = dirname(installedCommand().command);
  const own = read.filter((file) => dirname(file) === folder && file.endsWith(".js"));
  return [...new Set(own.map((file) => basename(file)))].sort();
}

async function commitAnswer(repo: Repo, name: string): Promise<void> {
  repo.write(reportPath, answered(template, 8, answer(name)));
  await repo.ok("add", ".");
  await repo.ok("commit", "--quiet", "-m", name);
}

/** The git commands in git's own trace, but for what \`git commit\` and \`git add\` themselves run and the hook's question. */
function startedBy(trace: string): string[] {
  const started = [...trace.matchAll(/trace: built-in: git (?:--literal-pathspecs )?(\S+)/g)].map(
    (match) => match[1] ?? "",
  );
  const own = ["add", "commit", "maintenance", "gc"];
  const all = started.filter((command) => !own.includes(command)).sort();
  return all.length > 1 ? all.filter((command) => command !== "diff") : all;
}
