import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../system/refusal.js";
import { type GitSetting, settingsOnDisk } from "./guards.js";
import { keptRefs, type Mirror } from "./mirror.js";
import { failedWith, type GitResult, tryGit } from "./run.js";
import type { TimeLimit } from "./time-limit.js";

/** Nobody is asked, and a server that says nothing for half a minute is given up. */
const fetchSettings: readonly GitSetting[] = [
  ...settingsOnDisk,
  ["credential.helper", ""],
  ["core.askPass", ""],
  ["fetch.recurseSubmodules", "false"],
  ["fetch.fsckObjects", "false"],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  // Where a repository has moved, its address says so once; what it promises then is fetched from there.
  ["http.followRedirects", "initial"],
  ["http.lowSpeedLimit", "100"],
  ["http.lowSpeedTime", "30"],
];

const fetchEnvironment = {
  GIT_ALLOW_PROTOCOL: "file:git:http:https:ssh",
  GIT_ASKPASS: "",
  SSH_ASKPASS: "",
  GIT_SSH_COMMAND: "ssh -oBatchMode=yes -oConnectTimeout=20",
};

const nowRef = "refs/collected/now";

/**
 * Fetches a branch's commits, without the files in them where the server can leave them out.
 *
 * @param branch null: the repository's default branch
 * @param whole the whole history, not its newest commit alone
 * @param time what is left for the group
 * @returns the branch's newest commit
 */
export async function fetchBranch(
  mirror: Mirror,
  branch: string | null,
  whole: boolean,
  time: TimeLimit,
): Promise<string> {
  const depth = whole ? ["--depth=2147483647"] : ["--depth=1"];
  const refs = `+${branch === null ? "HEAD" : `refs/heads/${branch}`}:${nowRef}`;
  const args = ["--no-tags", "--force", "--filter=blob:none", ...depth, "origin", refs];
  await fetchBy(mirror, args, time, [["fetch.negotiationAlgorithm", "consecutive"]]);
  const newest = readFileSync(join(mirror.folder, nowRef), "latin1").trim();
  writeFileSync(join(mirror.folder, keptRefs, newest), `${newest}\n`);
  return newest;
}

/** Fetches objects by their ids, all in one go. */
export async function fetchObjects(mirror: Mirror, ids: readonly string[], time: TimeLimit): Promise<void> {
  const args = ["--no-tags", "--no-write-fetch-head", "--filter=blob:none", "origin", ...ids];
  // A server that is told which commits are here takes their files to be here, too.
  await fetchBy(mirror, args, time, [["fetch.negotiationAlgorithm", "noop"]]);
}

/** Fetches, and ends what takes too long. */
async function fetchBy(
  { folder }: Mirror,
  args: readonly string[],
  time: TimeLimit,
  settings: readonly GitSetting[],
): Promise<void> {
  const env = { ...fetchEnvironment, GIT_DIR: folder };
  const how = { env, settings: [...fetchSettings, ...settings], folder, limit: time.left() };
  const result = await tryGit(["fetch", ...args], how).catch((error: unknown) => {
    throw time.left() === 0 ? new Refusal("it took too long") : error;
  });
  if (result.code !== 0) throw failedWith(["fetch"], withTellingLine(result));
}

/** What ssh says goes before git's own complaint, which is the same for all that can go wrong with it. */
function withTellingLine(result: GitResult): GitResult {
  const lines = result.stderr.split(/\r?\n/);
  const end = lines.findIndex((line) => line.startsWith("fatal: Could not read from remote repository"));
  const told = lines.slice(0, Math.max(0, end)).findLast((line) => !/^$|^warning:/i.test(line));
  return told === undefined ? result : { ...result, stderr: `fatal: ${told}` };
}
