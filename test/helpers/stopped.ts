/** Commits that are stopped by damage which a command puts right. */
import assert from "node:assert/strict";
import { answer, answered, broken, template } from "./answers.js";
import { assertPageOf } from "./page.js";
import { copies, newRepo, type Ran, type Repo, reportPath } from "./repo.js";

/** Question 12 is damaged already; nobody must touch it. */
export const old = broken(template, 12);
export const written = answered(old, 3, answer("three"));
export const damaged = broken(written, 3);

export const oldRepo = copies(async () => {
  const repo = await newRepo();
  repo.write(reportPath, old);
  repo.write("notes.md", "notes\n");
  await repo.ok("add", ".");
  await repo.ok("commit", "--quiet", "--no-verify", "-m", "Damaged before");
  return repo;
});

/** The commands that a stopped commit prints. */
function commandsIn({ out }: Ran): string[] {
  return [...out.matchAll(/^ {2}(report-hook .*)$/gm)].map(([, line = ""]) => line);
}

/** Commits, runs what is printed, and commits again in the same way. */
export async function copied(repo: Repo, commit: () => Promise<Ran>): Promise<void> {
  const stopped = await commit();
  assert.equal(stopped.code, 1, stopped.out);
  const commands = commandsIn(stopped);
  assert.equal(commands.length, 1, stopped.out);
  const fixed = await repo.run("sh", "-c", commands[0] ?? "");
  assert.equal(fixed.code, 0, fixed.out);
  assert.doesNotMatch(fixed.out, /nothing to fix/);
  const again = await commit();
  assert.equal(again.code, 0, `${commands[0]}\n${fixed.out}\n${again.out}`);
  assert.equal((await repo.git("show", `HEAD:${reportPath}`)).stdout, written);
  await assertPageOf(repo);
}
