/** Two branches of one report that change different questions, and what merging, rebasing and picking makes of them. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { answer, answered, template, wordQuestions } from "./answers.js";
import { newChance } from "./chance.js";
import { assertPageOf, assertStatus, pageOf } from "./page.js";
import { newRepo, pageFile, type Repo, reportPath } from "./repo.js";

/** How many pairs of branches are tried. */
const pairs = Number(process.env.REPORT_HOOK_TEST_PAIRS ?? 50);

/** Makes the page merge by the driver that `report-hook init` sets up. */
export async function useDriver(repo: Repo): Promise<void> {
  await repo.ok("config", "merge.report-hook.driver", "git merge-file --ours %A %O %B");
  repo.write(".git/info/attributes", `${pageFile} -text -filter -ident merge=report-hook linguist-generated\n`);
}

/** The test that random pairs of branches merge, rebase and pick without conflict and with right pages. */
export function testRandomPairs(prepare: (repo: Repo) => Promise<void>): void {
  it(`${pairs} random pairs merge, rebase and cherry-pick without a conflict, with the right page in every commit`, async (t) => {
    const chance = newChance();
    t.diagnostic(`seed ${chance.seed}`);
    const repo = await newRepo();
    await prepare(repo);
    let picks = 0;
    for (let pair = 0; pair < pairs; pair++) {
      const questions = chance.shuffled(wordQuestions);
      const write = (report: string, chosen: readonly number[], name: string): string =>
        chosen.reduce(
          (text, number) => answered(text, number, answer(`${name}${pair}q${number}w`, 100 + chance.below(60))),
          report,
        );
      const ours = questions.slice(0, 1 + chance.below(3));
      const theirs = questions.slice(ours.length, ours.length + 1 + chance.below(3));
      const start = write(template, questions.slice(0, chance.below(questions.length)), "s");
      const label = `pair ${pair} (seed ${chance.seed}): ${ours} and ${theirs}`;

      await repo.ok("checkout", "-q", "-B", "start", "main");
      await commitReport(repo, start);
      await repo.ok("checkout", "-q", "-B", "ours");
      await commitReport(repo, write(start, ours, "o"));
      await repo.ok("checkout", "-q", "-B", "theirs", "start");
      let report = start;
      for (const number of theirs) {
        report = write(report, [number], "t");
        await commitReport(repo, report);
      }

      await repo.ok("checkout", "-q", "-B", "merged", "ours");
      await assertRight(repo, label, "HEAD", "merge", "-q", "--no-edit", "theirs");
      await repo.ok("checkout", "-q", "-B", "picked", "ours");
      await assertRight(repo, label, `HEAD~${theirs.length}`, "cherry-pick", "start..theirs");
      await repo.ok("checkout", "-q", "-B", "rebased", "theirs");
      await assertRight(repo, label, `HEAD~${theirs.length}`, "rebase", "-q", "ours");
      picks += theirs.length * 2;
    }
    t.diagnostic(`${pairs} merges, ${picks} commits picked or rebased`);
  });
}

/** A commit of the report with the page that the hook would put in; the hook itself is left out to save time. */
async function commitReport(repo: Repo, report: string): Promise<void> {
  repo.write(reportPath, report);
  repo.write(pageFile, await pageOf(report));
  await repo.as({ env: { REPORT_HOOK: "0" } }).ok("commit", "-q", "-a", "--allow-empty", "-m", "Answer");
}

/** Runs git, which must meet no conflict, and looks at every commit down to `oldest`. */
async function assertRight(repo: Repo, label: string, oldest: string, ...args: string[]): Promise<void> {
  const { code, out } = await repo.git(...args);
  assert.equal(code, 0, `${label}: git ${args.join(" ")}: ${out}`);
  const commits = oldest === "HEAD" ? ["HEAD"] : (await repo.ok("rev-list", `${oldest}..HEAD`)).split("\n");
  for (const commit of commits) await assertPageOf(repo, commit);
  await assertStatus(repo);
  assert.doesNotMatch(out, /out of date/, label);
}
