/**
 * The histories of real reports, commit by commit, in scratch repositories with the hook. For each commit the findings that stop it are
 * exactly those that it introduces, worked out here without the hook, and its page is a full render.
 */

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { defaultConfig } from "../../src/config/config.js";
import { coursePatterns } from "../../src/course/patterns.js";
import { findTemplates } from "../../src/disk/find-template.js";
import { matchText } from "../../src/match/match.js";
import { changedQuestions } from "../../src/report/changes.js";
import { decode } from "../../src/report/decode.js";
import { figuresOf } from "../../src/report/figures.js";
import { isFailure } from "../../src/result.js";
import { contextOf } from "../../src/rules/context.js";
import type { Files, Finding } from "../../src/rules/model.js";
import { findingsOf } from "../../src/rules/run-rules.js";
import type { Template } from "../../src/template/model.js";
import { isPristine } from "../../src/template/pristine.js";
import { pageOf } from "../helpers/page.js";
import { parseReport } from "../helpers/read.js";
import { emptyRepo, pageFile, type Repo, reportPath } from "../helpers/repo.js";
import { commandsIn, showingNothing, wrongWith } from "./advice.js";

const corpus = fileURLToPath(new URL("../../../shared/corpus", import.meta.url));
const groups = existsSync(corpus) ? readdirSync(corpus).filter((name) => /^g\d+$/.test(name)) : [];
const skip = groups.length === 0 ? "the real reports are not here" : false;

interface Version {
  readonly name: string;
  readonly text: string;
  /** In the report's folder. */
  readonly files: readonly string[];
}

interface Stop {
  readonly name: string;
  readonly findings: readonly Pick<Finding, "rule" | "question" | "message">[];
}

const stops: Stop[] = [];
/** What the stops print, and what is wrong with it. */
const advice: { readonly name: string; readonly command: string; readonly wrong: string | null }[] = [];
let commits = 0;

describe("the histories of real reports", { skip }, () => {
  for (const group of groups) {
    it(`${group}: each commit is stopped by what it introduces and by nothing else, and has its page`, async (t) => {
      const repo = await emptyRepo();
      let before: Version | null = null;
      let first: string | null = null;
      let has: readonly string[] = [];
      const wrongs: string[] = [];
      for (const version of versionsOf(group)) {
        has = await putFiles(repo, version, has);
        const found = await stoppingFindings(repo);
        const expected = await introduced(version, before, first);
        assert.deepEqual(found.map(keyOf).sort(), expected.map(keyOf).sort(), version.name);
        const { code, out } = await repo.git("commit", "-q", "--allow-empty", "-m", version.name);
        assert.equal(code, found.length > 0 ? 1 : 0, `${version.name}: ${out}`);
        if (found.length > 0) {
          stops.push({ name: version.name, findings: found });
          for (const command of commandsIn(out)) {
            const wrong = await wrongWith(command, repo, found, stoppingFindings);
            advice.push({ name: version.name, command, wrong });
            if (wrong !== null) wrongs.push(`${version.name}: ${command}: ${wrong}`);
          }
          wrongs.push(
            ...(await showingNothing(out, repo)).map((command) => `${version.name}: ${command} shows nothing`),
          );
          for (const { rule, question, message } of found)
            t.diagnostic(`${version.name} ${rule} ${question ?? ""}: ${message}`);
          await repo.ok("commit", "-q", "--no-verify", "--allow-empty", "-m", version.name);
        } else {
          await assertPage(repo, version);
        }
        commits++;
        if (first === null && isPristine(parseReport(version.text), coursePatterns)) first = version.text;
        before = version;
      }
      assert.deepEqual(wrongs, []);
    });
  }

  after(printTable);
});

function versionsOf(group: string): Version[] {
  const verdicts = JSON.parse(readFileSync(join(corpus, "verdicts.json"), "utf8")) as Record<
    string,
    { files: string[] }
  >;
  return readdirSync(join(corpus, group))
    .filter((file) => /^\d+\.md$/.test(file))
    .sort()
    .map((file) => {
      const name = `${group}/${file}`;
      const text = decode(readFileSync(join(corpus, name)));
      assert.ok(text !== null, name);
      const files = (verdicts[name]?.files ?? []).filter((one) => one !== "README.md" && one !== "report.html");
      return { name, text, files };
    });
}

/** Stages a version with its files; their content is their name, so that a file that stays is not a changed one. */
async function putFiles(repo: Repo, { text, files }: Version, had: readonly string[]): Promise<readonly string[]> {
  for (const file of had) if (!files.includes(file)) await repo.run("rm", join("reports", file));
  for (const file of files) if (!had.includes(file)) repo.write(join("reports", file), file);
  repo.write(reportPath, text);
  await repo.ok("add", "--all", "--force", "reports");
  return files;
}

