/** What a commit's hook does that can be counted: noted by code that is loaded into its process, and by git itself. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newFolder, type Repo } from "./repo.js";

/**
 * Commits, or runs something else, under observation.
 *
 * @param observer JavaScript that is loaded into the hook's process and writes its notes, as JSON, to the file that `OBSERVED` names
 * @returns the notes, and git's own trace of the commands that it was started with
 */
export async function observeCommit(
  repo: Repo,
  observer: string,
  commit: (repo: Repo) => Promise<unknown>,
): Promise<{ readonly notes: unknown; readonly trace: string }> {
  const folder = newFolder("notes");
  const loaded = join(folder, "observer.cjs");
  writeFileSync(loaded, observer);
  const watching = {
    NODE_OPTIONS: `--require "${loaded}"`,
    OBSERVED: join(folder, "observed.json"),
    GIT_TRACE: join(folder, "trace"),
  };
  await commit(repo.as({ env: { ...repo.env, ...watching } }));
  return {
    notes: JSON.parse(readFileSync(watching.OBSERVED, "utf8")),
    trace: existsSync(watching.GIT_TRACE) ? readFileSync(watching.GIT_TRACE, "utf8") : "",
  };
}
