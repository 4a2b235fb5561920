/** What must hold after a commit was cut short, however it was: nothing is lost, and the next commit works. */
import assert from "node:assert/strict";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { answer, answered, wordQuestions } from "./answers.js";
import { assertPageOf, pageOf } from "./page.js";
import { newRepo, pageFile, type Repo, reportPath } from "./repo.js";

/** A kind of commit of the report that is on disk. */
export type Kind = "plain" | "-a" | "path";
export const kinds: readonly Kind[] = ["plain", "-a", "path"];

export interface Scene {
  readonly repo: Repo;
  readonly kind: Kind;
  readonly args: readonly string[];
  /** The report that is being committed, and the pages that may be on disk afterwards. */
  readonly report: string;
  readonly pages: readonly string[];
}

let counter = 0;

/** Edits the report, and another file that is not to be committed, and stages as this kind of commit needs it. */
export async function setScene(repo: Repo, kind: Kind): Promise<Scene> {
  counter++;
  const number = wordQuestions[counter % wordQuestions.length] ?? 3;
  const report = answered(repo.read(reportPath), number, answer(`k${counter}w`));
  const old = repo.read(pageFile);
  repo.write(reportPath, report);
  repo.write("notes.txt", `not to be lost ${counter}\n`);
  if (kind === "plain") await repo.ok("add", reportPath);
  const args = [
    "commit",
    "-q",
    "-m",
    `commit ${counter}`,
    ...(kind === "-a" ? ["-a"] : kind === "path" ? [reportPath] : []),
  ];
  return { repo, kind, args, report, pages: [old, await pageOf(report)] };
}

/** A repository for scenes. */
export async function newStage(): Promise<Repo> {
  const repo = await newRepo();
  repo.write(".git/info/exclude", "notes.txt\n");
  return repo;
}

/**
 * Which locks may be left: where git itself was killed, its own. Even a git that may tidy up leaves one behind where the signal comes between
 * making the file and noting that it is there, though not the index's where that was made long before.
 */
export type Locks = "none" | "git's" | "git's, but not the index's";

export async function assertUnharmed({ repo, report, pages }: Scene, label: string, locks: Locks): Promise<void> {
  assert.equal(repo.read(reportPath), report, `${label}: the report on disk has changed`);
  assert.match(repo.read("notes.txt"), /not to be lost/, label);
  assert.ok(
    repo.has(pageFile) && pages.includes(repo.read(pageFile)),
    `${label}: the page on disk is neither the old one nor the new one`,
  );
  const left = locksIn(join(repo.folder, ".git"));
  if (locks === "none") assert.deepEqual(left, [], `${label}: a lock is left`);
  if (locks === "git's, but not the index's") assert.ok(!left.includes("index.lock"), `${label}: index.lock is left`);
  assert.deepEqual(
    left.filter((name) => ownLock.test(name)),
    [],
    `${label}: a lock of ours is left`,
  );
  for (const name of left) rmSync(join(repo.folder, ".git", name));
  const fsck = await repo.git("fsck", "--no-dangling", "--no-progress");
  assert.equal(fsck.code, 0, `${label}: ${fsck.out}`);
  const status = await repo.ok("status", "--porcelain", "--untracked-files=all");
  assert.doesNotMatch(status, /^\?\?|train\.py/m, `${label}: ${status}`);
}

/**
 * Commits what is left, in the same way, and looks at it.
 *
 * Where git itself was killed between moving the branch and putting the index in its place, the whole commit is there and the index is
 * the old one. Naming the report again then brings back the report's entry alone: the page's stays old until the next change.
 */
export async function assertNextCommitWorks(scene: Scene, label: string): Promise<void> {
  const { repo, kind, args, report } = scene;
  const wasCommitted = (await repo.git("cat-file", "blob", `HEAD:${reportPath}`)).stdout === report;
  const { code, out } = await repo.git(...args, "--allow-empty");
  assert.equal(code, 0, `${label}: ${out}`);
  await assertPageOf(repo);
  if (kind === "path" && wasCommitted && (await statusOf(repo)) === oldEntry) await assertOnlyEntryIsOld(scene, label);
  assert.equal(await statusOf(repo), "", label);
}

const oldEntry = `MM ${pageFile}\n`;

/** The index alone has the page from before, and the next commit of the report puts that right. */
async function assertOnlyEntryIsOld({ repo, pages }: Scene, label: string): Promise<void> {
  const committed = (await repo.git("cat-file", "blob", `HEAD:${pageFile}`)).stdout;
  const inIndex = (await repo.git("cat-file", "blob", `:${pageFile}`)).stdout;
  assert.equal(repo.read(pageFile), committed, `${label}: the page on disk is not the committed one`);
  assert.equal(inIndex, pages[0], `${label}: the page in the index is not the one before the commit`);
  const next = await setScene(repo, "path");
  await repo.ok(...next.args);
  await assertPageOf(repo);
}

async function statusOf(repo: Repo): Promise<string> {
  return (await repo.git("status", "--porcelain", "--untracked-files=all")).stdout;
}

/**
 * All in our folder, but that of a copy of the index, which nobody waits for and which goes with other leftovers; and a lock on git's own
 * lock, which only a hook that writes into an index takes.
 */
const ownLock = /report-hook\/(?!report-hook-index-\d+\.lock$)|\.lock\.lock$/;

function locksIn(gitDir: string): string[] {
  return readdirSync(gitDir, { recursive: true, encoding: "utf8" }).filter((name) => /\.lock/.test(name));
}