/** What stops the commit, as the command says it; nothing is written. */
async function stoppingFindings(repo: Repo): Promise<Finding[]> {
  const { stdout, out } = await repo.run("report-hook", "--staged", "--no-page", "--format", "json");
  assert.match(stdout, /^\{/, out);
  const { reports } = JSON.parse(stdout) as { reports: { findings: Finding[] }[] };
  return reports.flatMap(({ findings }) => findings.filter(({ level }) => level === "error"));
}

/** The errors that `now` has and `before` has not, in the questions that differ or in the whole. */
async function introduced(now: Version, before: Version | null, first: string | null): Promise<Finding[]> {
  const template = await templateOf(now.text, before?.text ?? null, first);
  const errors = errorsOf(now, template);
  if (before === null) return errors;
  const old = errorsOf(before, template);
  const changed = changedNumbers(now, before, template);
  return errors.filter((finding) => {
    if (finding.rule.startsWith("answer/") && finding.question !== null && !changed.has(finding.question)) return false;
    const same = (other: Finding): boolean =>
      other.rule === finding.rule &&
      other.question === finding.question &&
      subjectOfMessage(other) === subjectOfMessage(finding);
    return !old.some(same);
  });
}

/** What a message is about, without what says how grave it is. */
function subjectOfMessage({ rule, message }: Finding): string {
  return /too-(?:long|short|many|few)|(?:prompt|limit)-changed/.test(rule) ? "" : message.replace(/\d+/g, "#");
}

function errorsOf(version: Version, template: Template): Finding[] {
  const match = matchText(version.text, template, defaultConfig.patterns);
  const present = new Set(version.files.map((file) => `reports/${file}`));
  const files: Files = (path) => {
    if (
      present.has(path) ||
      [...present].some((one) => one.startsWith(`${path}/`)) ||
      path === reportPath ||
      path === "reports"
    )
      return { kind: "present" };
    const actual = [...present].find((one) => one.toLowerCase() === path.toLowerCase());
    return actual === undefined ? { kind: "absent" } : { kind: "other-case", actual };
  };
  const about = { mode: "staged", path: reportPath, files, page: null } as const;
  const context = contextOf(match, about, () => true);
  return findingsOf(context, defaultConfig.rules, [], reportPath).filter(({ level }) => level === "error");
}

function changedNumbers(now: Version, before: Version, template: Template): ReadonlySet<number> {
  const [a, b] = [now, before].map(({ text }) => matchText(text, template, defaultConfig.patterns).report);
  assert.ok(a !== undefined && b !== undefined);
  const changed = changedQuestions([b], a);
  const files = new Set(now.files.map((file) => `reports/${file}`));
  const had = new Set(before.files.map((file) => `reports/${file}`));
  const moved = a.questions.filter((question) =>
    figuresOf(question, reportPath).some(
      ({ place }) => place.kind === "local" && files.has(place.path) !== had.has(place.path),
    ),
  );
  return new Set([...changed, ...moved].map(({ number }) => number));
}

async function templateOf(text: string, before: string | null, first: string | null): Promise<Template> {
  const { patterns } = defaultConfig;
  const sources = {
    option: null,
    config: null,
    readFile: async () => ({ failure: "none" }),
    oldest: async () => (first === null ? null : { name: "first", text: first }),
    head: async () => (before === null ? null : { name: "HEAD", text: before }),
  };
  const templates = await findTemplates(parseReport(text, { patterns }), reportPath, sources, patterns);
  assert.ok(!isFailure(templates));
  return templates.template;
}

async function assertPage(repo: Repo, version: Version): Promise<void> {
  const html = (await repo.git("cat-file", "blob", `HEAD:${pageFile}`)).stdout;
  assert.ok(html === (await pageOf(version.text)), `${version.name}: the page is not a full render`);
}

/** What is missing from a prompt is told in words where a commit is stopped, if its own versions have them. */
function keyOf({ rule, question, message }: Pick<Finding, "rule" | "question" | "message">): string {
  return `${rule} ${question ?? ""} ${message.replaceAll(/ \("[^"]*"\)/g, "")}`;
}

function printTable(): void {
  const rules = new Map<string, number>();
  for (const { findings } of stops)
    for (const rule of new Set(findings.map((one) => one.rule))) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  console.log(
    `\n${commits} commits, ${stops.length} stopped (${((100 * stops.length) / Math.max(1, commits)).toFixed(1)} %), by rule:`,
  );
  for (const [rule, count] of [...rules].sort((a, b) => b[1] - a[1]))
    console.log(`${String(count).padStart(5)}  ${rule}`);
  const wrong = advice.filter((one) => one.wrong !== null).length;
  console.log(
    `${advice.length} commands printed where commits stopped, ${advice.length - wrong} of them put right what they name`,
  );
}
