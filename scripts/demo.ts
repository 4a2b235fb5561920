/**
 * `npm run demo`: a scratch repository with the bundled template and the hook, and four commits that show what the hook
 * does. Every command is real, and so is what it prints. Exits with 1 where anything came out differently.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { answerAboutRuns, answerAboutTests, fillIn, hastyAnswer, lengthen, typeOverPrompt } from "./demo/answers.js";
import { decision, decisionConfig, decisionTemplate } from "./demo/decision.js";
import { openTerminal } from "./demo/terminal.js";

const project = fileURLToPath(new URL("..", import.meta.url));
const command = join(project, "dist", "cli.js");
const folder = mkdtempSync(join(tmpdir(), "report-hook-demo-"));
const repository = join(folder, "project");
const report = join(repository, "reports", "README.md");
const page = join(repository, "reports", "report.html");
const { quietly, run, tell } = openTerminal(repository, demoEnvironment(), command);
const surprises: string[] = [];

setUp();
commitWithoutReport();
commitGoodAnswer();
commitBrokenTemplate();
commitRepair();
checkWholeReport();
dropSectionOfDecision();
sayGoodbye();

function setUp(): void {
  mkdirSync(join(repository, "reports"), { recursive: true });
  cpSync(join(project, "templates", "report.md"), report);
  quietly("git", "init", "--quiet", "--initial-branch=main");
  quietly("git", "add", ".");
  quietly("git", "commit", "--quiet", "-m", "Begin with the empty report");
  installHooks();
  console.log(
    `A new repository with an unfilled report of 27 questions, and report-hook as its pre-commit hook.\n${repository}`,
  );
}

function commitWithoutReport(): void {
  tell("1. A commit that does not touch the report: the hook says nothing.");
  writeFileSync(join(repository, "train.py"), 'print("training")\n');
  quietly("git", "add", "train.py");
  const commit = run("git", "commit", "-m", "Add a training script");
  expect("the commit goes through", commit.exit === 0);
  expect("the hook is silent", commit.err === "");
}

function commitGoodAnswer(): void {
  tell("2. A good answer to question 7: it goes through, and the page is in the same commit.");
  edit((text) => fillIn(text, 7, answerAboutTests));
  const commit = run("git", "commit", "-a", "-m", "Answer question 7");
  expect("the commit goes through", commit.exit === 0);
  expect("no hook fails", !/^report-hook:/m.test(commit.err));
  const files = run("git", "show", "--stat", "--format=", "HEAD");
  expect("the page is in the commit", files.out.includes("reports/report.html"));
  expect("the page holds the answer", readFileSync(page, "utf8").includes("There are 23 tests."));
}

function commitBrokenTemplate(): void {
  tell("3. Question 12 answered in haste, over its Answer: line: stopped.");
  edit((text) => typeOverPrompt(text, 12, hastyAnswer));
  const before = quietly("git", "rev-parse", "HEAD");
  const commit = run("git", "commit", "-a", "-m", "Answer question 12");
  expect("the commit is stopped", commit.exit === 1);
  expect("the finding is named", commit.err.includes("template/answer-line-missing"));
  expect("nothing was committed", quietly("git", "rev-parse", "HEAD") === before);
  expect("the command that puts it right is printed", commit.err.includes("\n  report-hook fix --question 12\n"));
  expect("the page was left alone", quietly("git", "status", "--porcelain").trim() === "M reports/README.md");
  expect("the page is not said to be in the commit", !commit.err.includes("is in this commit"));
}

function commitRepair(): void {
  tell("4. report-hook puts the line back, the answer gets its length by hand: it goes through.");
  const fix = run("report-hook", "fix", "--question", "12");
  expect("the line is put back", fix.exit === 0 && fix.out.includes("question 12"));
  edit((text) => lengthen(text, hastyAnswer, answerAboutRuns));
  const commit = run("git", "commit", "-a", "-m", "Answer question 12");
  expect("the commit goes through", commit.exit === 0);
  expect("nothing is left uncommitted", quietly("git", "status", "--porcelain") === "");
}

function checkWholeReport(): void {
  tell("5. Before handing in: the whole report.");
  const scan = run("report-hook", "--all");
  expect("unfilled questions stop a full scan", scan.exit === 1);
  expect("the two answers pass", !/question (7|12)\b/i.test(scan.out));
}

function dropSectionOfDecision(): void {
  const folder = join(repository, "docs", "decisions");
  const record = join(folder, "0001-data.md");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "template.md"), decisionTemplate);
  writeFileSync(record, decision);
  writeFileSync(join(repository, ".report-hook.json"), decisionConfig);
  quietly("git", "add", "docs", ".report-hook.json");
  quietly("git", "commit", "--quiet", "-m", "Record a decision");
  tell("6. Another kind of document: a decision record that loses a section of its template is stopped as well.");
  writeFileSync(record, decision.slice(0, decision.indexOf("## What follows")));
  const commit = run("git", "commit", "-a", "-m", "Shorten the record");
  expect("the commit is stopped", commit.exit === 1);
  expect("the section is named", commit.err.includes('the section "What follows" is gone'));
}

function sayGoodbye(): void {
  if (surprises.length === 0) {
    console.log(`\nAll as expected. The page that went into the commits:\n${page}`);
    return;
  }
  console.error(`\nThis came out differently:\n${surprises.map((surprise) => `- not so: ${surprise}`).join("\n")}`);
  process.exitCode = 1;
}

function edit(change: (text: string) => string): void {
  writeFileSync(report, change(readFileSync(report, "utf8")));
}

function expect(what: string, holds: boolean): void {
  if (!holds) surprises.push(what);
}

/** Copies the hooks where git looks for them. */
function installHooks(): void {
  const target = join(repository, ".git", "hooks");
  for (const hook of readdirSync(join(project, "hooks"))) {
    cpSync(join(project, "hooks", hook), join(target, hook));
    chmodSync(join(target, hook), 0o755);
  }
}

/** The person's environment without its git settings, and with `report-hook` as an installed command. */
function demoEnvironment(): NodeJS.ProcessEnv {
  if (!existsSync(command)) throw new Error("dist/ is not built: run npm ci first");
  const bin = join(folder, "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "report-hook"), `#!/bin/sh\nexec node '${command.replaceAll("'", "'\\''")}' "$@"\n`, {
    mode: 0o755,
  });
  const config = join(folder, "gitconfig");
  writeFileSync(config, "[user]\n\tname = Ada\n\temail = ada@example.org\n");

  const own = Object.entries(process.env).filter(([name]) => !/^(GIT_|REPORT_HOOK$|npm_)/i.test(name));
  const env: NodeJS.ProcessEnv = { ...Object.fromEntries(own), GIT_CONFIG_GLOBAL: config, GIT_CONFIG_NOSYSTEM: "1" };
  const path = Object.keys(env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  return { ...env, [path]: `${bin}${delimiter}${env[path] ?? ""}` };
}
