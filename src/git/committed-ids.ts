import { type GitOptions, literally, tryGit } from "./run.js";

/** Says what each commit changed, with whole ids, one entry a line; no setting of a person's changes that. */
const log = ["-c", "log.follow=false", "-c", "log.showRoot=true", "log", "--no-show-signature", "--format=", "--raw"];
const entries = ["--no-abbrev", "--no-renames", "--full-history", "-m"];

/** What keeps a commit: a stash, which is dropped, and the reflog, which expires, do not. `HEAD` may be on no branch, or not be yet. */
const kept = ["--branches", "--tags", "--remotes", "--ignore-missing", "HEAD"];

/** An entry of the log: the modes, then the ids before and after. */
const entry = /^:\d+ \d+ ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) /gm;

/**
 * The ids of all files that a branch, a tag or a remote branch has had at this path.
 *
 * @param path from the repository's root
 * @returns none where git cannot tell
 */
export async function committedIds(
  path: string,
  place: Pick<GitOptions, "repository"> = {},
): Promise<ReadonlySet<string>> {
  // A repository that is only named has no branches for us, but for the commit that is checked out.
  const from = place.repository?.through == null ? kept : ["HEAD"];
  const result = await tryGit([...log, ...entries, ...from, "--", literally(path)], place);
  if (result.code !== 0) return new Set();
  return new Set(
    [...result.stdout.toString("latin1").matchAll(entry)].flatMap(([, before = "", after = ""]) => [before, after]),
  );
}
