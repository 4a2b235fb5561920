/** Steps by chance through what people do with git, with the promises of a commit looked at after each. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { answer, answered, broken, template, wordQuestions } from "./answers.js";
import type { Chance } from "./chance.js";
import { pageOf } from "./page.js";
import { newFolder, newRepo, pageFile, type Ran, type Repo, reportPath } from "./repo.js";

export interface Walk {
  readonly repo: Repo;
  /** Takes one step. Throws where a promise is broken. */
  readonly step: (number: number) => Promise<void>;
}

/** A repository as it stands: what a commit that is stopped must leave. */
interface State {
  readonly head: string;
  /** A line each but for the page's. */
  readonly index: string;
  readonly stagedPage: string;
  /** The contents of files by their paths, the page left out. */
  readonly disk: string;
  /** Empty where there is none. */
  readonly pageOnDisk: string;
}

const byHand = /<!-- by hand \d+ -->/;
const allByHand = new RegExp(byHand, "g");

type Step = (number: number) => Promise<void>;

/** A repository, and what is done to it by chance. */
export async function startWalk(chance: Chance): Promise<Walk> {
  const repo = await newRepo();
  const branches = ["main"];
  const told: string[] = [];
  const one = <T>(items: readonly T[]): T => items[chance.below(items.length)] as T;

  async function git(...args: string[]): Promise<Ran> {
    const ran = await repo.git(...args);
    told.push(`git ${args.join(" ")}: ${ran.code}`);
    return ran;
  }

  async function commit(number: number, ...args: string[]): Promise<void> {
    const before = await stateOf(repo);
    const ran = await git("commit", "-m", `Step ${number}`, ...args);
    await assertPromises(repo, before, await stateOf(repo), ran, args);
  }

  function edit(number: number): string {
    const report = reportIn(repo);
    const question = one(wordQuestions);
    const kind = chance.below(10);
    if (kind === 0) return broken(template, question);
    if (kind === 1) return answered(report, question, answer(`s${number}w`, 230));
    if (kind === 2) return answered(report, question, `${answer(`s${number}w`)}\n\n![f](figures/f${number}.png)`);
    return answered(report, question, answer(`s${number}w`, 100 + chance.below(60)));
  }

  /** Ends what git has stopped in, one way or the other. */
  async function endConflict(number: number): Promise<void> {
    const inGit = (name: string): boolean => existsSync(join(repo.folder, ".git", name));
    if (inGit("rebase-merge") || inGit("rebase-apply")) await git("rebase", "--abort");
    if (inGit("CHERRY_PICK_HEAD")) await git("cherry-pick", "--abort");
    if (inGit("REVERT_HEAD")) await git("revert", "--abort");
    if (!inGit("MERGE_HEAD")) return;
    if (chance.below(2) === 0) return void (await git("merge", "--abort"));
    const side = one(["--ours", "--theirs"]);
    for (const file of [reportPath, pageFile]) await git("checkout", "-q", side, "--", file);
    await git("add", "-A");
    await commit(number);
    if (inGit("MERGE_HEAD")) await git("merge", "--abort");
  }

  /** Begins anew from what is committed: edits are given up as a person gives them up. */
  async function clean(): Promise<void> {
    await git("reset", "-q", "--hard");
    await git("clean", "-fdq");
  }

  async function onBranch(number: number, args: readonly string[]): Promise<void> {
    if (chance.below(3) > 0) await clean();
    const known = (await repo.ok("rev-list", "--all")).split("\n");
    const { code, out } = await git(...args);
    if (code !== 0) return endConflict(number);
    if (!known.includes(await repo.ok("rev-parse", "HEAD"))) await assertPageOrTold(repo, out);
  }

  const steps: readonly (readonly [weight: number, Step])[] = [
    [
      8,
      async (number) => {
        repo.write(reportPath, edit(number));
        if (chance.below(4) === 0) repo.write(`reports/figures/f${number}.png`, `PNG ${number}`);
      },
    ],
    [6, async () => void (await git("add", "-A"))],
    [
      3,
      async (number) => {
        // What `git add -p` leaves: another text staged than on disk.
        const onDisk = reportIn(repo);
        repo.write(reportPath, edit(number));
        await git("add", reportPath);
        repo.write(reportPath, onDisk);
      },
    ],
    [
      2,
      async (number) => {
        repo.write(pageFile, `${repo.has(pageFile) ? repo.read(pageFile) : ""}<!-- by hand ${number} -->\n`);
        if (chance.below(2) === 0) await git("add", pageFile);
      },
    ],
    [10, (number) => commit(number)],
    [8, (number) => commit(number, "-a")],
    [4, (number) => commit(number, "--", reportPath)],
    [2, (number) => commit(number, "--include", reportPath)],
    [3, (number) => commit(number, "--amend")],
    [2, (number) => commit(number, "--allow-empty")],
    [2, (number) => commit(number, "-a", "--no-verify")],
    [
      3,
      async (number) => {
        branches.push(`b${number}`);
        await git("checkout", "-q", "-b", `b${number}`);
      },
    ],
    [4, async () => void (await git("checkout", "-q", one(branches)))],
    [5, (number) => onBranch(number, ["merge", "-q", "--no-edit", one(branches)])],
    [2, (number) => onBranch(number, ["merge", "-q", "--squash", one(branches)])],
    [3, (number) => onBranch(number, ["rebase", "-q", one(branches)])],
    [3, (number) => onBranch(number, ["cherry-pick", one(branches)])],
    [2, (number) => onBranch(number, ["revert", "--no-edit", "HEAD"])],
    [2, async () => void (await git("stash", "-q"))],
    [
      2,
      async () => {
        await git("stash", "pop", "-q");
        if ((await repo.git("ls-files", "-u")).stdout !== "") await clean();
      },
    ],
    [2, async () => void (await git("reset", "-q", one(["--soft", "--mixed", "--hard"]), "HEAD~"))],
    [2, clean],
    [1, async () => void (await git("config", "core.autocrlf", one(["true", "false", "input"])))],
    [
      2,
      async () => {
        const config = one([{}, { rules: { "page/edited": "warning" } }, { rules: { "answer/too-long": "off" } }]);
        repo.write(".report-hook.json", JSON.stringify(config));
      },
    ],
    [1, async () => void (await git("rm", "-q", "--cached", "--ignore-unmatch", pageFile))],
    [1, async () => void (await git("update-index", one(["--assume-unchanged", "--no-assume-unchanged"]), pageFile))],
    [
      2,
      async (number) => {
        const folder = newFolder("linked");
        if ((await git("worktree", "add", "-q", "-b", `w${number}`, folder)).code !== 0) return;
        branches.push(`w${number}`);
        const linked = repo.as({ folder });
        linked.write(reportPath, answered(reportIn(linked), one(wordQuestions), answer(`l${number}w`)));
        const before = await stateOf(linked);
        const ran = await linked.git("commit", "-a", "-m", `Linked ${number}`);
        await assertPromises(linked, before, await stateOf(linked), ran, ["-a"]);
        await git("worktree", "remove", "--force", folder);
      },
    ],
  ];
  const deck = steps.flatMap(([weight, step]) => Array.from({ length: weight }, () => step));

  return {
    repo,
    step: async (number) => {
      const take = one(deck);
      try {
        await take(number);
        assert.deepEqual(locksIn(repo), []);
      } catch (error) {
        const last = told.slice(-25).join("\n");
        throw new Error(`step ${number} (seed ${chance.seed}) in ${repo.folder}, after\n${last}`, { cause: error });
      }
    },
  };
}

