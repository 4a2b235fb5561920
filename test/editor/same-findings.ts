/** What an editor shows of a report, beside what the hook finds when the same text is staged. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { checkEdited } from "../../src/editor/edited.js";
import { knowDocument } from "../../src/live/documents.js";
import { isFailure } from "../../src/result.js";
import type { Finding } from "../../src/rules/model.js";
import { type Repo, reportPath } from "../helpers/repo.js";

/** What the editor shows of a text, without page findings, which only a commit has. */
async function shown(repo: Repo, text: string): Promise<readonly object[]> {
  const about = await knowDocument(join(repo.folder, reportPath), text);
  assert.ok(about !== null && !isFailure(about), JSON.stringify(about));
  // The words for several findings alike are for people, and what a fix is asked for by is for commands: no program is given them.
  return checkEdited(text, about.known).findings.map(({ many: _, section: __, ...told }) => asShown(told));
}

/** Only a commit that is stopped tries each fix first, to offer those that help; an editor offers an edit where it has one. */
function asShown({ fixable: _, ...told }: Omit<Finding, "many" | "section">): object {
  return told;
}

/** What the hook finds when the text is staged. */
async function found(repo: Repo, text: string): Promise<readonly object[]> {
  repo.write(reportPath, text);
  await repo.ok("add", ".");
  const { stdout } = await repo.run("report-hook", "--staged", "--format", "json", "--no-page");
  const { reports } = JSON.parse(stdout) as { reports: readonly { findings: readonly Finding[] }[] };
  return (reports[0]?.findings ?? []).map(asShown);
}

/** That an editor with a text, unsaved, shows what the hook finds once it is staged, word for word; it is staged afterwards. */
export async function assertSame(repo: Repo, text: string): Promise<void> {
  const before = await shown(repo, text);
  assert.deepEqual(before, await found(repo, text));
}