function reportIn(repo: Repo): string {
  return repo.has(reportPath) ? repo.read(reportPath) : template;
}

async function stateOf(repo: Repo): Promise<State> {
  const [head, index] = await Promise.all([repo.git("rev-parse", "HEAD"), repo.git("ls-files", "-s")]);
  const lines = index.stdout.split("\n");
  const files = readdirSync(repo.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(repo.folder.length + 1))
    .filter((path) => path !== pageFile && path !== ".git" && !path.startsWith(".git/"));
  return {
    head: head.stdout.trim(),
    index: lines.filter((line) => !line.endsWith(`\t${pageFile}`)).join("\n"),
    stagedPage: lines.filter((line) => line.endsWith(`\t${pageFile}`)).join("\n"),
    disk: JSON.stringify(files.sort().map((path) => [path, readFileSync(join(repo.folder, path), "latin1")])),
    pageOnDisk: repo.has(pageFile) ? repo.read(pageFile) : "",
  };
}

/** The promises of a commit, whether it came to one or not. */
async function assertPromises(
  repo: Repo,
  before: State,
  after: State,
  { code, out }: Ran,
  args: readonly string[],
): Promise<void> {
  assert.doesNotMatch(out, /inside report-hook/);
  assert.equal(after.disk, before.disk, `a file beside the page is another one: ${out}`);
  const isSkipped = args.includes("--no-verify");
  if (after.head === before.head) {
    assert.notEqual(code, 0, out);
    assert.equal(after.index, before.index, `a commit that was none has changed the index: ${out}`);
    if (!/--no-verify/.test(out)) return assertNothingLost(repo, before, out);
    assert.equal(after.stagedPage, before.stagedPage, `a stopped commit has staged a page: ${out}`);
    assert.equal(after.pageOnDisk, before.pageOnDisk, `a stopped commit has written a page: ${out}`);
    return;
  }
  await assertNothingLost(repo, before, out);
  if (isSkipped) return;
  const page = await repo.git("cat-file", "blob", `HEAD:${pageFile}`);
  // What a person has put there by hand is committed where the configuration says that this is no error.
  if (byHand.test(page.stdout)) return;
  assert.equal(await isRight(repo, "HEAD"), true, `the page of the commit is not that of its report: ${out}`);
}

/** What was on disk and in no commit is still there, or in a commit now; what HEAD had, a person may amend. */
async function assertNothingLost(repo: Repo, before: State, out: string): Promise<void> {
  const marks = [...before.pageOnDisk.matchAll(allByHand)].map(([mark]) => mark);
  if (marks.length === 0) return;
  const now = repo.has(pageFile) ? repo.read(pageFile) : "";
  if (marks.every((mark) => now.includes(mark))) return;
  const history = (await repo.git("log", "--all", before.head, "--format=", "-p", "--", pageFile)).stdout;
  for (const mark of marks) assert.ok(now.includes(mark) || history.includes(mark), `${mark} is lost: ${out}`);
}

/** After a merge, a pick or a rebase the page is right, or the person was told that it is not. */
async function assertPageOrTold(repo: Repo, out: string): Promise<void> {
  if (/out of date|missing from/.test(out) || (await isRight(repo, "HEAD"))) return;
  const page = (await repo.git("cat-file", "blob", `HEAD:${pageFile}`)).stdout;
  const parents = (await repo.ok("rev-parse", "HEAD^@")).split("\n").filter((id) => id !== "");
  const wereRight = await Promise.all(parents.map((parent) => isRight(repo, parent)));
  if (byHand.test(page) || wereRight.includes(false)) return;
  assert.fail(`the page is old, and nobody was told: ${out}`);
}

/** Whether the page in a commit is that of its report; where it has no report any page is. */
async function isRight(repo: Repo, commit: string): Promise<boolean> {
  const report = await repo.git("cat-file", "blob", `${commit}:${reportPath}`);
  if (report.code !== 0) return true;
  const page = await repo.git("cat-file", "blob", `${commit}:${pageFile}`);
  return (
    page.stdout === (await pageOf(report.stdout.replaceAll("\r\n", "\n"))) ||
    page.stdout === (await pageOf(report.stdout))
  );
}

function locksIn(repo: Repo): readonly string[] {
  const files = readdirSync(join(repo.folder, ".git"), { recursive: true, encoding: "utf8" });
  return files.filter((file) => /\.lock$|index\.lock/.test(file));
}
